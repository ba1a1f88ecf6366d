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
 * Runs one statement, in the transaction of the entity manager if it has one: the one way in which this library runs SQL of its own. Its
 * `$1`, `$2` … are the driver's parameters, so that one value may stand in several places and lists go to `any($1::text[])`. The ORM's
 * `execute` takes `?` instead, and writes values into the text of the query, character by character: that takes longer for a batch of answers
 * than PostgreSQL takes to store them.
 * @param parameters values of `$1`, `$2` … @default none
 * @returns the rows, as the driver reads them.
 * @throws Error of the driver, with the SQLSTATE as its `code`.
 */
export async function runStatement<Row>(
  em: StatementRunner,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await em.getKysely().executeQuery<Row>({
    sql,
    parameters,
    query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
    queryId: { queryId: 'statement' },
  });
  return rows;
}
