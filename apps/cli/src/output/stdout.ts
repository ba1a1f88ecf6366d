import { codeOf } from '../error-code.js';
import { ReaderGoneError, type Output } from './output.js';

/** Standard output. What was written before a failure stays written. */
export class Stdout implements Output {
  #failure: unknown;

  constructor(private readonly stream: NodeJS.WritableStream = process.stdout) {
    // Without a listener a reader that closes its end would end this process with a stack trace.
    stream.on('error', (error: unknown) => {
      this.#failure = error;
    });
  }

  async write(part: string | Uint8Array): Promise<void> {
    if (this.#failure !== undefined) throw reasonOf(this.#failure);
    await new Promise<void>((resolve, reject) => {
      this.stream.write(part, (error) => (error == null ? resolve() : reject(reasonOf(error))));
    });
  }

  async finish(): Promise<void> {}

  async abandon(): Promise<void> {}
}

function reasonOf(error: unknown): unknown {
  return codeOf(error) === 'EPIPE'
    ? new ReaderGoneError('The reader is gone.', { cause: error })
    : error;
}
