import { textOf } from '../../lib/search.ts';

/** What the address of the page says. */
export interface VerdictSearch {
  readonly q?: string | undefined;
}

export function readVerdictSearch(search: Record<string, unknown>): VerdictSearch {
  return { q: textOf(search['q']) };
}
