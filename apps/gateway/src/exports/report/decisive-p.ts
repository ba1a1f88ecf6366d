import type { PairFigures } from '@beacon/verdict';

/** The p of a pair that counts: the larger one, where there are two; null where nothing was tested. */
export function decisiveP({ p, p_by_answer: byAnswer }: PairFigures): number | null {
  return p === null ? null : Math.max(p, byAnswer ?? 0);
}
