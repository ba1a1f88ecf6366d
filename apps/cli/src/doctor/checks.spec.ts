import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrations } from '@beacon/migrations';
import { NatsServerNotFoundError } from '@beacon/stack';
import { plain } from '../terminal/style.js';
import { checkData } from './data-check.js';
import { doctorText } from './doctor-text.js';
import { checkCatalogue, checkQuestions } from './file-checks.js';
import type { Finding } from './finding.js';
import { checkGateway } from './gateway-checks.js';
import type { GatewayHealth } from './health.js';
import type { GatewayState } from './gateway-state.js';
import { checkLanes } from './lane-checks.js';
import * as machine from './machine-checks.js';
import { checkNats, checkPostgres, type ProgramSearch } from './program-checks.js';

const GIB = 1024 ** 3;
const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ check, level, found, next }) => `${level} ${check}: ${found} -> ${next ?? ''}`);
const lines = (...findings: readonly (readonly Finding[])[]): string[] => said(findings.flat());

describe('beacon doctor', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-doctor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  /** Without the folder's name. */
  const told = (...findings: readonly (readonly Finding[])[]): string[] =>
    lines(...findings).map((line) => line.replaceAll(folder, 'DIR'));

  describe('on the machine', () => {
    it('finds a Node that is too old', () => {
      expect(lines([machine.checkNode('v18.1.0', 20), machine.checkNode('v24.1.0', 20)])).toEqual([
        'problem node: Node v18.1.0 is too old -> install Node 20 or newer',
        'ok node: Node v24.1.0 -> ',
      ]);
      expect(machine.leastMajor('>=20.19')).toBe(20);
    });

    it('finds little memory, and counts what there is', () => {
      expect(lines([0.1, 0.5, 4].map((gib) => machine.checkMemory(gib * GIB)))).toEqual([
        'problem memory: 0.1 GiB of memory are free -> end other programs: 1 GiB is needed',
        'warning memory: 0.5 GiB of memory are free -> end other programs: 1 GiB is good',
        'ok memory: 4.0 GiB of memory are free -> ',
      ]);
      expect(machine.availableMemory()).toBeGreaterThan(0);
    });

    it('finds little room on the disk where the data goes, also before its folder is there', async () => {
      expect(lines([0.1, 1, 9].map((gib) => machine.checkDisk(gib * GIB, '/data')))).toEqual([
        'problem disk: 0.1 GiB are free where /data is -> make room, or give another folder to beacon up --data',
        'warning disk: 1.0 GiB are free where /data is -> make room, or give another folder to beacon up --data',
        'ok disk: 9.0 GiB are free where /data is -> ',
      ]);
      expect(await machine.freeDisk(join(folder, 'not/yet/there'))).toBeGreaterThan(0);
    });

    it('finds a port that another program has', async () => {
      const server = createServer();
      const port = await listening(server);
      expect(await machine.isTaken(port)).toBe(true);
      await new Promise((resolve) => server.close(resolve));
      expect(await machine.isTaken(port)).toBe(false);
      const all = [
        machine.checkPort(8090, true, false),
        machine.checkPort(8090, true, true),
        machine.checkPort(8090, false, false),
      ];
      expect(all.map(({ level, found }) => [level, found])).toEqual([
        ['warning', 'port 8090 is taken by another program'],
        ['ok', 'port 8090 is that of the running gateway'],
        ['ok', 'port 8090 is free'],
      ]);
    });
  });

  describe('of programs', () => {
    const search = (changes: Partial<ProgramSearch> = {}): ProgramSearch => ({
      natsServer: async () => ({ path: '/bin/nats-server', version: '2.11.0' }),
      postgres: async () => ({ postgres: '/pg/postgres' }),
      ...changes,
    });

    it('finds where nats-server is, that there is none, and that the named one is none', async () => {
      const none = search({ natsServer: async () => undefined });
      const wrong = search({
        natsServer: async () => Promise.reject(new NatsServerNotFoundError('/x does not run')),
      });
      const own = { NATS_URL: 'nats://u:secret@h:1' };

      expect(lines([await checkNats({}, search()), await checkNats(own, none)])).toEqual([
        'ok nats: nats-server 2.11.0, /bin/nats-server -> ',
        'ok nats: NATS_URL names a broker of your own -> ',
      ]);
      expect((await checkNats({}, none)).level).toBe('warning');
      expect(await checkNats({}, wrong)).toMatchObject({
        level: 'problem',
        found: '/x does not run',
      });
    });

    it('finds where PostgreSQL is, and that it does not run', async () => {
      const broken = search({ postgres: async () => Promise.reject(new Error('no libc')) });
      const own = { DATABASE_URL: 'postgresql://u:secret@h/d' };

      expect(lines([await checkPostgres({}, search()), await checkPostgres(own, broken)])).toEqual([
        "ok postgres: PostgreSQL's programs, /pg/postgres -> ",
        'ok postgres: DATABASE_URL names a database of your own -> ',
      ]);
      expect(lines([await checkPostgres({}, broken)])).toEqual([
        'problem postgres: no libc -> set DATABASE_URL to a PostgreSQL 15 or newer',
      ]);
    });
  });

  describe('of the data folder', () => {
    const facts = (changes: object = {}): void => {
      const all = { format: 1, created_at: '2026-11-30T10:00:00.000Z', demo: false };
      const none = { beacon: null, schema: null, catalogue: null, questions: null };
      writeFileSync(join(folder, 'data.json'), JSON.stringify({ ...all, ...none, ...changes }));
    };
    const state = (pid: number): void => {
      const started = '2026-11-30T10:00:00.000Z';
      const addresses = { nats: null, database: null, simulator: null, processes: [] };
      const paths = { data: folder, catalogue: 'c', gateway: 'http://127.0.0.1:1', portal: 'p' };
      const own = { status: 'running', pid, mark: null, version: '9.9.9', detached: true };
      const text = JSON.stringify({ ...own, started_at: started, ...paths, ...addresses });
      writeFileSync(join(folder, 'beacon.json'), text);
    };
    const looked = async (uid?: number): Promise<string[]> => told(await checkData(folder, uid));

    it('finds that it is not there yet, or nothing runs on it', async () => {
      expect(told(await checkData(join(folder, 'new')))).toEqual([
        'ok data: DIR/new is not there yet: beacon up makes it -> ',
      ]);
      facts({ schema: migrations.at(-1)?.name });
      expect(await looked()).toEqual(['ok data: DIR: nothing runs on it -> ']);
    });

    it('finds that it is somebody else’s, or open to others', async () => {
      facts();
      const own = process.getuid?.() ?? 0;
      expect(await looked(own + 1)).toEqual([
        `problem data: DIR belongs to the user with id ${own} -> start as that user, or chown -R ${own + 1} DIR`,
      ]);
      chmodSync(folder, 0o755);
      expect((await looked())[0]).toBe(
        'warning data: DIR can be looked into by other users of this machine -> chmod 700 DIR',
      );
    });

    it('finds that it is none, of an older or newer version, or not readable', async () => {
      expect(await looked()).toEqual([
        'warning data: DIR is no data folder of Beacon -> give beacon up --data a folder of its own',
      ]);
      facts({ schema: migrations[0]?.name });
      expect((await looked())[0]).toMatch(
        /^warning data: DIR is of an older version \(schema 2026/,
      );
      facts({ schema: '2999-01-01-999-later', beacon: '9.0.0' });
      expect((await looked())[0]).toBe(
        'problem data: DIR is newer than this Beacon (schema 2999-01-01-999-later) -> start it with Beacon 9.0.0, or newer',
      );
      facts({ format: 99 });
      expect((await looked())[0]).toMatch(/^problem data: .*form 99/);
    });

    it('finds who holds it, and that who held it was killed', async () => {
      facts();
      state(process.pid);
      expect(await looked()).toEqual([
        `ok data: DIR: Beacon 9.9.9 runs on it (process ${process.pid}) -> `,
      ]);
      state(2 ** 22 + 1);
      expect(await looked()).toEqual([
        'warning data: DIR: what ran on it was killed; everything stored is there -> beacon up --data DIR',
      ]);
    });
  });

  describe('of files and keys', () => {
    const catalogue = (lane: string): string => {
      const path = join(folder, 'catalogue.yaml');
      writeFileSync(
        path,
        `version: 1
system_prompt: { enabled: false, template: Not sent. }
regions: [{ id: us-east, name: V, code: US, flag: x, prompt_name: the US }]
models: [{ id: m, name: M }]
lanes: [{ region: us-east, model: m, ${lane} }]
`,
      );
      return path;
    };

    it('finds that there is no catalogue, or a wrong one', () => {
      expect(told(checkCatalogue(null, {}))[0]).toMatch(
        /^warning catalogue: there is no catalogue/,
      );
      expect(told(checkCatalogue(join(folder, 'none.yaml'), {}))).toEqual([
        'problem catalogue: there is no DIR/none.yaml -> beacon init writes a catalogue',
      ]);
      expect(told(checkCatalogue(catalogue('provider: opnai'), {}))[0]).toMatch(
        /^problem catalogue: DIR\/catalogue\.yaml:5: lanes\[0\]\.provider: .* -> beacon validate DIR/,
      );
    });

    it.each([
      ['provider: openai', 'OPENAI_API_KEY is not set in this shell -> export OPENAI_API_KEY=…'],
      [
        'provider: openai, credentials: { file: key.txt }',
        'DIR/key.txt cannot be read -> write the secret into DIR/key.txt, for your eyes only (chmod 600)',
      ],
      [
        'provider: openai, credentials: { command: [no-such-program, token] }',
        'there is no no-such-program -> install no-such-program, or correct credentials in the catalogue',
      ],
    ])('finds that a secret is not at hand: %s', (lane, finding) => {
      expect(told(checkCatalogue(catalogue(lane), { PATH: folder })).slice(1)).toEqual([
        `problem keys: ${finding}`,
      ]);
    });

    it('finds half of a pair of AWS keys', () => {
      const lane = 'provider: bedrock, provider_region: us-east-1';
      const env = { AWS_ACCESS_KEY_ID: 'AKIA' };
      expect(told(checkCatalogue(catalogue(lane), env)).slice(1)).toEqual([
        'problem keys: AWS_SECRET_ACCESS_KEY is not set in this shell -> export AWS_SECRET_ACCESS_KEY=…',
      ]);
    });

    it('finds all at hand, and says nothing of what is in them', () => {
      const found = told(checkCatalogue(catalogue('provider: openai'), { OPENAI_API_KEY: 'sk-1' }));
      expect(found).toEqual([
        'ok catalogue: DIR/catalogue.yaml: 1 region, 1 model, 1 lane -> ',
        'ok keys: the secrets of all lanes are at hand -> ',
      ]);
    });

    it('finds wrong questions', () => {
      expect(lines([checkQuestions('data/questions')])).toEqual([
        'ok questions: data/questions: 118 questions -> ',
      ]);
      mkdirSync(join(folder, 'bank'));
      writeFileSync(join(folder, 'bank/a.yaml'), 'x: 1\n');
      expect(told([checkQuestions(join(folder, 'bank'))])[0]).toMatch(
        /^problem questions: DIR\/bank\/a\.yaml.* -> beacon validate DIR\/bank$/,
      );
    });
  });

  describe('of the gateway', () => {
    const health = (changes: Partial<GatewayHealth> = {}): GatewayHealth => ({
      status: 'healthy',
      version: '1.0.0',
      services: [{ name: 'nats', status: 'up' }],
      clockAheadMs: 300,
      ...changes,
    });
    const at = { address: 'http://g', isExpected: false };

    it('finds that none is there, which is bad where one is to be', () => {
      expect(checkGateway(at, null, '1.0.0')[0]?.level).toBe('warning');
      expect(lines(checkGateway({ ...at, isExpected: true }, null, '1.0.0'))).toEqual([
        'problem gateway: no gateway answers at http://g -> beacon up starts one; --gateway or BEACON_GATEWAY names another',
      ]);
    });

    it('finds what it needs and has not', () => {
      const services = [{ name: 'nats', status: 'down', reason: 'not reachable' }] as const;
      expect(
        lines(checkGateway(at, health({ status: 'unhealthy', services: [...services] }), '1.0.0')),
      ).toContain(
        'problem gateway: nats is down: not reachable -> beacon status shows what runs, beacon logs nats what it wrote',
      );
    });

    it('finds another version, and another time', () => {
      const [, version, clock] = checkGateway(at, health(), '2.0.0');
      expect(version).toMatchObject({ level: 'warning', check: 'version' });
      expect(clock).toMatchObject({ level: 'ok', check: 'clock' });
      expect(checkGateway(at, health({ version: null }), '2.0.0')[1]?.level).toBe('warning');
      expect(lines(checkGateway(at, health({ clockAheadMs: -90_000 }), '1.0.0'))[2]).toMatch(
        /^warning clock: the gateway's clock is 1 min 30 s behind -> set both clocks by NTP/,
      );
    });
  });

  describe('of lanes', () => {
    const lane = (changes: object = {}): GatewayState['lanes'][number] => ({
      region: 'us-east',
      model_id: 'm',
      status: 'open',
      limit: 4,
      configured_limit: 4,
      waiting_reason: null,
      waiting_until: null,
      paused_at: null,
      trouble: null,
      queued: 0,
      in_flight: 0,
      backing_off: 0,
      backlog: 0,
      oldest_task_at: null,
      ...(changes as Record<string, never>),
    });
    const executor = (region: string, alive: boolean): GatewayState['executors'][number] => ({
      executor_id: region,
      region,
      node: 'n',
      pod: null,
      alive,
      in_hand: {},
      last_seen_at: '',
      started_at: '',
    });
    const region = (id: string): GatewayState['regions'][number] => ({
      id,
      name: id,
      code: id,
      flag: '',
      aliases: [],
      models: [],
      twin_of: null,
    });
    const state = (changes: Partial<GatewayState>): GatewayState => ({
      regions: [region('us-east')],
      executors: [executor('us-east', true)],
      lanes: [lane()],
      quarantined: [],
      ...changes,
    });

    it('finds all open', () => {
      expect(lines(checkLanes(state({})))).toEqual([
        'ok executors: of us-east -> ',
        'ok lanes: 1 lanes, all open -> ',
      ]);
    });

    it('finds a region without an executor', () => {
      expect(lines(checkLanes(state({ executors: [executor('us-east', false)] })))[0]).toBe(
        "problem executors: no executor is alive in us-east: its cells wait until the job's limit -> beacon logs executor-us-east; elsewhere start one with BEACON_REGION=us-east",
      );
    });

    it('finds lanes that wait, are parked, paused or held up, and why', () => {
      const lanes = [
        lane(),
        lane({ model_id: 'w', status: 'waiting', waiting_reason: 'rate_limited' }),
        lane({ model_id: 'k', status: 'parked', waiting_reason: 'quota_exhausted' }),
        lane({ model_id: 'p', status: 'paused' }),
        lane({ model_id: 't', trouble: 'the storage is full' }),
      ];
      expect(lines(checkLanes(state({ lanes }))).slice(1)).toEqual([
        'ok lanes: us-east w waits for its provider (rate_limited) -> ',
        'warning lanes: us-east k is parked (quota_exhausted) -> look at quota and key of the provider; it is tried again by itself',
        expect.stringMatching(/^warning lanes: us-east p is paused -> beacon /),
        expect.stringMatching(/^problem lanes: us-east t: the storage is full -> /),
      ]);
    });

    it('finds that no lane is open', () => {
      const lanes = [lane({ status: 'paused' })];
      expect(lines(checkLanes(state({ lanes }))).at(-1)).toMatch(/^problem lanes: no lane is open/);
    });

    it('finds answers that are quarantined, a line for each lane', () => {
      const quarantined = [
        { region: 'us-east', model_id: 'm', quarantine: 'served_model is other' },
        { region: 'us-east', model_id: 'm', quarantine: 'older' },
      ];
      expect(lines(checkLanes(state({ quarantined }))).at(-1)).toBe(
        'warning quarantine: 2 of the latest answers of us-east m are not counted: served_model is other -> look at base_url and expected_evidence of the lane in the catalogue',
      );
    });
  });

  it('says at the end how bad it is, and lets no text of others rule the terminal', () => {
    const finding = (level: Finding['level'], found = 'x'): Finding => ({
      check: 'disk',
      level,
      found,
      next: level === 'ok' ? null : 'do',
    });
    const text = doctorText([finding('ok'), finding('warning', 'a\u001b[31m\nb')], plain);

    expect(text.split('\n')).toEqual([
      '✓ disk       x',
      expect.stringMatching(/^! disk {7}a.*b$/),
      '             → do',
      '',
      'A job can run; 1 thing to look at.',
    ]);
    expect(text).not.toContain('\u001b');
    expect(doctorText([finding('problem')], plain)).toMatch(/1 thing to mend before a job can run/);
    expect(doctorText([finding('ok')], plain)).toMatch(/All is well/);
  });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
