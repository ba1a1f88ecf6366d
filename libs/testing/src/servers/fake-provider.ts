import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inTime } from '../until.js';

/** A request that the fake provider got. */
export interface ProviderCall {
  /** 1 for the first. */
  readonly number: number;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers. */
export interface ProviderReply {
  /** @default 200 */
  readonly status?: number;
  /** Added to, and stronger than, a JSON content type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a text, else as JSON. */
  readonly body?: unknown;
  /** Writes what follows the headers, in place of a body: slowly, too much, or not to its end. */
  readonly write?: (response: ServerResponse) => void;
}

/** Decides the answer to a call; what it waits for, the caller waits for. */
export type ProviderScript = (call: ProviderCall) => ProviderReply | Promise<ProviderReply>;

/** A model provider over real HTTP whose answers a test writes. */
export class FakeProvider {
  readonly calls: ProviderCall[] = [];
  #inFlight = 0;
  #mostInFlight = 0;
  #script: ProviderScript = () => chatAnswer('an answer');

  private constructor(private readonly server: Server) {}

  /** Starts it on a free port of 127.0.0.1. It gives an ordinary answer until told otherwise. */
  static async start(): Promise<FakeProvider> {
    const server = createServer((request, response) => void provider.#serve(request, response));
    const provider = new FakeProvider(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return provider;
  }

  /** Such as `http://127.0.0.1:40123`. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The most calls that were open at once. */
  get mostInFlight(): number {
    return this.#mostInFlight;
  }

  /** Forgets its calls and answers by a new script. */
  answerBy(script: ProviderScript): void {
    this.calls.length = 0;
    this.#mostInFlight = 0;
    this.#script = script;
  }

  /** May be called again. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    // After that no further one is accepted.
    this.server.closeAllConnections();
    await inTime('the provider is stopped', closed);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#inFlight += 1;
    this.#mostInFlight = Math.max(this.#mostInFlight, this.#inFlight);
    response.on('close', () => (this.#inFlight -= 1));
    const { url = '', headers } = request;
    const body = await textOf(request);
    const call = { number: this.calls.length + 1, path: url, headers, body };
    this.calls.push(call);
    send(response, await this.#script(call));
  }
}

/** An OpenAI-compatible answer with this text. */
export function chatAnswer(text: string): ProviderReply {
  return {
    headers: { 'x-request-id': 'request-1', 'x-region': 'planet-1' },
    body: {
      model: 'served-model',
      system_fingerprint: 'fp-1',
      choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: text } }],
      usage: { prompt_tokens: 10, completion_tokens: 20 },
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: ProviderReply): void {
  const { status = 200, headers, body = '', write } = reply;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (write) return write(response);
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
