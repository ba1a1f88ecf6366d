import type { NatsConnection } from '@nats-io/transport-node';
import type { Bus } from './connection.js';
import { watchConnection } from './connection-watch.js';

/** The connection to the broker broke while an answer was waited for, or was not there in time. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}

const DEFAULT_TIMEOUT_MS = 1_000;

/**
 * Makes requests follow the connection: one whose connection breaks fails at once, and one that is made while there is
 * none waits for it, within its own time limit. The client lets both run into their limits, because it sends nothing
 * again that was swallowed: whoever asked just before a broker is back would wait for seconds after. For processes
 * whose work is repeated as a whole when a request fails.
 */
export function askPromptly({ connection }: Pick<Bus, 'connection'>): void {
  const line = new Line(connection);
  const request = connection.request.bind(connection);
  connection.request = async (subject, payload, options) => {
    await line.isThere(options?.timeout ?? DEFAULT_TIMEOUT_MS);
    return line.unlessLost(() => request(subject, payload, options));
  };
}

/** Whether there is a connection, and who waits for it or depends on it. */
class Line {
  #isAway = false;
  readonly #waiting = new Set<() => void>();
  readonly #depending = new Set<(error: Error) => void>();

  constructor(connection: Pick<NatsConnection, 'status'>) {
    watchConnection(connection, (change) => {
      this.#isAway = change === 'lost';
      if (this.#isAway) this.#failAll();
      else for (const goOn of this.#waiting) goOn();
    });
  }

  async isThere(withinMs: number): Promise<void> {
    if (!this.#isAway) return;
    await new Promise<void>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(settle);
        reject(new ConnectionLostError(`no connection to the broker for ${withinMs} ms`));
      }, withinMs);
      this.#waiting.add(settle);
    });
  }

  async unlessLost<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#depending.add(reject);
      ask()
        .then(resolve, reject)
        .finally(() => this.#depending.delete(reject));
    });
  }

  #failAll(): void {
    const error = new ConnectionLostError('the connection to the broker broke');
    for (const fail of this.#depending) fail(error);
    this.#depending.clear();
  }
}
