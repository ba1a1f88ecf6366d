import { laneName } from './job-state.js';
import type { Lane } from './job-state.js';
import type { Progress } from './progress-text.js';
import type { Reporter } from './reporter.js';

/** One JSON object a line, for scripts; fields keep their names. */
export class JsonReporter implements Reporter {
  #last = '';

  constructor(private readonly write: (fact: object) => void) {}

  progress({ job, rates, now }: Progress): void {
    const { id, status, paused_at, deadline_at, counters, cost } = job;
    const facts = {
      type: 'progress',
      job_id: id,
      status,
      paused_at,
      deadline_at,
      counters,
      cost,
      remaining_ms: rates.left(job, now),
      lanes: job.lanes.map((lane) => ({
        ...laneFacts(lane),
        rate_per_second: rates.of(laneName(lane), now),
      })),
    };
    // What is measured changes all the time: only what happened makes a line.
    const key = JSON.stringify([status, paused_at, counters, job.lanes.map(laneFacts)]);
    if (key !== this.#last) this.write(facts);
    this.#last = key;
  }

  lost(reason: string): void {
    this.write({ type: 'connection', live: false, reason });
  }

  back(): void {
    this.write({ type: 'connection', live: true, reason: null });
  }

  close(): void {
    this.#last = '';
  }
}

function laneFacts({
  region,
  model_id,
  expected,
  recorded,
  refused,
  failed,
  lane_status,
  lane_limit,
  waiting_reason,
  waiting_until,
  closing_code,
}: Lane): object {
  return {
    region,
    model_id,
    expected,
    recorded,
    refused,
    failed,
    lane_status,
    lane_limit,
    waiting_reason,
    waiting_until,
    closing_code,
  };
}
