import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
        response.writeHead(status).end(text);
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
});
