import { Injectable } from '@nestjs/common';
import type { CloudEvent, ExecutionRecorded, JobCompleted } from './cloud-event.js';

/** Counts of a job. */
interface JobCounts {
  seen: number;
  readonly refused: Record<string, number>;
  end: JobCompleted | null;
}

/** Refusals by job and region. A service that must not lose them keeps them, and the ids, in its database. */
@Injectable()
export class RefusalCounts {
  readonly #ids = new Set<string>();
  readonly #jobs = new Map<string, JobCounts>();

  /** Counts an execution once: an event comes at least once, and a repeat has the same id. */
  add({ id, data }: CloudEvent<ExecutionRecorded>): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    const counts = this.#of(data.job_id);
    counts.seen += 1;
    if (data.outcome === 'refused')
      counts.refused[data.region] = (counts.refused[data.region] ?? 0) + 1;
  }

  end(data: JobCompleted): void {
    this.#of(data.job_id).end = data;
  }

  /** What came of a job; null until it has ended and all of its executions were counted. */
  reportOf(job: string): object | null {
    const { seen, refused, end } = this.#of(job);
    if (end === null || seen < end.executions) return null;
    return { job, status: end.status, executions: seen, refused };
  }

  #of(job: string): JobCounts {
    const known = this.#jobs.get(job) ?? { seen: 0, refused: {}, end: null };
    this.#jobs.set(job, known);
    return known;
  }
}
