import { GuardedChild, ProcessDiedError, nodeCommand } from '@beacon/stack';
import { z } from 'zod';

const figures = z.object({
  events: z.number(),
  bytes: z.number(),
  whole: z.number(),
  broken: z.number(),
  wrongOrder: z.number(),
  p50: z.number().nullable(),
  p99: z.number().nullable(),
  most: z.number().nullable(),
  lastMs: z.number(),
});

/** What readers got; latencies in milliseconds. */
export type ReadersFigures = z.output<typeof figures>;

/** What readers are told. */
export interface ReadersPlan {
  /** Of the stream. */
  readonly url: string;
  readonly readers: number;
  /** Events of recorded executions that each is to get. */
  readonly cells: number;
}

const GRACE_MS = 30_000;

/** A process of many readers, outside of the bench's own. */
export class ReadersChild {
  readonly #child: GuardedChild;
  readonly #lines: string[] = [];
  #changed: () => void = () => undefined;

  private constructor({ url, readers, cells }: ReadersPlan) {
    const env = { LIVE_URL: url, LIVE_READERS: String(readers), LIVE_CELLS: String(cells) };
    this.#child = new GuardedChild(
      nodeCommand('live-readers', 'dist/bench/live/reader-process.js', env),
    );
    this.#child.log.subscribe((line) => {
      this.#lines.push(line);
      this.#changed();
    });
  }

  /**
   * Starts readers, and waits until all have their place.
   * @throws ProcessDiedError when one is refused.
   */
  static async start(plan: ReadersPlan): Promise<ReadersChild> {
    const child = new ReadersChild(plan);
    await child.#says('live.ready');
    return child;
  }

  /** Ends the readers, once they have everything; what they got. */
  async stop(): Promise<ReadersFigures> {
    const ended = this.#child.end('SIGTERM', GRACE_MS);
    const line = await this.#says('live.figures');
    await ended;
    return figures.parse(JSON.parse(line));
  }

  async #says(event: string): Promise<string> {
    for (;;) {
      const said = this.#lines.find((line) => line.startsWith(`{"event":"${event}"`));
      if (said !== undefined) return said;
      const line = new Promise<'line'>((resolve) => (this.#changed = () => resolve('line')));
      const what = await Promise.race([line, this.#child.gone]);
      if (what !== 'line') throw new ProcessDiedError(this.#child.report(what));
    }
  }
}
