import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Runs one statement, in the transaction of the entity manager if it has one. Its `$1`, `$2` … are the driver's own
 * parameters: the ORM's `execute` writes values into the text of the query, character by character, which takes longer for a
 * batch of answers than PostgreSQL takes to store them.
 * @returns the rows, as the driver reads them.
 * @throws Error of the driver, with the SQLSTATE as its `code`.
 */
export async function runStatement<Row>(
  em: Pick<EntityManager, 'getKysely'>,
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
