import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { encryptedEnds } from './tls-ends.js';
import type { TlsFiles } from './tls-ends.js';

/** Which way bytes go: `up` from the client to the server, `down` back. */
export type Direction = 'up' | 'down';

/**
 * What becomes of the bytes that sprang a trap. `pass`: they go on. `hold`: they and all that follow on this connection are lost.
 * `mute`: they go on, but the connection breaks before anything of the answer comes back.
 */
export type TrapAction = 'pass' | 'hold' | 'mute';

/** What a link does with what it carries. */
export interface LinkRules {
  /** Of a connection that is encrypted after its first line; null for any other. */
  readonly tls: TlsFiles | null;
  readonly latencyMs: () => number;
  readonly judge: (direction: Direction, chunk: Buffer) => TrapAction;
  readonly onClose: () => void;
}

/** One connection through the proxy. */
export class Link {
  #state: 'open' | 'held' | 'muted' = 'open';
  /** Whether bytes are to pass. */
  #isFlowing = false;
  /** Where bytes are read and written; null until they can be. */
  #ends: readonly [Socket, Socket] | null = null;
  #isJoining = false;

  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    private readonly rules: LinkRules,
  ) {
    // Created paused: what comes early is kept by the kernel until the link is resumed.
    upstream.pause();
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      this.#heedEnd(socket);
      socket.once('close', rules.onClose);
    }
  }

  pause(): void {
    this.#isFlowing = false;
    for (const end of this.#ends ?? []) end.pause();
  }

  resume(): void {
    this.#isFlowing = true;
    for (const end of this.#ends ?? []) end.resume();
    if (this.#isJoining) return;
    this.#isJoining = true;
    // Who breaks off meanwhile has closed the link.
    this.#join().catch(() => this.destroy());
  }

  destroy(): void {
    for (const end of this.#ends ?? []) end.destroy();
    this.client.destroy();
    this.upstream.destroy();
  }

  async #join(): Promise<void> {
    const { tls } = this.rules;
    const ends =
      tls === null
        ? ([this.client, this.upstream] as const)
        : await encryptedEnds(this.client, this.upstream, tls);
    const [client, upstream] = ends;
    if (tls !== null) ends.forEach((end) => this.#heedEnd(end));
    this.#carry('up', client, upstream);
    this.#carry('down', upstream, client);
    this.#ends = ends;
    if (this.#isFlowing) ends.forEach((end) => end.resume());
    else this.pause();
  }

  /** A broken connection is an ordinary event here: the other side is broken too, and the peers say what they make of it. */
  #heedEnd(socket: Socket): void {
    socket.on('error', () => undefined);
    socket.once('close', () => this.destroy());
  }

  #heed(action: TrapAction): void {
    if (action === 'hold') this.#state = 'held';
    if (action === 'mute') this.#state = 'muted';
  }

  #carry(direction: Direction, from: Socket, to: Socket): void {
    /** Chunks that are still delayed: a later one must not overtake them. */
    let delayed: Promise<void> | undefined;
    from.on('data', (chunk: Buffer) => {
      const latencyMs = this.rules.latencyMs();
      if (latencyMs === 0 && delayed === undefined) return this.#pass(direction, chunk, from, to);
      const due = pause(latencyMs);
      const mine = Promise.all([delayed, due]).then(() => {
        this.#pass(direction, chunk, from, to);
        if (delayed === mine) delayed = undefined;
      });
      delayed = mine;
    });
  }

  #pass(direction: Direction, chunk: Buffer, from: Socket, to: Socket): void {
    if (this.#state === 'muted' && direction === 'down') return this.destroy();
    if (this.#state === 'open') this.#heed(this.rules.judge(direction, chunk));
    // A muted link still carries the rest of a request that came in several chunks: there would be no answer to lose otherwise.
    if (this.#state === 'held' || to.destroyed) return;
    if (to.write(chunk)) return;
    from.pause();
    to.once('drain', () => from.resume());
  }
}
