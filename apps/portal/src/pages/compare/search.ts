import type { JobComparisonQuery } from '../../api/comparison-queries.ts';
import { fractionText } from '../../lib/fraction-text.ts';
import { oneOf, textOf } from '../../lib/search.ts';

const CLAIMS = ['questions_like_these', 'these_questions'] as const;

/** Which job this one is compared with, and how. */
export interface CompareSearch {
  /** The later job; without it one is chosen. */
  readonly with?: string | undefined;
  /** Words in the jobs that can be chosen. */
  readonly q?: string | undefined;
  readonly claim?: (typeof CLAIMS)[number] | undefined;
  /** As typed, such as `0.05`. */
  readonly alpha?: string | undefined;
  readonly margin?: string | undefined;
}

export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  return {
    with: textOf(search['with']),
    q: textOf(search['q']),
    claim: oneOf(search['claim'], CLAIMS),
    alpha: fractionText(search['alpha'], 0.5),
    margin: fractionText(search['margin'], 1),
  };
}

/** What the API is asked for. */
export function comparisonQueryOf(other: string, search: CompareSearch): JobComparisonQuery {
  const { claim, alpha, margin } = search;
  return {
    with: other,
    ...(claim !== undefined && { claim }),
    ...(alpha !== undefined && { alpha: Number(alpha) }),
    ...(margin !== undefined && { margin: Number(margin) }),
  };
}
