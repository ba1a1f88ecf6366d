import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { until } from '@beacon/testing';

/** A message of a stream of events. */
export interface SentMessage {
  readonly id: string | null;
  readonly event: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into messages of any shape
  readonly data: any;
}

/** A client of a stream of events that takes what it is sent, until it is told to stop. */
export class EventClient {
  readonly messages: SentMessage[] = [];
  /** The comments that were sent. */
  readonly comments: string[] = [];
  lastId: string | null = null;
  retry: number | null = null;
  isEnded = false;
  #rest = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#take(text));
    response.on('end', () => (this.isEnded = true));
    response.on('error', () => (this.isEnded = true));
    response.on('close', () => (this.isEnded = true));
  }

  /** @throws Error when the connection is refused. */
  static async open(
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventClient> {
    return new Promise((resolve, reject) => {
      // No shared agent: each client has a connection of its own.
      const asked = request(url, { headers, agent: false }, (response) =>
        resolve(new EventClient(response)),
      );
      asked.on('error', reject);
      asked.end();
    });
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  of(event: string): SentMessage[] {
    return this.messages.filter((message) => message.event === event);
  }

  /** Waits for a message of a type. */
  async until(event: string, count = 1): Promise<SentMessage> {
    await until(() => this.of(event).length >= count, `${count} message ${event} came`);
    const message = this.of(event)[count - 1];
    if (message === undefined) throw new Error(`no message ${event}`);
    return message;
  }

  async untilEnded(): Promise<void> {
    await until(() => this.isEnded, 'the stream has ended');
  }

  close(): void {
    this.response.destroy();
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#read(block);
  }

  #read(block: string): void {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      const at = line.indexOf(': ');
      if (at === 0) this.comments.push(line.slice(2));
      else fields.set(line.slice(0, at), line.slice(at + 2));
    }
    this.lastId = fields.get('id') ?? this.lastId;
    const retry = fields.get('retry');
    if (retry !== undefined) this.retry = Number(retry);
    const data = fields.get('data');
    if (data === undefined) return;
    this.messages.push({
      id: fields.get('id') ?? null,
      event: fields.get('event') ?? 'message',
      data: JSON.parse(data),
    });
  }
}
