import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { Link } from './link.js';
import type { Direction, TrapAction } from './link.js';
import type { TlsFiles } from './tls-ends.js';

/** Waits in the stream of bytes for something to be said. */
export interface Trap {
  readonly direction: Direction;
  /** Looked for in each chunk, as Latin-1. */
  readonly pattern: RegExp;
  readonly action: TrapAction;
  /** Springs at the n-th chunk that matches. @default 1 */
  readonly occurrence?: number;
  /** Called at once, before any further byte moves: to kill a process at this very moment. */
  readonly onSprung?: () => void;
}

interface ArmedTrap extends Trap {
  left: number;
  readonly spring: () => void;
}

/** How the proxy treats connections now. */
type Mode = 'open' | 'cut' | 'frozen';

/**
 * A TCP proxy on 127.0.0.1 between one process and one server: the place where a network is slow, cut, silent, or loses an
 * answer at a chosen moment.
 */
export class TcpProxy {
  readonly #links = new Set<Link>();
  readonly #traps = new Set<ArmedTrap>();
  #mode: Mode = 'open';
  #latencyMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
    private readonly tls: TlsFiles | null,
  ) {
    server.on('connection', (client) => this.#accept(client));
  }

  /**
   * Starts a proxy to a port of a host, on a free port.
   * @param tls of a broker that asks for TLS: the proxy shows its certificate, so that traps read what is said.
   */
  static async to(
    port: number,
    {
      host = '127.0.0.1',
      tls = null,
    }: { readonly host?: string; readonly tls?: TlsFiles | null } = {},
  ): Promise<TcpProxy> {
    const server = createServer({ pauseOnConnect: true });
    const proxy = new TcpProxy(server, { host, port }, tls);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  /** Where it listens. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#links.size;
  }

  /** Breaks all connections and refuses new ones until {@link heal}. */
  cut(): void {
    this.#mode = 'cut';
    for (const link of this.#links) link.destroy();
  }

  /** Lets nothing through and breaks nothing, as a network that drops packets, until {@link heal}. */
  freeze(): void {
    this.#mode = 'frozen';
    for (const link of this.#links) link.pause();
  }

  /** Everything passes again; bytes that were held back by {@link freeze} arrive late. Latency and traps stay. */
  heal(): void {
    this.#mode = 'open';
    for (const link of this.#links) link.resume();
  }

  /** Delays every chunk in both directions, in milliseconds. */
  delay(latencyMs: number): void {
    this.#latencyMs = latencyMs;
  }

  /** Sets a trap; resolves when it has sprung. It springs once. */
  trap(trap: Trap): Promise<void> {
    return new Promise((spring) => {
      this.#traps.add({ ...trap, left: trap.occurrence ?? 1, spring });
    });
  }

  /** Takes away latency and traps, and heals. */
  reset(): void {
    this.#latencyMs = 0;
    this.#traps.clear();
    this.heal();
  }

  /** Breaks all connections and ends the proxy. */
  async close(): Promise<void> {
    for (const link of this.#links) link.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #accept(client: Socket): void {
    if (this.#mode === 'cut') return void client.destroy();
    const link = new Link(client, connect(this.target), {
      tls: this.tls,
      latencyMs: () => this.#latencyMs,
      judge: (direction, chunk) => this.#judge(direction, chunk),
      onClose: () => this.#links.delete(link),
    });
    this.#links.add(link);
    if (this.#mode === 'open') link.resume();
  }

  #judge(direction: Direction, chunk: Buffer): TrapAction {
    if (this.#traps.size === 0) return 'pass';
    const text = chunk.toString('latin1');
    for (const trap of this.#traps) {
      if (trap.direction !== direction || !trap.pattern.test(text)) continue;
      trap.left -= 1;
      if (trap.left > 0) continue;
      this.#traps.delete(trap);
      trap.onSprung?.();
      trap.spring();
      return trap.action;
    }
    return 'pass';
  }
}
