import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a receiver of webhooks was sent. */
export class ReceivedMessage {
  constructor(
    readonly path: string,
    readonly headers: IncomingHttpHeaders,
    readonly body: string,
  ) {}

  /** As a receiver checks it by Standard Webhooks. */
  isSignedBy(secret: string): boolean {
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': said } = this.headers;
    const hmac = createHmac('sha256', secret).update(`${String(id)}.${String(at)}.${this.body}`);
    return said === `v1,${hmac.digest('base64')}`;
  }
}

/** A receiver of webhooks on loopback, which keeps what it was sent. */
export class WebhookReceiver {
  readonly received: ReceivedMessage[] = [];
  #answers: number[] = [];
  #location: string | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        receiver.received.push(new ReceivedMessage(request.url ?? '', request.headers, body));
        const [status = 200, ...rest] = receiver.#answers;
        receiver.#answers = rest;
        const location = receiver.#location;
        response.writeHead(status, location === undefined ? {} : { location }).end('words');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The statuses of the next answers, one after the other, and 200 after them; what was received is forgotten. */
  answerWith(...statuses: number[]): void {
    this.#answers = statuses;
    this.received.length = 0;
  }

  /** Where redirects lead. */
  redirectTo(location: string): void {
    this.#location = location;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
