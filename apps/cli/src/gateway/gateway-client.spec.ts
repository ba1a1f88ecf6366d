import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { RefusalError } from '../refusal.error.js';
import { GatewayClient, GatewayError } from './gateway-client.js';

describe(GatewayClient, () => {
  let server: Server;
  let url: string;
  const requests: string[] = [];
  const answers: Record<string, readonly [number, string]> = {
    '/ok': [200, '{"a":1}'],
    '/none': [204, ''],
    '/refused': [409, '{"message":"no\\u001b[2J","error_code":"review_open"}'],
    '/broken': [500, '{"message":"went wrong","error_code":"internal_error"}'],
    '/page': [200, '<html>'],
    '/proxy': [404, 'not here'],
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        requests.push(`${request.method} ${request.url} ${body}`);
        const [status, text] = answers[request.url ?? ''] ?? [404, ''];
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.close();
  });

  it('reads bodies, and null where there is none', async () => {
    const client = new GatewayClient(url);
    expect(await client.get('/ok')).toEqual({ a: 1 });
    expect(await client.get('/none')).toBeNull();
    await client.send('PUT', '/ok', { b: 2 });
    expect(requests.at(-1)).toBe('PUT /ok {"b":2}');
  });

  it('tells refusals in the words of the gateway, harmless in a terminal', async () => {
    const client = new GatewayClient(url);
    await expect(client.get('/refused')).rejects.toMatchObject({
      message: 'no␛[2J',
      status: 409,
      errorCode: 'review_open',
    });
    await expect(client.get('/refused')).rejects.toThrow(RefusalError);
  });

  it.each(['/broken', '/page', '/proxy'])('does not take %s for an answer', async (path) => {
    const failure = new GatewayClient(url).get(path);
    await expect(failure).rejects.toThrow(GatewayError);
    await expect(failure).rejects.toThrow(path);
  });

  it('says where nobody is, and what is no address', async () => {
    await expect(new GatewayClient('http://127.0.0.1:9').get('/ok')).rejects.toThrow(
      'cannot be reached',
    );
    expect(() => new GatewayClient('gateway')).toThrow('--gateway is "gateway"');
    expect(() => new GatewayClient('file:///etc/passwd')).toThrow(RefusalError);
  });

  describe('with a server that is no gateway', () => {
    const MIB = 1024 * 1024;
    const bomb = gzipSync(Buffer.alloc(64 * MIB, ' '));
    const json = { 'content-type': 'application/json' };
    const listening = async (server: Server): Promise<string> => {
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    const asked = async (
      answer: (response: ServerResponse) => void,
      timeoutMs?: number,
    ): Promise<unknown> => {
      const hostile = createServer((_request, response) => answer(response));
      const address = await listening(hostile);
      try {
        return await new GatewayClient(address, {}, timeoutMs).get('/x');
      } finally {
        hostile.closeAllConnections();
        hostile.close();
      }
    };
    /** Sends for as long as somebody takes it. */
    const endless = (response: ServerResponse): void => {
      response.writeHead(200, json);
      const more = (): void => {
        while (response.write(' '.repeat(MIB)));
        response.once('drain', more);
      };
      more();
    };

    it.each<[string, (response: ServerResponse) => void, RegExp]>([
      ['sends without end', endless, /with 200 and more than 33554432 bytes$/],
      [
        'unpacks to too much',
        (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
        /with 200 and more than 33554432 bytes$/,
      ],
      [
        'sends a million values',
        (response) => response.writeHead(200, json).end(`[${'0,'.repeat(MIB)}0]`),
        /with 200 and more than 200000 values or 32 levels$/,
      ],
      [
        'sends a page',
        (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('{}'),
        /with 200 and text\/html, which is no answer of a gateway$/,
      ],
      [
        'sends half of it',
        (response) => response.writeHead(200, json).end('{"a":'),
        /which is no answer of a gateway: it is not JSON$/,
      ],
      [
        'redirects',
        (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/\u009b' }).end(),
        /with 307, a redirect to http:\/\/127\.0\.0\.1:1\/⟨U\+9B⟩: give the gateway's own address$/,
      ],
      [
        'says null of an error',
        (response) => response.writeHead(404, json).end('null'),
        /with 404, which is no answer of a gateway$/,
      ],
    ])('says which %s', async (_, answer, message) => {
      const failure = asked(answer);
      await expect(failure).rejects.toThrow(GatewayError);
      await expect(failure).rejects.toThrow(message);
    });

    it('gives up on one that never ends its answer', async () => {
      const trickle = (response: ServerResponse): void =>
        void response.writeHead(200, json).write('{');
      await expect(asked(trickle, 100)).rejects.toThrow('gave no whole answer within 0.1 s');
    });
  });
});
