import { demoJob } from '@beacon/cli/demo/job';

/** Cells that one repeat of the bench's job has. */
export const CELLS_PER_REPEAT = 72;

/** A job of the bench: the demo's, with other repeats. */
export type BenchJob = Readonly<Record<string, unknown>> & {
  readonly questions: readonly string[];
  readonly metadata: { readonly models: readonly string[] };
  readonly repeats: number;
};

/** The demo's job with as many repeats as make at least so many cells. */
export function benchJob(cells: number): BenchJob {
  const job = demoJob();
  return {
    ...job,
    questions: job['questions'] as readonly string[],
    metadata: job['metadata'] as BenchJob['metadata'],
    constraints: { ...(job['constraints'] as object), timeout: '60m' },
    repeats: Math.ceil(cells / CELLS_PER_REPEAT),
  };
}
