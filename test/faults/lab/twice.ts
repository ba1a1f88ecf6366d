import { setTimeout as pause } from 'node:timers/promises';
import { JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import { clientOptions } from '@beacon/bus';
import type { BrokerLogin } from '@beacon/bus';
import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/transport-node';

const COPY = 'test-copy';
const ONE_PER_SUBJECT = 10077;
const AGAIN_MS = 10;
const AWAY_MS = 200;
/** Put in a second time at once, behind the back of the first-writer rule and without their message ids. */
const AT_ONCE = ['results', 'attempts', 'closings', 'jobs', 'dead'] as const;

/** What was put in a second time. */
export interface Copies {
  readonly tasks: number;
  readonly results: number;
  /** Attempts, closings, jobs and dead letters. */
  readonly others: number;
}

/** What consumers have been given so far, and what they still owe. */
export interface Deliveries {
  readonly tasks: number;
  readonly results: number;
  /** Messages of all consumers that are not settled. */
  readonly owed: number;
}

/**
 * Puts every message into its stream a second time: a task as soon as the broker takes it, which is when the first was
 * acknowledged; all others at once.
 */
export class Twice {
  readonly #tasks: Promise<void>[] = [];
  #results = 0;
  #others = 0;
  #isStopped = false;

  private constructor(private readonly connection: NatsConnection) {}

  /** Starts doubling what is published from now on. */
  static async on(login: BrokerLogin): Promise<Twice> {
    const connection = await connect({
      ...clientOptions({ ...login, name: 'twice' }, () => undefined),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
    });
    const twice = new Twice(connection);
    twice.#copy('beacon.tasks.>', (message) => twice.#tasks.push(twice.#again(message)));
    for (const kind of AT_ONCE) twice.#copyAtOnce(kind);
    await connection.flush();
    return twice;
  }

  /** Messages that were put in a second time. */
  async copies(): Promise<Copies> {
    await Promise.all(this.#tasks);
    return { tasks: this.#tasks.length, results: this.#results, others: this.#others };
  }

  async deliveries(): Promise<Deliveries> {
    const manager = await jetstreamManager(this.connection);
    const sums = { tasks: 0, results: 0, owed: 0 };
    for await (const { config } of manager.streams.list()) {
      for await (const consumer of manager.consumers.list(config.name)) {
        const delivered = consumer.delivered.consumer_seq;
        if (config.name.startsWith('BEACON_TASKS_')) sums.tasks += delivered;
        if (config.name === 'BEACON_RESULTS') sums.results += delivered;
        sums.owed += consumer.num_pending + consumer.num_ack_pending;
      }
    }
    return sums;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#tasks);
    await this.connection.close();
  }

  #copyAtOnce(kind: (typeof AT_ONCE)[number]): void {
    this.#copy(`beacon.${kind}.>`, (message) => {
      if (kind === 'results') this.#results += 1;
      else this.#others += 1;
      this.connection.publish(message.subject, message.data, { headers: marked(message) });
    });
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
    while (!this.#isStopped) {
      try {
        await client.publish(message.subject, message.data, { headers: marked(message) });
        return;
      } catch (error) {
        // The first is still there; or the broker is away, or has no streams just now.
        const isThere = error instanceof JetStreamApiError && error.code === ONE_PER_SUBJECT;
        await pause(isThere ? AGAIN_MS : AWAY_MS);
      }
    }
  }
}

/** The message's own headers without those that the broker obeys, and the mark that keeps copies from being copied. */
function marked(message: Msg): MsgHdrs {
  const own = headers();
  for (const name of message.headers?.keys() ?? []) {
    if (!name.startsWith('Nats-')) own.set(name, message.headers?.get(name) ?? '');
  }
  own.set(COPY, '1');
  return own;
}
