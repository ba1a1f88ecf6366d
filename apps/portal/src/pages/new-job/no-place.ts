/** What the form has no place for: the message says what it is. */
export class NoPlaceError extends Error {
  override readonly name = 'NoPlaceError';
}
