import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { servePortal } from './portal-files.js';

const PAGE = '<!doctype html><title>Portal</title>';
const SCRIPT = 'export const one = 1;';

describe('serving the portal', () => {
  let folder: string;
  let server: FastifyInstance;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-portal-'));
    server = fastify();
  });

  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function build(): void {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'assets', 'main-abc.js'), SCRIPT);
    writeFileSync(join(folder, 'assets', 'main-abc.js.gz'), gzipSync(SCRIPT));
  }

  const get = (url: string, headers = {}): Promise<LightMyRequestResponse> =>
    server.inject({ method: 'GET', url, headers });

  it('answers every path of its router with the page', async () => {
    build();
    await servePortal(server, folder);
    const paths = [
      '/',
      '/jobs',
      '/jobs/new',
      '/series/daily',
      '/jobs/a%2Fb/verdict?alpha=0.1',
      '/system',
      '/gallery',
    ];
    for (const path of paths) {
      const { statusCode, body, headers } = await get(path);
      expect([path, statusCode, body]).toEqual([path, 200, PAGE]);
      expect(headers['cache-control']).toBe('no-cache');
    }
  });

  it('lets nothing run but its own files, and no string become markup', async () => {
    build();
    await servePortal(server, folder);
    const policy = String((await get('/jobs')).headers['content-security-policy']);
    for (const rule of ["default-src 'none'", "script-src 'self'", "trusted-types 'none'"]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|data:|\*/);
  });

  it('sends files for good, packed to who takes them so', async () => {
    build();
    await servePortal(server, folder);
    const plain = await get('/assets/main-abc.js');
    expect(plain.body).toBe(SCRIPT);
    expect(plain.headers['cache-control']).toContain('immutable');
    const packed = await get('/assets/main-abc.js', { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toMatch(/javascript/);
  });

  it('has no answer for what is none of its files', async () => {
    build();
    await servePortal(server, folder);
    const paths = ['/assets/none.js', '/nope', '/api/v1/nope', '/assets/..%2f..%2fetc%2fpasswd'];
    for (const path of paths) expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
  });

  it('says how to build it where it is not built', async () => {
    await servePortal(server, folder);
    const { statusCode, body } = await get('/jobs');
    expect(statusCode).toBe(503);
    expect(body).toContain('npm run build');
  });
});
