import { textOf } from '../../lib/search.ts';

/** What the address of the page says. */
export interface AnswersSearch {
  readonly q?: string | undefined;
}

export function readAnswersSearch(search: Record<string, unknown>): AnswersSearch {
  return { q: textOf(search['q']) };
}
