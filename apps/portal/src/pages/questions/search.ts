import { textOf } from '../../lib/search.ts';

/** What the address of the page says. */
export interface QuestionsSearch {
  readonly q?: string | undefined;
}

export function readQuestionsSearch(search: Record<string, unknown>): QuestionsSearch {
  return { q: textOf(search['q']) };
}
