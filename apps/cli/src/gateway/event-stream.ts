import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Gateway } from './gateway.js';
import { GatewayError, GatewayRefusal } from './gateway-client.js';
import { Silence } from './silence.js';

/** One message of a gateway's live events. */
export interface LiveMessage {
  readonly event: string;
  /** Its place in the stream; empty where it has none. */
  readonly id: string;
  /** JSON. */
  readonly data: string;
}

/** What {@link liveMessages} tells between messages. */
export type LiveSign =
  | { readonly kind: 'message'; readonly message: LiveMessage }
  /** The gateway does not answer: it is tried again until it does. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** It answers again, and goes on where it was. */
  | { readonly kind: 'back' };

/** A batch of 500 executions takes some 200 kB. */
const MOST_CHARACTERS = 4 * 1024 * 1024;
/** A gateway says something every 15 s. */
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 10_000;

/**
 * The live events of a job, for as long as the caller reads them. A connection that breaks is opened again from where it was: the
 * server goes on behind `Last-Event-ID`.
 * @throws GatewayRefusal when the gateway refuses the stream, such as for a job that it does not have.
 */
export async function* liveMessages(
  gateway: Gateway,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<LiveSign, void, undefined> {
  const stream = new EventStream(gateway, path, signal);
  let isLost = false;
  for (let failures = 0; !signal.aborted; failures = isLost ? failures + 1 : 0) {
    if (failures > 0) await pauseOf(failures, signal);
    for await (const sign of stream.signs()) {
      // Said once, however often it is tried.
      if (sign.kind === 'lost' && isLost) break;
      if (sign.kind === 'message' && isLost) yield { kind: 'back' };
      isLost = sign.kind === 'lost';
      yield sign;
    }
  }
}

/** One connection after the other, each from where the last one ended. */
class EventStream {
  #position = '';

  constructor(
    private readonly gateway: Gateway,
    private readonly path: string,
    private readonly signal: AbortSignal,
  ) {}

  /** What comes over one connection, and last why it ended. */
  async *signs(): AsyncGenerator<LiveSign, void, undefined> {
    try {
      for await (const message of this.#messages()) {
        if (message.id !== '') this.#position = message.id;
        yield { kind: 'message', message };
      }
      if (!this.signal.aborted) yield { kind: 'lost', reason: 'the connection was closed.' };
    } catch (error) {
      if (this.signal.aborted) return;
      if (error instanceof GatewayRefusal && this.#position === '') throw error;
      // A gateway whose events are gone, or another one at the same address, does not know the place: it is asked anew.
      if (error instanceof GatewayRefusal) this.#position = '';
      yield { kind: 'lost', reason: reasonOf(error) };
    }
  }

  async *#messages(): AsyncGenerator<LiveMessage, void, undefined> {
    const silence = new Silence(SILENCE_MS, this.signal);
    try {
      const response = await this.gateway.open(this.path, {
        headers: { accept: 'text/event-stream', ...this.#from() },
        signal: silence.signal,
      });
      const messages = response.body
        ?.pipeThrough(silence.heard())
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream({ maxBufferSize: MOST_CHARACTERS }));
      for await (const { event = '', id = '', data } of messages ?? []) yield { event, id, data };
    } finally {
      silence.end();
    }
  }

  #from(): Readonly<Record<string, string>> {
    return this.#position === '' ? {} : { 'last-event-id': this.#position };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof GatewayError ? error.message : 'the connection broke.';
}

/** Twice as long after each failure, and not the same for everybody who lost the same gateway. */
async function pauseOf(failures: number, signal: AbortSignal): Promise<void> {
  const wait = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, wait * (0.75 + Math.random() / 2));
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
