import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../../harness-spec.js';
import type { Answer } from '../../harness-spec.js';
import { ApiClient } from '@beacon/testing';
import { ADMIN, ADMIN_TOKEN, bearer, makeKey } from '../access-world-spec.js';
import type { Credentials } from '../access-world-spec.js';

const KEYS = '/api/v1/keys';
const JOBS = '/api/v1/jobs';
/** Within which a revocation takes effect everywhere, as the documentation promises. */
const REVOKED_WITHIN_MS = 5_000;

describe('API keys', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start({ BEACON_ACCESS: 'required', BEACON_ADMIN_TOKEN: ADMIN_TOKEN });
    for (const id of ['acme', 'beta']) await sut.post('/api/v1/projects', { id }, ADMIN);
  });
  afterAll(async () => sut.stop());

  const make = async (body: Record<string, unknown>, as: Credentials = ADMIN): Promise<Answer> =>
    sut.post(KEYS, { name: 'a key', scopes: ['read'], ...body }, as);
  const revoke = async (prefix: string, as: Credentials = ADMIN): Promise<Answer> =>
    sut.request(`${KEYS}/${prefix}`, { method: 'DELETE', headers: as });
  const statusWith = async (key: string): Promise<number> =>
    (await sut.get(JOBS, bearer(key))).status;

  it('are shown once, and stored as a hash', async () => {
    const { status, body } = await make({ name: 'ci', project: 'acme' });
    expect(status).toBe(201);
    const { key, prefix } = body;
    expect(key).toMatch(/^beacon_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/);
    expect(await statusWith(key)).toBe(200);
    const secret = String(key).slice(-43);
    const stored = await sut.rows('select * from api_keys k where prefix = $1', [prefix]);
    expect(JSON.stringify(stored)).not.toContain(secret);
    const audit = await sut.rows(`select * from audit_log where action = 'key.create'`);
    expect(JSON.stringify(audit)).toContain(prefix);
    expect(JSON.stringify(audit)).not.toContain(secret);
    const listed = (await sut.get(KEYS, ADMIN)).body;
    expect(JSON.stringify(listed)).toContain(prefix);
    expect(JSON.stringify(listed)).not.toContain(secret);
  });

  it('tell when they were used last', async () => {
    const { key, prefix } = (await make({})).body;
    await statusWith(key);
    const isNoted = async (): Promise<boolean> => {
      const { keys } = (await sut.get(KEYS, ADMIN)).body;
      return keys.some(
        (one: Record<string, unknown>) => one['prefix'] === prefix && one['last_used_at'] !== null,
      );
    };
    await until(isNoted, 'its use is noted');
  });

  it('are refused by the gateway that revoked them at once, and by another within five seconds', async () => {
    const other = await sut.another({ BEACON_ACCESS: 'required' });
    try {
      const { key, prefix } = (await make({})).body;
      const there = async (): Promise<number> =>
        (await new ApiClient(other.url).request(JOBS, { headers: bearer(key) })).status;
      expect([await statusWith(key), await there()]).toEqual([200, 200]);
      const revoked = await revoke(prefix);
      expect([revoked.status, revoked.body.revoked_by]).toEqual([200, 'admin']);
      expect(await statusWith(key)).toBe(401);
      const started = performance.now();
      await until(async () => (await there()) === 401, 'the other gateway refuses it');
      expect(performance.now() - started).toBeLessThan(REVOKED_WITHIN_MS);
      expect((await revoke(prefix)).status).toBe(200);
    } finally {
      await other.stop();
    }
  });

  it('end the streams of events that they opened when they are revoked', async () => {
    const { key, prefix } = (await make({})).body;
    const response = await fetch(`${sut.gateway.url}/api/v1/events`, { headers: bearer(key) });
    expect(response.status).toBe(200);
    const ended = response.text().catch(() => 'cut off');
    await revoke(prefix);
    expect(await ended).toBe('cut off');
  });

  it('reach no further than whoever makes them', async () => {
    const acme = await makeKey(sut, { scopes: ['admin'], project: 'acme' });
    const own = await make({ project: 'acme' }, acme);
    expect([own.status, own.body.project]).toEqual([201, 'acme']);
    expect((await make({}, acme)).body.project).toBe('acme');
    const foreign = await make({ project: 'beta' }, acme);
    expect([foreign.status, foreign.body.error_code]).toEqual([400, 'unknown_project']);
    const all = await make({ all_projects: true }, acme);
    expect([all.status, all.body.error_code]).toEqual([403, 'all_projects_needed']);
  });

  it('of other projects are neither seen nor revoked', async () => {
    const acme = await makeKey(sut, { scopes: ['admin'], project: 'acme' });
    const { prefix } = (await make({ project: 'beta' })).body;
    const everywhere = (await make({ all_projects: true })).body.prefix;
    const { body } = await sut.get(KEYS, acme);
    const projects = body.keys.map((one: Record<string, unknown>) => one['project']);
    expect(new Set(projects)).toEqual(new Set(['acme']));
    for (const one of [prefix, everywhere]) {
      const { status, body: said } = await revoke(one, acme);
      expect([status, said.error_code]).toEqual([404, 'key_not_found']);
    }
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no name', { name: '' }, 'name'],
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope that there is not', { scopes: ['write'] }, 'scopes'],
    ['a project that there is not', { project: 'nowhere' }, 'project'],
    ['a project and all of them', { project: 'acme', all_projects: true }, 'all_projects'],
    ['an end in the past', { expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    ['an end that is no time', { expires_at: 'tomorrow' }, 'expires_at'],
    ['a field that there is not', { secret: 'x' }, 'secret'],
  ])('are not made with %s', async (_name, body, field) => {
    const answer = await make(body);
    expect([answer.status, answer.body.field]).toEqual([400, field]);
  });

  it('work no longer than they were made for', async () => {
    const key = await makeKey(sut, { scopes: ['read'], expiresAt: new Date(Date.now() + 500) });
    const isRefused = async (): Promise<boolean> =>
      (await sut.get(JOBS, key)).body.error_code === 'key_expired';
    await until(isRefused, 'it has expired');
  });

  it('of all projects choose one by the header', async () => {
    const key = await makeKey(sut, { scopes: ['read', 'submit'] });
    const chosen = { ...key, 'beacon-project': 'acme' };
    const { id } = (await sut.post(JOBS, smallJob(), chosen)).body;
    const idsFor = async (project: string): Promise<string[]> =>
      (await sut.get(JOBS, { ...key, 'beacon-project': project })).body.jobs.map(
        (job: Record<string, unknown>) => job['id'],
      );
    expect([await idsFor('acme'), await idsFor('beta')]).toEqual([[id], []]);
    const unknown = await sut.get(JOBS, { ...key, 'beacon-project': 'nowhere' });
    expect([unknown.status, unknown.body.error_code]).toEqual([400, 'unknown_project']);
  });
});
