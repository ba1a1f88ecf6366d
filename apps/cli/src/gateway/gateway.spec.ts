import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusalError } from '../refusal.error.js';
import { Gateway } from './gateway.js';
import { GatewayError, GatewayRefusal } from './gateway-client.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe(Gateway, () => {
  let server: Server;
  let answer: (response: ServerResponse) => void;
  let address: string;

  beforeEach(async () => {
    server = createServer((_request, response) => answer(response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (timeoutMs?: number): Promise<unknown> => {
    const sut = new Gateway(address, {}, timeoutMs);
    return sut.ask(sut.api.GET('/api/v1/regions'));
  };

  it('gives what the gateway answers', async () => {
    answer = (response) => void response.writeHead(200, JSON_TYPE).end('{"regions":[]}');
    expect(await ask()).toEqual({ regions: [] });
  });

  it('tells everything that is wrong, each with its field and what is allowed', async () => {
    const details = [
      { field: 'constraints.regions[1]', code: 'x', message: 'is unknown', allowed: 'us, eu' },
      { field: null, code: 'x', message: 'one\u001B[2J\ntwo' },
    ];
    const body = JSON.stringify({ message: 'no', error_code: 'invalid', field: null, details });
    answer = (response) => void response.writeHead(400, JSON_TYPE).end(body);
    const refused = ask();
    await expect(refused).rejects.toThrow(GatewayRefusal);
    await expect(refused).rejects.toThrow(
      'constraints.regions[1]: is unknown; allowed: us, eu\none␛[2J␊two',
    );
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      'fails',
      (r) => r.writeHead(500, JSON_TYPE).end('{"message":"oh","error_code":"x"}'),
      'answers 500: oh',
    ],
    [
      'is a page',
      (r) => r.writeHead(200, { 'content-type': 'text/html' }).end('{}'),
      'no answer of a gateway',
    ],
    [
      'is an error of something else',
      (r) => r.writeHead(404, JSON_TYPE).end('{}'),
      'Something else than a gateway answered, with 404.',
    ],
    [
      'redirects',
      (r) => r.writeHead(307, { location: 'http://x/' }).end(),
      "a redirect: give the gateway's own",
    ],
    ['is half an answer', (r) => r.writeHead(200, JSON_TYPE).end('{"a":'), 'it is not JSON'],
    ['hangs up', (r) => r.socket?.destroy(), 'cannot be reached'],
  ])('takes what %s for no answer', async (_, given, message) => {
    answer = given;
    await expect(ask()).rejects.toThrow(GatewayError);
    await expect(ask()).rejects.toThrow(message);
  });

  it('gives up an answer that never ends', async () => {
    answer = (response) => void response.writeHead(200, JSON_TYPE).write('{');
    await expect(ask(100)).rejects.toThrow('gave no whole answer within 0.1 s');
  });

  it('refuses what is no address', () => {
    expect(() => new Gateway('file:///etc/passwd')).toThrow(RefusalError);
  });
});
