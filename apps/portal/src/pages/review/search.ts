import { oneOf } from '../../lib/search.ts';

/** The parts of the page. */
export const REVIEW_VIEWS = ['results', 'label', 'settle', 'new'] as const;
export type ReviewView = (typeof REVIEW_VIEWS)[number];

/** What the address of the page says. Who labels does not stand in it: an address is passed on. */
export interface ReviewSearch {
  /** Absent: results. */
  readonly view?: ReviewView | undefined;
}

export function readReviewSearch(search: Record<string, unknown>): ReviewSearch {
  return { view: oneOf(search['view'], REVIEW_VIEWS) };
}
