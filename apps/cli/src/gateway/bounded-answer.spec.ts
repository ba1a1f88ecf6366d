import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { collectGarbage } from '../spec/collect-garbage-spec.js';
import { boundedAnswer } from './bounded-answer.js';

describe(boundedAnswer, () => {
  it('is given up with its signal, though nothing but the body is held of the request any more', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const abort = new AbortController();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = boundedAnswer(
      await fetch(new Request(url, { signal: abort.signal })),
      undefined,
      abort.signal,
    );
    const ended = answer.catch((error: unknown) => error);
    await collectGarbage();
    abort.abort(new Error('too late'));
    expect(await ended).toEqual(new Error('too late'));
    server.closeAllConnections();
    server.close();
  });
});
