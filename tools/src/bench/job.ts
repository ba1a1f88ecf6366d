import { demoJob } from '../demo/job.js';

const CELLS_PER_REPEAT = 72;

/** The demo's job with as many repeats as make at least so many cells. */
export function benchJob(cells: number): Readonly<Record<string, unknown>> {
  const job = demoJob();
  return {
    ...job,
    constraints: { ...(job['constraints'] as object), timeout: '60m' },
    repeats: Math.ceil(cells / CELLS_PER_REPEAT),
  };
}
