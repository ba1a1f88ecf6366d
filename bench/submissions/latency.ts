import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';

const EVERY_MS = 20;
const GIVEN_UP_MS = 60_000;

/** How long requests took, in milliseconds. */
export interface Latencies {
  readonly requests: number;
  readonly failed: number;
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

/** Asks one thing again and again over one kept connection, one request after the other, until it is stopped. */
export class LatencyProbe {
  readonly #agent = new Agent({ connections: 1 });
  readonly #took: number[] = [];
  #failed = 0;
  #isStopped = false;
  readonly #running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly post: string | null = null,
  ) {
    this.#running = this.#run();
  }

  /** Ends it. */
  async stop(): Promise<Latencies> {
    this.#isStopped = true;
    await this.#running;
    await this.#agent.close();
    const sorted = this.#took.toSorted((one, other) => one - other);
    const at = (share: number): number =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
    return {
      requests: sorted.length,
      failed: this.#failed,
      median: at(0.5),
      p99: at(0.99),
      most: at(1),
    };
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      const start = performance.now();
      await this.#ask().catch(() => (this.#failed += 1));
      this.#took.push(performance.now() - start);
      await pause(EVERY_MS);
    }
  }

  async #ask(): Promise<void> {
    const { statusCode, body } = await request(this.url, {
      dispatcher: this.#agent,
      headersTimeout: GIVEN_UP_MS,
      ...(this.post === null
        ? {}
        : { method: 'POST', body: this.post, headers: { 'content-type': 'application/json' } }),
    });
    await body.dump();
    if (statusCode >= 400) this.#failed += 1;
  }
}
