import { createHash } from 'node:crypto';
import { DEAD_HEADERS, deadSubject, messageIds } from '@beacon/contracts';
import type { MsgHdrs } from '@nats-io/transport-node';
import { Inject, Injectable } from '@nestjs/common';
import { JetStreamPublisher } from './publisher.js';

/** A message that cannot be processed. */
export interface DeadMessage {
  readonly subject: string;
  readonly stream: string;
  readonly streamSequence: number;
  readonly deliveryCount: number;
  readonly data: Uint8Array;
  readonly headers: MsgHdrs | undefined;
}

type Headers = Readonly<Record<string, string>>;

const REASON_LIMIT = 500;
/** For what a publisher adds to a letter: its version line, its message id, the ends of lines. */
const SPARE_BYTES = 512;

/** Keeps messages that cannot be processed, with the reason and the original bytes and headers. */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(JetStreamPublisher)
    private readonly publisher: Pick<JetStreamPublisher, 'publish' | 'maxPayload'>,
  ) {}

  /**
   * Stores a message among the dead letters; a repeat for the same stored message is dropped by the broker. What does not fit
   * with the headers that it gets is cut, which other headers tell.
   * @throws Error when the broker does not store it.
   */
  async keep(message: DeadMessage, reason: string): Promise<void> {
    const { stream, streamSequence, subject } = message;
    const { body, headers } = this.#fitting(message, {
      [DEAD_HEADERS.reason]: singleLine(reason),
      [DEAD_HEADERS.subject]: subject,
      [DEAD_HEADERS.stream]: stream,
      [DEAD_HEADERS.sequence]: String(streamSequence),
      [DEAD_HEADERS.deliveries]: String(message.deliveryCount),
    });
    await this.publisher.publish(deadSubject(stream, subject), body, {
      messageId: messageIds.deadLetter(stream, streamSequence),
      headers,
    });
  }

  #fitting(message: DeadMessage, own: Headers): { body: Uint8Array; headers: Headers } {
    const { data } = message;
    const room = this.publisher.maxPayload - SPARE_BYTES;
    const original = originalHeaders(message);
    const all = { ...original, ...own };
    if (data.byteLength + sizeOf(all) <= room) return { body: data, headers: all };
    const cut = { ...own, ...cutHeaders(data) };
    const both = { ...original, ...cut };
    // Headers that leave no room for the body are of no use to the reader.
    const headers = sizeOf(both) <= room / 2 ? both : cut;
    return { body: data.subarray(0, Math.max(0, room - sizeOf(headers))), headers };
  }
}

function cutHeaders(data: Uint8Array): Headers {
  return {
    [DEAD_HEADERS.size]: String(data.byteLength),
    [DEAD_HEADERS.sha256]: createHash('sha256').update(data).digest('hex'),
  };
}

/** In bytes, as they are sent. */
function sizeOf(headers: Headers): number {
  const separators = ': \r\n'.length;
  return Object.entries(headers).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + separators,
    0,
  );
}

function originalHeaders({ headers }: DeadMessage): Headers {
  const kept: Record<string, string> = {};
  for (const name of headers?.keys() ?? []) {
    // The broker's own headers would be obeyed a second time, the old message id above all.
    if (!name.startsWith('Nats-')) kept[name] = headers?.get(name) ?? '';
  }
  return kept;
}

function singleLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, REASON_LIMIT);
}
