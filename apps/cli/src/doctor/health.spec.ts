import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { gatewayHealth } from './health.js';

describe(gatewayHealth, () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  const serving = async (answer: RequestListener): Promise<string> => {
    const made = createServer(answer);
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    const address = made.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
  };
  const json =
    (status: number, body: unknown, headers = {}): RequestListener =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };

  it('reads what an unhealthy gateway says with 503, and how far its clock is ahead', async () => {
    const services = [{ name: 'postgres', status: 'down', reason: 'not reachable' }];
    const date = new Date(Date.now() + 60_000).toUTCString();
    const body = { status: 'unhealthy', version: '0.1.0', services };
    const health = await gatewayHealth(await serving(json(503, body, { date })));

    expect(health).toMatchObject(body);
    expect(Math.abs((health?.clockAheadMs ?? 0) - 60_000)).toBeLessThan(3_000);
  });

  it('takes a gateway that does not say its version', async () => {
    const address = await serving(json(200, { status: 'healthy', services: [] }));
    expect(await gatewayHealth(address)).toMatchObject({ status: 'healthy', services: [] });
  });

  it.each([
    ['something else', json(200, { hello: 1 })],
    ['a page', (_request, response) => response.end('<html>')],
    ['a redirect', (_request, response) => response.writeHead(302, { location: '/' }).end()],
  ] as readonly (readonly [string, RequestListener])[])(
    'takes %s for no gateway',
    async (_what, answer) => {
      expect(await gatewayHealth(await serving(answer))).toBeNull();
    },
  );

  it('finds none where nobody listens', async () => {
    expect(await gatewayHealth('http://127.0.0.1:1')).toBeNull();
  });
});
