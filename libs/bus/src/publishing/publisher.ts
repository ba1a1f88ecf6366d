import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { JetStreamPublishOptions } from '@nats-io/jetstream';
import { TimeoutError, headers } from '@nats-io/transport-node';
import type { MsgHdrs } from '@nats-io/transport-node';
import { Inject, Injectable } from '@nestjs/common';
import { Bus } from '../connection/connection.js';
import { BackPressureError, ProvisioningError } from '../errors.js';
import { inPublishSpan } from '../tracing/publish-span.js';

/** Whether a publish put a message into its stream, or found it there already. */
export type PublishOutcome = 'stored' | 'already_stored';

/** How to publish one message. */
export interface PublishOptions {
  /**
   * Deterministic id: a repeat within the stream's window is dropped by the broker. Left out where the subject itself is the
   * key, because the broker keeps every id in memory for the whole window.
   */
  readonly messageId?: string;
  /** Store only if the subject holds no message yet: the first writer wins. @default false */
  readonly onlyFirst?: boolean;
  /** Where they have a `traceparent`, the message is of that trace. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Short, because publishing is safe to repeat, and what is published while its stream is missing gets no answer at all when
 * there is a core NATS subscriber on the subject: the broker then does not report that there are no responders.
 */
const PUBLISH_TIMEOUT_MS = 2_000;
/** Of whatever keeps a stream from storing a message: told apart by text only. */
const STREAM_LIMIT = 10077;
/** The server, or its account, has as much as it may store: `max_file_store`. */
const SERVER_LIMIT = 10023;
const SERVER_FULL =
  'the broker has stored as much as its limit max_file_store allows: raise it, or wait until messages are done or too old';
/** Servers before 2.14 say so, and go on by themselves; later ones say nothing, see `StorageWatch`. */
const NOT_WRITTEN = 'the broker cannot write it: its disk is full or fails, its log says which';
const STREAM_FULL =
  'its stream has reached max_bytes: it goes on when messages are done, or the limit is raised';
/** Of a server that is not configured otherwise. */
const DEFAULT_MAX_PAYLOAD = 1024 ** 2;
const NO_HEADERS: Readonly<Record<string, string>> = {};

/** Publishes to streams and reports what the broker did with each message. */
@Injectable()
export class JetStreamPublisher {
  constructor(@Inject(Bus) private readonly bus: Pick<Bus, 'client' | 'connection' | 'storage'>) {}

  /**
   * Publishes and waits until the broker has stored the message. Safe to repeat.
   * @throws BackPressureError when the stream is full, or the broker has stored as much as it may.
   * @throws ProvisioningError when no stream takes the subject.
   */
  async publish(
    subject: string,
    body: Uint8Array,
    options: PublishOptions = {},
  ): Promise<PublishOutcome> {
    return inPublishSpan(subject, options.headers ?? NO_HEADERS, (headers) =>
      this.#publish(subject, body, { ...options, headers }),
    );
  }

  async #publish(
    subject: string,
    body: Uint8Array,
    options: PublishOptions,
  ): Promise<PublishOutcome> {
    const publishedAt = performance.now();
    try {
      const ack = await this.bus.client.publish(subject, body, publishOptions(options));
      this.bus.storage.stored(subject);
      return ack.duplicate ? 'already_stored' : 'stored';
    } catch (error) {
      this.#noteTrouble(subject, error, publishedAt);
      return outcomeOfRefusal(subject, error);
    }
  }

  /** A stream with as many messages as it may have is no trouble: who publishes paces itself by that. */
  #noteTrouble(subject: string, error: unknown, publishedAt: number): void {
    const { storage } = this.bus;
    if (error instanceof TimeoutError) void storage.silent(subject, publishedAt);
    if (!(error instanceof JetStreamApiError)) return;
    if (error.code === SERVER_LIMIT) storage.refused(subject, SERVER_FULL);
    const reason = error.code === STREAM_LIMIT ? whyNotStored(error.message) : null;
    if (reason !== null) storage.refused(subject, reason);
  }

  /** What the broker takes as one message at most, in bytes, headers included. */
  get maxPayload(): number {
    return this.bus.connection.info?.max_payload ?? DEFAULT_MAX_PAYLOAD;
  }

  /** Sends over core NATS: at most once, nothing is stored. */
  hint(subject: string, body: Uint8Array): void {
    this.bus.connection.publish(subject, body);
  }
}

/** Null when the stream only has as many messages as it may, or has this one. */
function whyNotStored(message: string): string | null {
  if (message.includes('maximum bytes')) return STREAM_FULL;
  return /maximum messages|message size/.test(message) ? null : NOT_WRITTEN;
}

function publishOptions(options: PublishOptions): Partial<JetStreamPublishOptions> {
  return {
    ...(options.messageId === undefined ? {} : { msgID: options.messageId }),
    timeout: PUBLISH_TIMEOUT_MS,
    ...(options.onlyFirst ? { expect: { lastSubjectSequence: 0 } } : {}),
    ...headersOf(options.headers),
  };
}

function headersOf(entries = NO_HEADERS): { headers?: MsgHdrs } {
  const names = Object.keys(entries);
  if (names.length === 0) return {};
  const result = headers();
  for (const name of names) result.set(name, entries[name] ?? '');
  return { headers: result };
}

function outcomeOfRefusal(subject: string, error: unknown): PublishOutcome {
  // The client calls a subject without a stream 'JetStream not enabled', and does not export that error's class.
  if (error instanceof Error && error.name === 'JetStreamNotEnabled') {
    throw new ProvisioningError(`no stream takes ${subject}: run 'npm run provision'`, {
      cause: error,
    });
  }
  if (!(error instanceof JetStreamApiError)) throw error;
  // A first-writer-wins repeat is refused with 'wrong last sequence', or called a duplicate, depending on the server's
  // version and replicas: both mean that the message is there.
  if (error.code === JetStreamApiCodes.StreamWrongLastSequence) return 'already_stored';
  if (error.code === SERVER_LIMIT) throw new BackPressureError(SERVER_FULL, { cause: error });
  if (error.code !== STREAM_LIMIT) throw error;
  // One code for two refusals, told apart by text only: the subject already holds its one message, or the stream is full.
  if (error.message.includes('per subject')) return 'already_stored';
  throw new BackPressureError(`the stream of ${subject} is full`, { cause: error });
}
