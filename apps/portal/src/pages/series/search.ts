import type { Endpoint } from '../../api/verdict-queries.ts';
import { oneOf } from '../../lib/search.ts';

/** What the page of a series shows. */
export interface SeriesSearch {
  /** What is counted. Absent: refused. */
  readonly endpoint?: Endpoint | undefined;
}

export function readSeriesSearch(search: Record<string, unknown>): SeriesSearch {
  return { endpoint: oneOf(search['endpoint'], ['withheld']) };
}
