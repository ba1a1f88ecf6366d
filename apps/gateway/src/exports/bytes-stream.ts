import { Readable } from 'node:stream';

/** Bytes that wait for a slow reader at most, beside what the sockets hold. */
const BUFFERED_BYTES = 262_144;

/** What a {@link BytesStream} reads from. */
export interface BytesSource {
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** Called when no more bytes are wanted, while one may be on its way: makes the generator come to its end soon. */
  readonly stop: () => void;
  /** Called once, when the generator has come to its end, be it by itself, by an error, or because it was told to. */
  readonly release: () => Promise<void>;
}

/**
 * A stream of what a generator makes, no faster than it is read. `Readable.from` would do, but for one thing: destroyed, it
 * waits for what the generator is about to make, and cannot tell the generator that it is no longer wanted.
 */
export class BytesStream extends Readable {
  #pulling: Promise<void> = Promise.resolve();

  constructor(private readonly source: BytesSource) {
    super({ highWaterMark: BUFFERED_BYTES });
  }

  override _read(): void {
    this.#pulling = this.#pull();
  }

  async #pull(): Promise<void> {
    try {
      const next = await this.source.bytes.next();
      if (!this.destroyed) this.push(next.done === true ? null : next.value);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.source.stop();
    void this.#end(() => done(error));
  }

  async #end(ended: () => void): Promise<void> {
    await this.#pulling;
    await this.source.bytes.return().catch(() => undefined);
    await this.source.release();
    ended();
  }
}
