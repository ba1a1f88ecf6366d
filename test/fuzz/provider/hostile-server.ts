import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { HOSTILE_MODEL, ROUTER_MODEL, STEADY_MODEL, THROTTLING_MODEL } from '../stack/catalogue.js';
import { drawOfCase } from '../draws.js';
import { drawReply, drawThrottle } from './drawn-reply.js';
import type { DrawnReply } from './drawn-reply.js';
import { NAMED_REPLIES } from './named-replies.js';
import { answering, completionOf, httpReply, rightAnswer, routedAnswer } from './reply.js';
import type { HostileReply } from './reply.js';

/** How the prompt of a case reads; its number says how it is to be answered. */
export function promptOf(number: number): string {
  return `Fuzz case ${number}: how is it answered?`;
}

/** What the provider says to a case, and what kind of reply that is. A router has no replies with names. */
export function hostileReply(seed: number, number: number, model = HOSTILE_MODEL): DrawnReply {
  const named = NAMED_REPLIES[number];
  const words = rightAnswer(number);
  const draw = drawOfCase(seed, number);
  if (model === ROUTER_MODEL) return drawReply(routedAnswer(words), draw);
  if (named !== undefined) return { kind: named.name, reply: named.reply(number) };
  return drawReply(completionOf(words), draw);
}

const call = z.union([
  z.object({ model: z.string(), prompt: z.string() }),
  z
    .object({ model: z.string(), messages: z.array(z.object({ content: z.string() })) })
    .transform(({ model, messages }) => ({ model, prompt: messages.at(-1)?.content ?? '' })),
]);

const HEAD_END = '\r\n\r\n';
/** Calls of a cell that are throttled before one is answered. */
const THROTTLES = 2;

/** An OpenAI-compatible server that answers as it is told by the number in the prompt, byte by byte. */
export class HostileServer {
  readonly #calls = new Map<string, number>();
  readonly #replies = new Map<string, DrawnReply>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(private readonly seed: number) {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(seed: number): Promise<HostileServer> {
    const hostile = new HostileServer(seed);
    hostile.#server.listen(0, '127.0.0.1');
    await once(hostile.#server, 'listening');
    return hostile;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /**
   * Draws what is said to some cases, and forgets what was said to others: while it is asked, a reply is only written, however large it
   * is, and no call waits for the making of another's.
   * @returns the kinds of replies.
   */
  prepare(numbers: readonly number[]): string[] {
    this.#replies.clear();
    return [HOSTILE_MODEL, ROUTER_MODEL].flatMap((model) =>
      numbers.map((number) => `${model} ${this.#hostileReply(model, number).kind}`),
    );
  }

  /** What kind of reply a model gives to a case that was prepared. */
  kindOf(model: string, number: number): string {
    return this.#hostileReply(model, number).kind;
  }

  /** How often a case was asked of a model from a region. */
  calls(region: string, model: string, number: number): number {
    return this.#calls.get(`${region} ${model} ${number}`) ?? 0;
  }

  get totalCalls(): number {
    return [...this.#calls.values()].reduce((sum, count) => sum + count, 0);
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // Clients go away in the middle of what is sent here: that is their right.
    socket.on('error', () => undefined);
    void this.#converse(socket);
  }

  async #converse(socket: Socket): Promise<void> {
    let received = Buffer.alloc(0);
    try {
      for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
        received = Buffer.concat([received, chunk as Buffer]);
        const request = wholeRequest(received);
        if (request === null) continue;
        received = received.subarray(request.length);
        const reply = this.#replyTo(request.path, request.body);
        await send(socket, reply);
        if (reply.end !== 'keep') break;
      }
      // What else comes is read away: the client's own end would not be noticed otherwise.
      socket.resume();
    } catch (error) {
      // A socket that was destroyed, here or there.
      if (!socket.destroyed) throw error;
    }
  }

  #hostileReply(model: string, number: number): DrawnReply {
    const key = `${model} ${number}`;
    const reply = this.#replies.get(key) ?? hostileReply(this.seed, number, model);
    this.#replies.set(key, reply);
    return reply;
  }

  #replyTo(path: string, body: string): HostileReply {
    const [, region = ''] = path.split('/');
    const { model, prompt } = call.parse(JSON.parse(body));
    const number = Number(/Fuzz case (\d+):/.exec(prompt)?.[1] ?? NaN);
    if (Number.isNaN(number)) return httpReply({ status: 404, body: '{"error":"no such case"}' });
    const key = `${region} ${model} ${number}`;
    const calls = (this.#calls.get(key) ?? 0) + 1;
    this.#calls.set(key, calls);
    if (model === STEADY_MODEL) return answering(rightAnswer(number));
    if (model !== THROTTLING_MODEL) return this.#hostileReply(model, number).reply;
    return calls > THROTTLES
      ? answering(rightAnswer(number))
      : drawThrottle(drawOfCase(this.seed, number)).reply;
  }
}

function wholeRequest(
  bytes: Buffer,
): { readonly path: string; readonly body: string; readonly length: number } | null {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const from = end + HEAD_END.length;
  const length = from + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (bytes.length < length) return null;
  return { path: head.split(' ', 2)[1] ?? '', body: bytes.toString('utf8', from, length), length };
}

async function send(socket: Socket, { pieces, end }: HostileReply): Promise<void> {
  for (const { bytes, pauseMs } of pieces) {
    if (pauseMs > 0) await pause(pauseMs);
    if (socket.destroyed) return;
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }
  if (end === 'close') socket.end();
  if (end === 'reset') socket.resetAndDestroy();
}
