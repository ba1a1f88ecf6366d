import type { VerdictQuery } from '../../api/queries.ts';
import { fractionText } from '../../lib/fraction-text.ts';
import { oneOf, textOf } from '../../lib/search.ts';

export const ENDPOINTS = ['refused', 'withheld', 'blocked'] as const;
export const CLAIMS = ['questions_like_these', 'these_questions'] as const;
const CONTENTS = ['true', 'false'] as const;

/** What the address of the page says; what is absent is the API's own default. */
export interface VerdictSearch {
  readonly endpoint?: (typeof ENDPOINTS)[number] | undefined;
  readonly claim?: (typeof CLAIMS)[number] | undefined;
  readonly content?: (typeof CONTENTS)[number] | undefined;
  /** As typed, such as `0.05`. */
  readonly alpha?: string | undefined;
  readonly margin?: string | undefined;
  /** The one model that is shown. */
  readonly model?: string | undefined;
  /** Whether all pairs of regions are shown, where there are many. */
  readonly pairs?: 'all' | undefined;
}

export function readVerdictSearch(search: Record<string, unknown>): VerdictSearch {
  return {
    endpoint: oneOf(search['endpoint'], ENDPOINTS),
    claim: oneOf(search['claim'], CLAIMS),
    content: oneOf(search['content'], CONTENTS),
    alpha: fractionText(search['alpha'], 0.5),
    margin: fractionText(search['margin'], 1),
    model: textOf(search['model']),
    pairs: oneOf(search['pairs'], ['all']),
  };
}

/** What the API is asked for. */
export function verdictQueryOf(search: VerdictSearch): VerdictQuery {
  const { endpoint, claim, content, alpha, margin } = search;
  return {
    ...(endpoint !== undefined && { endpoint }),
    ...(claim !== undefined && { claim }),
    ...(content !== undefined && { content }),
    ...(alpha !== undefined && { alpha: Number(alpha) }),
    ...(margin !== undefined && { margin: Number(margin) }),
  };
}
