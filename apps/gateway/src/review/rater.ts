import { ApiError } from '../http/errors/api-error.js';

/** The shape of a rater's name. */
export const RATER_PATTERN = /^[^\p{C}\s](?:[^\p{C}]{0,78}[^\p{C}\s])?$/u;
export const RATER_ALLOWED = '1..80 printable characters, no blank at either end';

/** Names of other kinds of raters. */
const RESERVED = new Set(['classifier', 'review', 'judge']);

/** Names that differ in capitals, width or blanks only count as the same person's. */
function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Whether two names are taken for one person. */
export function isSameRater(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/**
 * Refuses a name that a rater may not have, or that is written otherwise than before.
 * @param known names of those who have labelled in this review
 * @throws ApiError 409 when it may be somebody else's.
 */
export function assertRater(name: string, known: readonly string[]): void {
  if (RESERVED.has(folded(name))) {
    const message = `${JSON.stringify(name)} is the name of something else here: take your own`;
    throw ApiError.conflict('rater_name_reserved', message);
  }
  const alike = known.find((other) => other !== name && isSameRater(other, name));
  if (alike === undefined) return;
  const message = `a rater of this review is called ${JSON.stringify(alike)}: two raters need two names, and one rater writes it one way`;
  throw ApiError.conflict('rater_name_taken', message);
}
