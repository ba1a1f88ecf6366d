import { streams } from '@beacon/contracts';
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import type {
  Consumer,
  ConsumerConfig,
  ConsumerInfo,
  ConsumerMessages,
  JsMsg,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { Injectable } from '@nestjs/common';
import { Bus } from '../connection/connection.js';
import { ALL_EVENTS, subjectsOf } from './event-choice.js';
import type { EventChoice } from './event-choice.js';
import type { EventPosition } from './event-position.js';

/** A message of `BEACON_EVENTS`. */
export interface StoredEvent {
  readonly position: EventPosition;
  readonly subject: string;
  readonly data: Uint8Array;
}

/** What the stream keeps now. */
export interface StreamEnds {
  readonly first: number;
  /** The latest event; the stream's beginning while it has had none. */
  readonly last: EventPosition;
  readonly createdMs: number;
}

/** Whether events behind a position can be had; why not, otherwise. */
export type PositionState = 'kept' | 'expired' | 'reset';

/** A consumer that was made for one reader. */
export interface OpenedEvents {
  readonly name: string;
  readonly consumer: Consumer;
  /** Events of its choice that are stored already. */
  readonly pending: number;
}

type ConsumerStart = Pick<ConsumerConfig, 'deliver_policy' | 'opt_start_seq' | 'opt_start_time'>;

/** Events of a choice behind a position. */
export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Up to where these are all that there are. */
  readonly through: EventPosition;
}

/** Events that one look at older ones reads at most. */
const PAGE = 250;
/** Large ones are fewer: no more is begun beyond so many bytes. */
const PAGE_BYTES = 1_048_576;
/** Events that the broker is asked for at once. */
const FETCH = 50;
const PAGE_MS = 5_000;
/** A consumer that a lost connection left behind is removed by the broker after this. */
const CONSUMER_FORGOTTEN_MS = 30_000;
/** The broker tells one time of a message in two ways, and one of them is rounded here. */
const SAME_TIME_MS = 1;
/** Messages that are on their way from the broker at most. */
const PREFETCH = 1_000;

/** `BEACON_EVENTS` as it is read. Nothing that is done here takes anything away from others. */
@Injectable()
export class EventStream {
  constructor(private readonly bus: Bus) {}

  async ends(): Promise<StreamEnds> {
    const { created, state } = await this.bus.manager.streams.info(streams.events);
    const createdMs = Math.floor(Date.parse(created));
    // The time of a stream that lost all its messages may be none.
    const timeMs = Math.max(createdMs, state.last_seq > 0 ? Date.parse(state.last_ts) : 0);
    return { first: state.first_seq, last: { sequence: state.last_seq, timeMs }, createdMs };
  }

  /** Whether the stream still has, or had just before its first, the event that a position names. */
  async stateOf(position: EventPosition, ends: StreamEnds): Promise<PositionState> {
    const { sequence, timeMs } = position;
    const isOfThisStream = timeMs + SAME_TIME_MS >= ends.createdMs;
    if (!isOfThisStream || sequence > ends.last.sequence) return 'reset';
    if (sequence < ends.first - 1) return 'expired';
    // Of a stream that has had no event the first is 0, too, and the broker has no such message.
    if (sequence === 0) return 'kept';
    const message =
      sequence < ends.first
        ? null
        : await this.bus.manager.streams.getMessage(streams.events, { seq: sequence });
    if (message === null) return 'kept';
    return Math.abs(message.time.getTime() - timeMs) <= SAME_TIME_MS ? 'kept' : 'reset';
  }

