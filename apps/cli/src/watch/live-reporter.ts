import type { WriteStream } from 'node:tty';
import { cut } from '../terminal/format.js';
import { InPlace } from '../terminal/in-place.js';
import { columnsOf, rowsOf } from '../terminal/screen-size.js';
import { styleOf } from '../terminal/style.js';
import { hasEnded } from './job-state.js';
import { progressLines } from './progress-text.js';
import type { Progress } from './progress-text.js';
import type { Reporter } from './reporter.js';

/** Rates and waiting times change although nothing is recorded. */
const REDRAW_MS = 1_000;

/** Draws progress in place on a terminal. */
export class LiveReporter implements Reporter {
  #progress: Progress | null = null;
  #trouble: string | null = null;
  readonly #place: InPlace;
  readonly #timer: NodeJS.Timeout;
  readonly #redraw = (): void => this.#draw();

  /** @param hint what Ctrl-C does. */
  constructor(
    private readonly out: WriteStream,
    private readonly hint: string,
  ) {
    this.#place = new InPlace(out);
    this.#timer = setInterval(this.#redraw, REDRAW_MS);
    out.on('resize', this.#redraw);
  }

  progress(progress: Progress): void {
    this.#progress = progress;
    this.#draw();
  }

  lost(reason: string): void {
    this.#trouble = `Not live: ${reason} Trying again …`;
    this.#draw();
  }

  back(): void {
    this.#trouble = null;
    this.#draw();
  }

  close(): void {
    clearInterval(this.#timer);
    this.out.off('resize', this.#redraw);
    this.#place.end();
  }

  #draw(): void {
    if (this.#progress !== null) this.#place.draw(this.#lines(this.#progress));
  }

  #lines(progress: Progress): readonly string[] {
    // A terminal that has written its last column may wrap.
    const columns = columnsOf(this.out) - 1;
    const style = styleOf(this.out);
    const look = { columns, rows: rowsOf(this.out), style };
    const trouble = this.#trouble === null ? [] : [style('warning', cut(this.#trouble, columns))];
    // Said for as long as there is something to leave.
    const hint = hasEnded(progress.job) ? [] : [style('quiet', cut(`  ${this.hint}`, columns))];
    return [...progressLines({ ...progress, now: Date.now() }, look), ...trouble, ...hint];
  }
}
