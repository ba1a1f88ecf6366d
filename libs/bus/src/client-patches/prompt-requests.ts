import type { NatsConnection } from '@nats-io/transport-node';

/** The connection to the broker broke while an answer was waited for, or was not there in time. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}

const DEFAULT_TIMEOUT_MS = 1_000;

/**
 * Makes requests follow the connection: one whose connection breaks fails at once, and one that is made while there is
 * none waits for it, within its own time limit. The client lets both run into their limits, because it sends nothing
 * again that was lost with a connection: a request made just before the broker is back would wait for seconds after. For
 * processes whose work is repeated as a whole when a request fails.
 *
 * Needs of the client: the JetStream client and manager make their requests through `request` of the connection that they were
 * created with, looked up at each call, so that replacing that method on the object reaches them.
 */
export function askPromptly({ connection }: { readonly connection: NatsConnection }): void {
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
    void this.#follow(connection.status());
  }

  async #follow(changes: AsyncIterable<{ readonly type: string }>): Promise<void> {
    for await (const { type } of changes) {
      if (type === 'disconnect') this.#lost();
      if (type === 'reconnect') this.#back();
    }
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

  #back(): void {
    this.#isAway = false;
    for (const goOn of this.#waiting) goOn();
  }

  #lost(): void {
    this.#isAway = true;
    const error = new ConnectionLostError('the connection to the broker broke');
    for (const fail of this.#depending) fail(error);
    this.#depending.clear();
  }
}
