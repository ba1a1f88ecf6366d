import { readFileSync } from 'node:fs';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';

/** How to reach the stream. */
export interface EventStreamOptions {
  readonly servers: string;
  /** The broker keeps the position of this service under the name; replicas with the same name share the events. */
  readonly durable: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** File of the seed of the user's nkey, where the broker knows its users by keys. */
  readonly nkeyFile?: string | undefined;
  /** File of the authority of the broker's certificate, where it has one. */
  readonly caFile?: string | undefined;
}

const STREAM = 'BEACON_EVENTS';
/** A handler that is silent for so long is taken for dead, and the event is given to another replica. */
const ACK_WAIT_NS = 30 * 1e9;
const AGAIN_MS = 1_000;
/** Events that a replica holds at most. */
const IN_FLIGHT = 50;

/**
 * Beacon's events under Nest: `@EventPattern('execution.recorded')` gets each event's CloudEvent, from the beginning of the stream, and again until
 * the handler has returned. Nest's own NATS transport subscribes to subjects: it gets what is published while it runs, and nothing else.
 */
export class EventStreamServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger('EventStream');
  #connection: NatsConnection | null = null;
  #messages: ConsumerMessages | null = null;
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly options: EventStreamOptions) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      const { servers, user, password, nkeyFile, caFile } = this.options;
      this.#connection = await connect({
        servers,
        ...(nkeyFile === undefined
          ? { user, pass: password }
          : {
              authenticator: nkeyAuthenticator(Buffer.from(readFileSync(nkeyFile, 'utf8').trim())),
            }),
        ...(caFile === undefined ? {} : { tls: { caFile } }),
        maxReconnectAttempts: -1,
        ...(user === undefined ? {} : { inboxPrefix: `_INBOX_${user}` }),
      });
      this.#messages = await this.#consume(this.#connection);
      this.#done = this.#follow(this.#messages);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Hands over no more events, waits for the handler that is at work, and says what it did to the broker. */
  async close(): Promise<void> {
    await this.#messages?.close();
    await this.#done;
    await this.#connection?.drain();
  }

  on(): never {
    throw new Error('this transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.#connection as T;
  }

  async #consume(connection: NatsConnection): Promise<ConsumerMessages> {
    const manager = await jetstreamManager(connection, { checkAPI: false });
    // Made once: later starts find it with the position of the last event that was acknowledged.
    await manager.consumers.add(STREAM, {
      durable_name: this.options.durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: ACK_WAIT_NS,
      max_ack_pending: IN_FLIGHT,
    });
    const consumer = await jetstream(connection).consumers.get(STREAM, this.options.durable);
    return consumer.consume({ max_messages: IN_FLIGHT });
  }

  /** One event at a time, in the order of the stream: a handler that is slow holds up nobody but its own service. */
  async #follow(messages: ConsumerMessages): Promise<void> {
    for await (const message of messages) await this.#settle(message);
  }

  async #settle(message: JsMsg): Promise<void> {
    // beacon.events.<type>.<job>
    const type = message.subject.split('.').slice(2, -1).join('.');
    const handler = this.getHandlerByPattern(type);
    if (handler === null) return message.ack();
    try {
      const answer = this.transformToObservable(await handler(message.json()));
      await lastValueFrom(answer, { defaultValue: undefined });
      // Behind the handler's work: a service that dies before gets the event again.
      message.ack();
    } catch (error) {
      this.logger.error(`${type} ${message.seq}: ${String(error)}; again in ${AGAIN_MS} ms`);
      message.nak(AGAIN_MS);
    }
  }
}
