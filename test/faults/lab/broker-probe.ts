import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type {
  JetStreamManager,
  StreamInfo,
  NextMsgRequest,
  SeqMsgRequest,
} from '@nats-io/jetstream';
import { clientOptions } from '@beacon/bus';
import type { BrokerLogin } from '@beacon/bus';
import { connect, headers } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { filters, parseCellSubject, streams } from '@beacon/contracts';
import type { BrokerUser, CellAddress } from '@beacon/contracts';
import { z } from 'zod';

/** A consumer, as far as the invariants care. */
export interface ConsumerFacts {
  readonly stream: string;
  readonly name: string;
  readonly pending: number;
  readonly unacknowledged: number;
  readonly redelivered: number;
}

/** A stored message. */
export interface StoredMessage {
  readonly subject: string;
  readonly sequence: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who the probe is to a broker that asks: it may look at everything. */
export const PROBE_USER: BrokerUser = { name: 'faults', publish: ['>'], subscribe: ['>'] };

const MOST_MESSAGES = 1_000;
const event = z.object({ id: z.string(), type: z.string() });

/** The broker, seen from outside, over a connection of its own that outlives its restarts. */
export class BrokerProbe {
  /** Ids of all events that passed by, with how often each did. */
  readonly #events = new Map<string, number>();

  private constructor(
    readonly connection: NatsConnection,
    readonly manager: JetStreamManager,
  ) {}

  /** @param urls of further servers of the broker. */
  static async on(login: BrokerLogin, urls: readonly string[] = []): Promise<BrokerProbe> {
    const options = clientOptions({ ...login, name: 'faults' }, () => undefined);
    const connection = await connect({
      ...options,
      servers: [login.servers, urls].flat(2),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 100,
      noAsyncTraces: true,
    });
    const manager = await jetstreamManager(connection, { timeout: 3_000, checkAPI: false });
    const probe = new BrokerProbe(connection, manager);
    connection.subscribe(filters.events, {
      callback: (_error, message) => probe.#note(message.data),
    });
    await connection.flush();
    return probe;
  }

  /**
   * Ids of a job's ends, as told by events: of those that this probe saw pass by, and those that the stream holds now.
   * @throws Error when the broker does not answer.
   */
  async completions(jobId: string): Promise<ReadonlySet<string>> {
    const stored = await this.messages(streams.events, `beacon.events.job.completed.${jobId}`);
    for (const { text } of stored) this.#note(new TextEncoder().encode(text));
    const prefix = `job.completed:${jobId}`;
    const ids = [...this.#events.keys()];
    return new Set(ids.filter((id) => id === prefix || id.startsWith(`${prefix}:`)));
  }

  /** Messages of a stream, oldest first: a thousand at most. */
  async messages(
    stream: string,
    subject: string,
    { upTo = Infinity }: { readonly upTo?: number } = {},
  ): Promise<StoredMessage[]> {
    const found: StoredMessage[] = [];
    const { state } = await this.manager.streams.info(stream);
    const last = Math.min(state.last_seq, upTo);
    let sequence = state.first_seq;
    while (found.length < MOST_MESSAGES && sequence <= last) {
      // The server takes this query for every stream; the client's types know it for direct reads only.
      const query: NextMsgRequest = { seq: sequence, next_by_subj: subject };
      const message = await this.manager.streams.getMessage(stream, query as SeqMsgRequest);
      if (message === null || message.seq > last) break;
      const own: Record<string, string> = {};
      for (const name of message.header?.keys() ?? []) own[name] = message.header?.get(name) ?? '';
      const { seq, data } = message;
      const text = new TextDecoder().decode(data);
      found.push({ subject: message.subject, sequence: seq, text, headers: own });
      sequence = seq + 1;
    }
    return found;
  }

  /**
   * Cells whose tasks some executor of a region was given and has not settled.
   * @throws Error when the broker does not answer.
   */
  async delivered(region: string): Promise<CellAddress[]> {
    const stream = streams.tasks(region);
    const cells: CellAddress[] = [];
    for await (const { config, delivered } of this.manager.consumers.list(stream)) {
      const subject = config.filter_subject ?? '>';
      // A task that is settled is gone from its stream: what is left of what was handed out is in somebody's hands.
      const left = await this.messages(stream, subject, { upTo: delivered.stream_seq });
      cells.push(...left.map((message) => parseCellSubject(message.subject)));
    }
    return cells;
  }

  async streams(): Promise<StreamInfo[]> {
    const all: StreamInfo[] = [];
    for await (const info of this.manager.streams.list()) all.push(info);
    return all;
  }

  /** Every consumer of the broker. */
  async consumers(): Promise<ConsumerFacts[]> {
    const all: ConsumerFacts[] = [];
    for (const { config } of await this.streams()) {
      for await (const info of this.manager.consumers.list(config.name)) {
        all.push({
          stream: config.name,
          name: info.name,
          pending: info.num_pending,
          unacknowledged: info.num_ack_pending,
          redelivered: info.num_redelivered,
        });
      }
    }
    return all;
  }

  /** How many messages a stream holds under a subject. */
  async count(stream: string, subject = '>'): Promise<number> {
    const info = await this.manager.streams.info(stream, { subjects_filter: subject });
    const counts: number[] = Object.values(info.state.subjects ?? {});
    return counts.reduce((sum, each) => sum + each, 0);
  }

  /** Publishes any bytes into the stream that takes the subject. */
  async publish(
    subject: string,
    body: string | Uint8Array,
    own: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const set = headers();
    for (const [name, value] of Object.entries(own)) set.set(name, value);
    const client = jetstream(this.connection, { timeout: 3_000 });
    return (await client.publish(subject, body, { headers: set })).seq;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  #note(data: Uint8Array): void {
    try {
      const { id } = event.parse(JSON.parse(new TextDecoder().decode(data)));
      this.#events.set(id, (this.#events.get(id) ?? 0) + 1);
    } catch {
      // No event of ours: the invariants look for those that are missing.
    }
  }
}
