/** A statement as the query builder under the ORM takes it. */
interface RawStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly query: {
    readonly kind: 'RawNode';
    readonly sqlFragments: readonly string[];
    readonly parameters: readonly [];
  };
  readonly queryId: { readonly queryId: string };
}

/** What runs statements: a pool, a transaction, or a single connection. */
export interface StatementExecutor {
  executeQuery<Row>(statement: RawStatement): Promise<{ readonly rows: Row[] }>;
}

/** An entity manager, or something else that has a connection. */
export interface StatementRunner {
  getKysely(): StatementExecutor;
}

/**
 * Runs one statement, in the transaction of the entity manager if it has one. Its `$1`, `$2` … are the driver's own
 * parameters: the ORM's `execute` writes values into the text of the query, character by character, which takes longer for a
 * batch of answers than PostgreSQL takes to store them.
 * @returns the rows, as the driver reads them.
 * @throws Error of the driver, with the SQLSTATE as its `code`.
 */
export async function runStatement<Row>(
  em: StatementRunner,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await em.getKysely().executeQuery<Row>({
    sql,
    parameters,
    query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
    queryId: { queryId: 'statement' },
  });
  return rows;
}
