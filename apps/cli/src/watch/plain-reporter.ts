import { laneName } from './job-state.js';
import type { Job } from './job-state.js';
import { laneWords } from './lane-words.js';
import { summaryLine } from './progress-text.js';
import type { Progress } from './progress-text.js';
import type { Reporter } from './reporter.js';

/** Lines of progress for a job at most, beside those of what changes: a log is read by people. */
const STEPS = 20;

/** A line for each change, for logs and pipes: of the job's status, of each twentieth, and of what its lanes wait for. */
export class PlainReporter implements Reporter {
  #last = '';
  readonly #lanes = new Map<string, string>();

  constructor(private readonly write: (line: string) => void) {}

  progress(progress: Progress): void {
    const { job } = progress;
    const key = `${job.status} ${job.paused_at === null} ${stepOf(job)}`;
    if (key !== this.#last) this.write(summaryLine(progress));
    this.#last = key;
    for (const lane of job.lanes) {
      const words = laneWords(lane, job);
      const name = laneName(lane);
      if (words !== (this.#lanes.get(name) ?? '')) this.write(`${name}: ${words || 'goes on'}`);
      this.#lanes.set(name, words);
    }
  }

  lost(reason: string): void {
    this.write(`not live: ${reason} Trying again.`);
  }

  back(): void {
    this.write('live again');
  }

  close(): void {
    this.#lanes.clear();
  }
}

function stepOf({ counters: { recorded, expected } }: Job): number {
  return Math.floor((STEPS * recorded) / Math.max(1, expected));
}
