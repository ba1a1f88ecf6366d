import { FileOutput } from '../../output/file-output.js';
import { refuseExisting } from './refuse-existing.js';
import type { TapEvent } from '../tap-event.js';
import { ParquetRows } from './parquet-rows.js';
import { RowBuffer } from './row-buffer.js';
import type { KnownEvent, Sink, SinkState } from './sink.js';

/** One Parquet file, which appears when the tap ends: until then it cannot be read, and cannot be gone on with. */
export class ParquetFileSink implements Sink {
  readonly state: SinkState = { note: null, position: null };
  readonly #rows = new ParquetRows();
  readonly #buffer = new RowBuffer();

  /** @throws RefusalError when there is such a file, or it cannot be written. */
  static async open(path: string): Promise<ParquetFileSink> {
    await refuseExisting(path);
    return new ParquetFileSink(await FileOutput.open(path));
  }

  private constructor(private readonly output: FileOutput) {}

  async *known(): AsyncGenerator<KnownEvent> {}

  async begin(): Promise<void> {}

  async write(events: readonly TapEvent[]): Promise<void> {
    for (const event of events) {
      this.#buffer.add(event);
      if (this.#buffer.isFull) await this.#writeGroup();
    }
  }

  async rest(): Promise<void> {}

  async close(): Promise<void> {
    if (!this.#buffer.isEmpty) await this.#writeGroup();
    await this.output.write(this.#rows.end());
    await this.output.finish();
  }

  async abandon(): Promise<void> {
    await this.output.abandon();
  }

  async #writeGroup(): Promise<void> {
    await this.output.write(this.#rows.group(this.#buffer.take()));
  }
}
