import { setTimeout as pause } from 'node:timers/promises';
import { JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import type { Msg, NatsConnection } from '@nats-io/transport-node';

const COPY = 'test-copy';
const ONE_PER_SUBJECT = 10077;

/**
 * Puts every task and every result into its stream a second time: a task as soon as the broker takes it, which is when
 * the first was acknowledged; a result at once, behind the back of the first-writer rule.
 */
export class Twice {
  readonly #tasks: Promise<void>[] = [];
  #results = 0;

  private constructor(private readonly connection: NatsConnection) {}

  static async on(natsUrl: string): Promise<Twice> {
    const connection = await connect({ servers: natsUrl });
    const twice = new Twice(connection);
    twice.#copy('beacon.tasks.>', (message) => twice.#tasks.push(twice.#again(message)));
    twice.#copy('beacon.results.>', (message) => {
      twice.#results += 1;
      connection.publish(message.subject, message.data, { headers: marked() });
    });
    await connection.flush();
    return twice;
  }

  /** Messages that were put in a second time. */
  async copies(): Promise<{ tasks: number; results: number }> {
    await Promise.all(this.#tasks);
    return { tasks: this.#tasks.length, results: this.#results };
  }

  /** What the consumers of tasks and results have been given so far, and what they still owe. */
  async deliveries(): Promise<{ tasks: number; results: number; owed: number }> {
    const manager = await jetstreamManager(this.connection);
    const sums = { tasks: 0, results: 0, owed: 0 };
    for await (const { config } of manager.streams.list()) {
      const kind = config.name.startsWith('BEACON_TASKS_') ? 'tasks' : 'results';
      if (kind === 'results' && config.name !== 'BEACON_RESULTS') continue;
      for await (const consumer of manager.consumers.list(config.name)) {
        sums[kind] += consumer.delivered.consumer_seq;
        sums.owed += consumer.num_pending + consumer.num_ack_pending;
      }
    }
    return sums;
  }

  async stop(): Promise<void> {
    await this.connection.close();
  }

  #copy(subject: string, take: (message: Msg) => void): void {
    this.connection.subscribe(subject, {
      callback: (_error, message) => {
        if (!message.headers?.has(COPY)) take(message);
      },
    });
  }

  async #again(message: Msg): Promise<void> {
    const client = jetstream(this.connection);
    for (;;) {
      try {
        await client.publish(message.subject, message.data, { headers: marked() });
        return;
      } catch (error) {
        const stillThere = error instanceof JetStreamApiError && error.code === ONE_PER_SUBJECT;
        if (!stillThere) throw error;
        await pause(10);
      }
    }
  }
}

function marked(): ReturnType<typeof headers> {
  const own = headers();
  own.set(COPY, '1');
  return own;
}
