import { databaseErrorKind } from '@beacon/persistence';

/** What becomes of the parts of a batch, and how it is put together again. */
export interface Parts<Row, Result> {
  readonly work: (rows: readonly Row[]) => Promise<Result>;
  readonly join: (first: Result, second: Result) => Result;
  /** What becomes of a row that the database cannot hold. */
  readonly refuse: (row: Row, reason: string) => Result;
}

/**
 * Does a work on many rows at once. A row that the database cannot hold must not hold up its neighbours: then the batch is
 * halved until that row stands alone.
 * @throws Error that does not lie in the rows.
 */
export async function bisectOnDataError<Row, Result>(
  rows: readonly Row[],
  parts: Parts<Row, Result>,
): Promise<Result> {
  try {
    return await parts.work(rows);
  } catch (error) {
    if (databaseErrorKind(error) !== 'data') throw error;
    return inHalves(rows, parts, error);
  }
}

async function inHalves<Row, Result>(
  rows: readonly Row[],
  parts: Parts<Row, Result>,
  error: unknown,
): Promise<Result> {
  const [only] = rows;
  if (only === undefined) throw error;
  if (rows.length === 1) return parts.refuse(only, `the database refuses it: ${String(error)}`);
  const middle = Math.floor(rows.length / 2);
  const first = await bisectOnDataError(rows.slice(0, middle), parts);
  return parts.join(first, await bisectOnDataError(rows.slice(middle), parts));
}
