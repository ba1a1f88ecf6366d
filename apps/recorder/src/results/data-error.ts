/** SQLSTATE classes of errors that lie in the data: data exception, integrity constraint violation. */
const DATA_CLASSES = new Set(['22', '23']);

/** Whether a database error will come again with the same row, however often it is tried. */
export function isDataError(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && DATA_CLASSES.has(error.code.slice(0, 2));
}
