import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A line to PostgreSQL that lets a request through, waits for its answer, and breaks instead of giving it. */
export class ReplyLosingProxy {
  readonly #sockets = new Set<Socket>();
  #awaited: string | undefined;
  #lost = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (client) => this.#connect(client));
  }

  static async start(databaseUrl: string): Promise<ReplyLosingProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ReplyLosingProxy(server, new URL(databaseUrl));
  }

  /** The database's address through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** How many replies were lost. */
  get lost(): number {
    return this.#lost;
  }

  /** The reply to the next request that holds the text is lost. */
  loseReplyTo(text: string): void {
    this.#awaited = text;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #connect(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    const end = (): void => {
      for (const socket of [client, server]) socket.destroy();
    };
    let isDoomed = false;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (chunk) => {
      if (this.#awaited !== undefined && chunk.includes(this.#awaited)) {
        this.#awaited = undefined;
        isDoomed = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (!isDoomed) return void client.write(chunk);
      // The server answers when what it was asked is committed.
      this.#lost += 1;
      end();
    });
  }
}
