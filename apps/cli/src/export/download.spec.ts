import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Gateway } from '../gateway/gateway.js';
import { GatewayError, GatewayRefusal } from '../gateway/gateway-client.js';
import { download, type Written } from './download.js';

describe(download, () => {
  let folder: string;
  let server: Server;
  let gateway: Gateway;
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-download-'));
    server = createServer((_request, response) => answer(response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    gateway = new Gateway(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const CSV = { 'content-type': 'text/csv; charset=utf-8' };
  const fetchCsv = (): Promise<Written> =>
    download(gateway, { path: '/export', type: 'text/csv' }, () => join(folder, 'out.csv'));

  it('writes every byte as it is', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    answer = (response) => void response.writeHead(200, CSV).end(bytes);
    expect(await fetchCsv()).toEqual({ out: join(folder, 'out.csv'), bytes: 70_000 });
    expect(readFileSync(join(folder, 'out.csv')).equals(bytes)).toBe(true);
  });

  it('leaves nothing of a file that breaks off', async () => {
    answer = (response) => {
      response.writeHead(200, CSV).write('job_id\r\n');
      setImmediate(() => response.destroy());
    };
    await expect(fetchCsv()).rejects.toThrow(GatewayError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('opens no file for what is refused, or is of another type', async () => {
    answer = (response) =>
      void response
        .writeHead(409, { 'content-type': 'application/json' })
        .end('{"message":"the job has not ended","error_code":"job_running"}');
    await expect(fetchCsv()).rejects.toThrow(GatewayRefusal);
    answer = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('x');
    await expect(fetchCsv()).rejects.toThrow('sends text/html in place of text/csv');
    expect(readdirSync(folder)).toEqual([]);
  });
});
