import type { AnswersHead } from '@beacon/formats';

/** What every part of a file is read against. */
export interface ImportOrder {
  readonly jobId: string;
  /** ISO 8601. */
  readonly importedAt: string;
  readonly head: AnswersHead;
}
