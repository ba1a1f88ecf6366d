import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executorIdentity } from '@beacon/contracts';
import { BrokerFolder, projectRoot, readRegions } from '@beacon/stack';
import { readComposeFile } from './compose/compose-file.js';
import type { ComposeService } from './compose/compose-file.js';
import { interpolate } from './compose/interpolate.js';
import { targetsOf } from './dockerfile/dockerfile.js';
import { readDockerfile } from './dockerfile/read-dockerfile.js';

const run = promisify(execFile);
const root = projectRoot();
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services, volumes } = readComposeFile(text, { BEACON_ADMIN_TOKEN: 'a'.repeat(16) });
const LINTER = join(root, 'node_modules/dclint/bin/dclint.cjs');
/** Matters of taste that are decided otherwise here. */
const RULES = [
  'no-build-and-image',
  'service-dependencies-alphabetical-order',
  'service-keys-order',
  'services-alphabetical-order',
  'top-level-properties-order',
];
/** Processes that connect to the broker as an identity of that name. */
const CONNECTED = ['provision', 'gateway', 'planner', 'recorder'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'beacon-compose-'));
  writeFileSync(
    join(folder, 'rules.json'),
    JSON.stringify({ rules: Object.fromEntries(RULES.map((rule) => [rule, 0])) }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the linter says, which begins with compose's own schema; empty for nothing. */
async function lint(content: string): Promise<string> {
  const file = join(folder, 'docker-compose.yml');
  writeFileSync(file, content);
  const args = [LINTER, '--config', join(folder, 'rules.json'), '--max-warnings', '0', file];
  const ended = await run(process.execPath, args).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${ended.stdout}${ended.stderr}`.trim();
}

function service(name: string): ComposeService {
  const found = services[name];
  if (found === undefined) throw new Error(`there is no service ${name}`);
  return found;
}

const executors = Object.keys(services).filter((name) => name.startsWith('executor-'));

describe('docker-compose.yml', () => {
  it("is valid by compose's own schema, and breaks no rule of its linter", async () => {
    expect(await lint(text)).toBe('');
  });

  it.each([
    ['restart: unless-stopped', 'restart: [unless-stopped]'],
    ['subpath: identities/planner', 'sub_path: identities/planner'],
    ["'127.0.0.1:${BEACON_PORT:-8090}:8080'", "'${BEACON_PORT:-8090}:8080'"],
    ['name: beacon\n', ''],
  ])('is found wrong with %s made %s', async (from, to) => {
    expect(text).toContain(from);
    expect(await lint(text.replace(from, to))).not.toBe('');
  });

  it('builds each image from a target of its own', () => {
    const dockerfile = readDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'));
    const built = Object.values(services).flatMap(({ build }) => build?.target ?? []);
    expect([...new Set(built)].toSorted()).toEqual([...targetsOf(dockerfile)].toSorted());
  });

  it('has an executor for each region of the catalogue, as the demo', async () => {
    const regions = await readRegions(join(root, 'config/catalogue.yaml'));
    expect(executors).toEqual(regions.map(executorIdentity));
    for (const name of executors)
      expect(executorIdentity(service(name).environment['BEACON_REGION'] ?? '')).toBe(name);
  });

  it('gives each process the identity of its name, its own files of it and no others', async () => {
    const broker = await BrokerFolder.make(join(folder, 'broker'), {
      regions: await readRegions(join(root, 'config/catalogue.yaml')),
      hosts: ['nats'],
      port: 4222,
    });
    for (const name of [...CONNECTED, ...executors]) {
      const { environment, volumes: mounts } = service(name);
      const wanted = Object.entries(broker.environment(name)).map(([key, value]) => [
        key,
        value?.replace(`${broker.path}/identities/${name}`, '/run/beacon/identity'),
      ]);
      const found = Object.entries(environment).filter(([key]) => key.startsWith('NATS_'));
      expect(Object.fromEntries(found)).toEqual({
        NATS_URL: 'tls://nats:4222',
        ...Object.fromEntries(wanted.filter(([, value]) => value !== undefined)),
      });
      expect(mounts.filter(({ source }) => source === 'broker')).toEqual([
        expect.objectContaining({ subpath: `identities/${name}`, read_only: true }),
      ]);
    }
  });

  it('keeps the credentials of the database from executors', () => {
    for (const name of executors)
      expect(Object.keys(service(name).environment)).not.toContain('DATABASE_URL');
  });

  it('runs what is ours with a read-only root, without rights and without a way to any', () => {
    for (const [name, one] of Object.entries(services)) {
      if (name === 'postgres') continue;
      expect([name, one.read_only, one.cap_drop, one.security_opt]).toEqual([
        name,
        true,
        ['ALL'],
        ['no-new-privileges:true'],
      ]);
    }
  });

  it('publishes the gateway alone, on the loopback address', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([
      ['gateway', ['127.0.0.1:8090:8080']],
    ]);
  });

  it('keeps database, broker and keys in volumes', () => {
    expect(Object.keys(volumes).toSorted()).toEqual(['broker', 'nats', 'postgres']);
  });

  it('simulates models where that is asked for only', () => {
    expect(service('simulator').profiles).toEqual(['simulator']);
    for (const name of executors)
      expect(service(name).depends_on['simulator']).toMatchObject({ required: false });
    const others = Object.entries(services).filter(([name]) => name !== 'simulator');
    expect(others.flatMap(([, { profiles }]) => profiles)).toEqual([]);
  });

  it('does not start without a token for the first API key', () => {
    expect(() => readComposeFile(text, {})).toThrow(/BEACON_ADMIN_TOKEN/);
  });
});

describe(interpolate, () => {
  it('takes defaults, and $$ for a dollar sign', () => {
    expect(interpolate('${A:-b} $$c', {})).toBe('b $c');
    expect(interpolate('${A:-b}', { A: 'a' })).toBe('a');
  });

  it('refuses what must be set', () => {
    expect(() => interpolate('${A:?say it}', {})).toThrow('A is not set: say it');
    expect(() => interpolate('${A}', {})).toThrow(/A/);
  });
});
