import type { Job } from './job-state.js';
import type { Progress } from './progress-text.js';

/** Where the progress of a job is shown. */
export interface Reporter {
  /** The job, as it is now. */
  progress(progress: Progress): void;
  /** The gateway does not answer; it is tried again. */
  lost(reason: string): void;
  /** It answers again. */
  back(): void;
  /** Nothing is shown any more: the job has ended, or its watcher leaves. */
  close(): void;
}

/** What a watcher reads last: the job as it was then. */
export type Watched =
  | { readonly kind: 'ended'; readonly job: Job }
  /** Ctrl-C: the job goes on. */
  | { readonly kind: 'detached' };