  /** Follows every event behind a sequence, in order; the client starts again where it was when a message was lost on the way. */
  async follow(after: number): Promise<ConsumerMessages> {
    const consumer = await this.bus.client.consumers.get(streams.events, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      inactive_threshold: nanos(CONSUMER_FORGOTTEN_MS),
    });
    return consumer.consume({ max_messages: PREFETCH });
  }

  /**
   * The next events of a choice behind a position, 250 at most, by a consumer that lives no longer than that.
   * @throws Error when the broker is away, or a message was lost on the way: ask again.
   */
  async page(after: EventPosition, choice: EventChoice): Promise<EventPage> {
    const { last } = await this.ends();
    const info = await this.#add(startBehind(after.sequence), choice);
    try {
      const wanted = Math.min(PAGE, info.num_pending);
      const events = wanted === 0 ? [] : await this.#read(info.name, wanted);
      const isAll = events.length === info.num_pending;
      const latest = events.at(-1)?.position ?? null;
      return { events, through: furthest(after, latest, isAll ? last : null) };
    } finally {
      await this.forget(info.name);
    }
  }

  /**
   * Makes a consumer of the events of a choice behind a sequence. The broker removes it 30 s after its last use.
   * @throws Error when the broker is away, or has no such stream.
   */
  async open(after: number, choice: EventChoice): Promise<OpenedEvents> {
    const { name, num_pending: pending } = await this.#add(startBehind(after), choice);
    return { name, pending, consumer: await this.bus.client.consumers.get(streams.events, name) };
  }

  /** Removes a consumer that is not used any more. One that stays is forgotten by the broker. */
  async forget(name: string): Promise<void> {
    await this.bus.manager.consumers.delete(streams.events, name).catch(() => false);
  }

  /**
   * Where the stream was just before the first event that was stored at a time or later.
   * @throws Error when the broker is away, or has no such stream.
   */
  async before(time: Date): Promise<EventPosition> {
    const start = { deliver_policy: DeliverPolicy.StartTime, opt_start_time: time.toISOString() };
    const { name, delivered } = await this.#add(start, ALL_EVENTS);
    await this.forget(name);
    // Of a consumer that has delivered nothing, the broker says the sequence before the one it starts at.
    return this.positionAt(delivered.stream_seq);
  }

  /** The position of a sequence: of an event that is not kept, as of the stream's beginning. */
  async positionAt(sequence: number): Promise<EventPosition> {
    const message =
      sequence === 0
        ? null
        : await this.bus.manager.streams.getMessage(streams.events, { seq: sequence });
    const timeMs = message?.time.getTime() ?? (await this.ends()).createdMs;
    return { sequence, timeMs };
  }

  async #add(start: ConsumerStart, choice: EventChoice): Promise<ConsumerInfo> {
    return this.bus.manager.consumers.add(streams.events, {
      ack_policy: AckPolicy.None,
      ...start,
      ...filterOf(choice),
      inactive_threshold: nanos(CONSUMER_FORGOTTEN_MS),
      mem_storage: true,
      num_replicas: 1,
    });
  }

  /** So many events, or fewer when they are large. */
  async #read(name: string, wanted: number): Promise<StoredEvent[]> {
    const consumer = await this.bus.client.consumers.get(streams.events, name);
    const events: StoredEvent[] = [];
    for (let bytes = 0; events.length < wanted && bytes < PAGE_BYTES;) {
      const count = Math.min(FETCH, wanted - events.length);
      const before = events.length;
      for await (const message of await consumer.fetch({ max_messages: count, expires: PAGE_MS })) {
        events.push(storedEvent(message));
        bytes += message.data.length;
        if (message.info.deliverySequence !== events.length) throw new EventsLostError();
      }
      if (events.length < before + count) throw new EventsLostError();
    }
    return events;
  }
}

/** Fewer events came than the broker said that there are: some were lost on the way, with the connection. */
class EventsLostError extends Error {
  override readonly name = 'EventsLostError';

  constructor() {
    super('fewer events came than there are: the connection to the broker is bad');
  }
}

/** A message of the stream as an event. */
export function storedEvent(message: JsMsg): StoredEvent {
  const timeMs = Math.floor(message.info.timestampNanos / 1e6);
  return {
    position: { sequence: message.seq, timeMs },
    subject: message.subject,
    data: message.data,
  };
}

function startBehind(sequence: number): ConsumerStart {
  return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: sequence + 1 };
}

function furthest(
  first: EventPosition,
  ...others: readonly (EventPosition | null)[]
): EventPosition {
  return others.reduce<EventPosition>(
    (most, other) => (other !== null && other.sequence > most.sequence ? other : most),
    first,
  );
}

/** One subject as a text: brokers before 2.10 know no lists. */
function filterOf(choice: EventChoice): Partial<ConsumerConfig> {
  const subjects = subjectsOf(choice);
  if (subjects === null) return {};
  return subjects.length === 1 ? { filter_subject: subjects[0] } : { filter_subjects: subjects };
}
