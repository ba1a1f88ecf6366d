import { textOf } from '../../lib/search.ts';

/** Which questions are shown. */
export interface QuestionsSearch {
  /** A text in id, topic or wording. */
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly language?: string | undefined;
}

export function readQuestionsSearch(search: Record<string, unknown>): QuestionsSearch {
  return {
    q: textOf(search['q']),
    category: textOf(search['category']),
    language: textOf(search['language']),
  };
}
