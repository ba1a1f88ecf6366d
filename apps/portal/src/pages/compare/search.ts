import { textOf } from '../../lib/search.ts';

/** Which job this one is compared with. */
export interface CompareSearch {
  readonly with?: string | undefined;
}

export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  return { with: textOf(search['with']) };
}
