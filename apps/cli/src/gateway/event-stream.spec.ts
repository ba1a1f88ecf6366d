import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collectGarbage } from '../spec/collect-garbage-spec.js';
import { liveMessages, type LiveSign } from './event-stream.js';
import { Gateway } from './gateway.js';
import { GatewayRefusal } from './gateway-client.js';

type Answer = (response: ServerResponse) => void;

describe(liveMessages, () => {
  let server: Server;
  let gateway: Gateway;
  let answers: Answer[];
  const asked: (string | string[] | undefined)[] = [];

  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request: IncomingMessage, response) => {
      asked.push(request.headers['last-event-id']);
      const answer = answers.shift();
      if (answer !== undefined) answer(response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    gateway = new Gateway(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const events =
    (text: string): Answer =>
    (response) =>
      void response.setHeader('content-type', 'text/event-stream').end(text);
  const refusal: Answer = (response) =>
    void response
      .writeHead(404, { 'content-type': 'application/json' })
      .end('{"message":"there is no job","error_code":"job_not_found"}');

  /** So many signs; then nobody listens any more. */
  async function read(count: number): Promise<LiveSign[]> {
    const abort = new AbortController();
    const signs: LiveSign[] = [];
    for await (const sign of liveMessages(gateway, '/events', abort.signal)) {
      signs.push(sign);
      if (signs.length === count) abort.abort();
    }
    return signs;
  }

  it('ends when it is left, though nothing but the body is held of the request any more', async () => {
    answers = [
      (response) => {
        response.setHeader('content-type', 'text/event-stream');
        response.write('event: ready\ndata: {}\n\n');
      },
    ];
    const abort = new AbortController();
    const signs = liveMessages(gateway, '/events', abort.signal);
    await signs.next();
    const next = signs.next();
    await collectGarbage();
    abort.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('goes on behind the last event after a connection that broke, and says both once', async () => {
    answers = [
      events('id: 7-a\nevent: ready\ndata: {}\n\n'),
      (response) => void response.socket?.destroy(),
      (response) => void response.writeHead(503).end(),
      events('event: ready\ndata: {"resumed":true}\n\n'),
    ];
    expect((await read(4)).map(({ kind }) => kind)).toEqual(['message', 'lost', 'back', 'message']);
    expect(asked).toEqual([undefined, '7-a', '7-a', '7-a']);
  });

  it('asks anew where the gateway does not know its place any more', async () => {
    answers = [
      events('id: 7-a\nevent: ready\ndata: {}\n\n'),
      refusal,
      events('event: ready\ndata: {}\n\n'),
    ];
    await read(4);
    expect(asked).toEqual([undefined, '7-a', undefined]);
  });

  it('says which job there is none', async () => {
    answers = [refusal];
    await expect(read(1)).rejects.toThrow(GatewayRefusal);
  });

  it('gives up a connection that sends without end and never ends a message', async () => {
    answers = [
      (response) => {
        response.setHeader('content-type', 'text/event-stream');
        const more = (): void => {
          while (response.write('x'.repeat(1024 * 1024)));
          response.once('drain', more);
        };
        more();
      },
    ];
    expect(await read(1)).toEqual([{ kind: 'lost', reason: 'the connection broke.' }]);
  });
});
