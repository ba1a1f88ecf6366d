import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { exchange, parseAnswer } from './wire.js';

const answerOf = (text: string) => parseAnswer(Buffer.from(text));

describe(parseAnswer, () => {
  it('reads a body by its length, and says when it is cut off', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A: b\r\n\r\n';
    expect(answerOf(`${head}body`)).toEqual({
      status: 200,
      headers: { 'content-length': '4', 'x-a': 'b' },
      body: Buffer.from('body'),
      isWhole: true,
    });
    expect(answerOf(`${head}bo`).isWhole).toBe(false);
  });

  it('reads chunks, and says when the last is missing', () => {
    const head = 'HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n';
    const whole = answerOf(`${head}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`);
    expect([whole.status, whole.body.toString(), whole.isWhole]).toEqual([400, 'abcde', true]);
    expect(answerOf(`${head}3\r\nabc\r\n`).isWhole).toBe(false);
  });

  it('passes over interim answers', () => {
    expect(answerOf('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 No\r\n\r\n').status).toBe(404);
  });

  it('has no status when there was no answer', () => {
    expect(answerOf('').status).toBe(0);
  });
});

describe(exchange, () => {
  it('does not wait for the end of a stream of events, not even after an interim answer', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('retry: 1000\n\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      for (const expectation of ['', 'expect: 100-continue\r\n']) {
        const bytes = Buffer.from(`GET / HTTP/1.1\r\nhost: a\r\n${expectation}\r\n`);
        const answer = await exchange(port, { bytes, isCut: false }, 20_000);
        expect([answer.status, answer.isWhole]).toEqual([200, true]);
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
