import { textOf } from '../../lib/search.ts';

/** What the address of the page says. */
export interface SystemSearch {
  readonly q?: string | undefined;
}

export function readSystemSearch(search: Record<string, unknown>): SystemSearch {
  return { q: textOf(search['q']) };
}
