import type { Label } from './label.js';

/** A judge's word for one answer. */
export interface JudgeWord {
  readonly judge: string;
  readonly outcome: Label;
  readonly evidence: string | null;
}

/**
 * The word in which all judges that were heard of an answer agree; null when they differ, or fewer were heard than must be.
 * Nobody is outvoted: where judges differ, people look.
 * @param atLeast how many must have been heard.
 */
export function agreedWord(words: readonly JudgeWord[], atLeast: number): JudgeWord | null {
  const [first] = words.toSorted((a, b) => (a.judge < b.judge ? -1 : 1));
  if (first === undefined || words.length < atLeast) return null;
  return words.every(({ outcome }) => outcome === first.outcome) ? first : null;
}
