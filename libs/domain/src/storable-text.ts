/**
 * A text of somebody else's as it can be stored: PostgreSQL refuses NUL, and JSON readers refuse lone surrogates, so both become
 * U+FFFD; what is over the limit is cut, and said to be.
 * @param limit in UTF-16 units.
 */
export function storableText(text: string, limit: number): { text: string; cut: boolean } {
  const cut = text.length > limit;
  const kept = cut ? text.slice(0, limit) : text;
  return { text: kept.replaceAll('\0', '\uFFFD').toWellFormed(), cut };
}
