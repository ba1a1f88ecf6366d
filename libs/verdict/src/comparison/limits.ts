/** Most UTF-16 code units of an answer that are compared. */
const COMPARED_CHARACTERS = 10_000;

/** Pairs that may be compared at that length; more pairs share the same work. */
const FULL_PAIRS = 15;

/** Answers of a region among which its representative is looked for, and its repeats' similarity is taken. */
export const REPRESENTED_ANSWERS = 15;

/** Embeddings that are compared, all regions together. */
export const SPREAD_ANSWERS = 120;

/**
 * How many code units of each answer are compared. The work of a pair grows with the square of it, so the work of a whole
 * comparison has one bound, however many regions there are: that of 15 pairs of 10,000.
 */
export function comparedCharacters(regions: number): number {
  const pairs = (regions * (regions - 1)) / 2;
  return pairs <= FULL_PAIRS
    ? COMPARED_CHARACTERS
    : Math.floor(COMPARED_CHARACTERS * Math.sqrt(FULL_PAIRS / pairs));
}
