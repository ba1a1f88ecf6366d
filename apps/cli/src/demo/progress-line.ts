import type { JobProgress } from './api.js';

const BAR = 30;

/** Shows a job's progress: one line that is drawn again on a terminal, a line for each change elsewhere. */
export class ProgressLine {
  #last = '';

  constructor(private readonly out: NodeJS.WriteStream) {}

  show(job: JobProgress): void {
    const line = lineOf(job);
    if (line === this.#last) return;
    this.#last = line;
    this.out.write(this.out.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
  }

  end(): void {
    if (this.out.isTTY) this.out.write('\n');
  }
}

function lineOf({ status, counters, lanes }: JobProgress): string {
  const { expected, recorded, refused, failed } = counters;
  const full = Math.floor((BAR * recorded) / Math.max(1, expected));
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full);
  const done = lanes.filter((lane) => lane.recorded === lane.expected).length;
  return `${bar} ${recorded}/${expected}  refused ${refused}  failed ${failed}  lanes done ${done}/${lanes.length}  ${status}`;
}
