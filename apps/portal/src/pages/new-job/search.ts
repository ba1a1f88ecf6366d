import { textOf } from '../../lib/search.ts';

/** What a new job starts with and what of the bank is shown. What was entered is too large for an address: see `draft.ts`. */
export interface NewJobSearch {
  /** The job that is run again. */
  readonly from?: string | undefined;
  /** A text in id, topic or wording of the bank's questions. */
  readonly q?: string | undefined;
  readonly language?: string | undefined;
}

export function readNewJobSearch(search: Record<string, unknown>): NewJobSearch {
  return {
    from: textOf(search['from']),
    q: textOf(search['q']),
    language: textOf(search['language']),
  };
}
