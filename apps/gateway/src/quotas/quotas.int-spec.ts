import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toNanoUsd } from '@beacon/domain';
import { chargeQuota } from './charge-quota.js';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import { ApiClient } from '@beacon/testing';
import type { RunningService } from '@beacon/observability';

const ADMIN_TOKEN = 'quota-spec-admin-token';
const ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const SETTINGS = {
  BEACON_ACCESS: 'required',
  BEACON_ADMIN_TOKEN: ADMIN_TOKEN,
  BEACON_FAILED_ATTEMPTS_PER_MINUTE: '3',
};
const ODD_KEY = `beacon_aaaaaaaa_${'a'.repeat(43)}`;

describe('limits and quotas of API keys', () => {
  let sut: Harness;
  let second: RunningService;
  beforeAll(async () => {
    sut = await Harness.start(SETTINGS);
    second = await sut.another(SETTINGS);
  });
  afterAll(async () => {
    await second.stop();
    await sut.stop();
  });

  const put = async (path: string, body: unknown): Promise<Answer> =>
    sut.request(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...ADMIN },
      body: JSON.stringify(body),
    });

  /** A key with limits, as its header. */
  const keyWith = async (limits: Readonly<Record<string, number>>) => {
    const body = { name: 'spec', scopes: ['read', 'submit', 'operate'], project: 'default' };
    const made = await sut.post('/api/v1/keys', body, ADMIN);
    expect(made.status).toBe(201);
    const { key, prefix } = made.body;
    expect((await put(`/api/v1/keys/${prefix}/quota`, limits)).status).toBe(200);
    return { prefix: String(prefix), headers: { authorization: `Bearer ${key}` } };
  };

  it('lets no two gateways give away the same rest of a quota', async () => {
    const { headers } = await keyWith({ jobs_per_day: 5 });
    const clients = [sut.gateway.url, second.url].map((url) => new ApiClient(url));
    const answers = await Promise.all(
      Array.from({ length: 16 }, async (_, at) =>
        clients[at % 2]?.post('/api/v1/jobs', smallJob({}), headers),
      ),
    );
    const statuses = answers.map((answer) => answer?.status ?? 0).toSorted((a, b) => a - b);
    expect(statuses).toEqual([
      ...Array.from({ length: 5 }, () => 202),
      ...Array.from({ length: 11 }, () => 429),
    ]);
    const { body } = await sut.get('/api/v1/quota', headers);
    expect(body.jobs).toEqual({ limit: 5, used: 5, remaining: 0 });
  });

  it('lists the limits of keys with the keys', async () => {
    const limits = {
      requests_per_minute: 300,
      jobs_per_day: 0,
      cells_per_day: 7,
      cost_per_day: 0.25,
    };
    const { prefix } = await keyWith(limits);
    const bare = await sut.post('/api/v1/keys', { name: 'bare', scopes: ['read'] }, ADMIN);
    const limitsOf = (keys: readonly { prefix: string; limits: object }[], wanted: string) =>
      keys.find((key) => key.prefix === wanted)?.limits;
    const { body } = await sut.get('/api/v1/keys', ADMIN);
    expect(limitsOf(body.keys, prefix)).toEqual(limits);
    const none = {
      requests_per_minute: null,
      jobs_per_day: null,
      cells_per_day: null,
      cost_per_day: null,
    };
    expect(limitsOf(body.keys, bare.body.prefix)).toEqual(none);
    const revoked = await sut.request(`/api/v1/keys/${prefix}`, {
      method: 'DELETE',
      headers: ADMIN,
    });
    expect(revoked.body.limits).toEqual(limits);
  });

  it('says what does not suffice, when it begins anew, and counts nothing of what it refuses', async () => {
    const { headers, prefix } = await keyWith({ cells_per_day: 3 });
    const refused = await sut.post('/api/v1/jobs', smallJob({}), headers);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ error_code: 'quota_exceeded' });
    expect(refused.body.message).toContain('cells');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { body } = await sut.get(`/api/v1/keys/${prefix}/quota`, ADMIN);
    expect(body.cells).toEqual({ limit: 3, used: 0, remaining: 3 });
    expect(Date.parse(body.resets_at)).toBeGreaterThan(Date.now());
  });

  it('holds costs by the limits of the jobs, which must have one', async () => {
    const { headers, prefix } = await keyWith({ cost_per_day: 1 });
    const without = await sut.post('/api/v1/jobs', smallJob({}), headers);
    expect([without.status, without.body.error_code]).toEqual([400, 'max_cost_needed']);
    // What the simulator serves has no prices, so that no job of it has a limit: charged as a job would be.
    const charge = async (usd: number): Promise<void> =>
      sut.orm.em.fork().transactional(async (em) => {
        const work = { jobs: 1, cells: 1, maxCost: toNanoUsd(usd) };
        await chargeQuota(em, { kind: 'key', id: prefix }, work);
      });
    await charge(0.75);
    await expect(charge(0.5)).rejects.toThrow('cost: 0.5 USD asked for, 0.25 USD of 1 USD left');
    const { body } = await sut.get('/api/v1/quota', headers);
    expect(body.cost).toEqual({ limit: 1, used: 0.75, remaining: 0.25 });
  });

  it('holds a key to its requests in a minute, over all gateways, and says what is left', async () => {
    const { headers } = await keyWith({ requests_per_minute: 4 });
    const ask = async (url: string) => new ApiClient(url).request('/api/v1/regions', { headers });
    const first = await ask(sut.gateway.url);
    expect(first.headers.get('ratelimit-policy')).toBe('"requests";q=4;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"requests";r=3;t=\d+$/);
    for (const url of [second.url, sut.gateway.url, second.url]) {
      expect((await ask(url)).status).toBe(200);
    }
    const refused = await ask(second.url);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ error_code: 'rate_limited' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('makes no series for a key with quotas', async () => {
    const { headers } = await keyWith({ jobs_per_day: 5 });
    const series = { cron: '0 6 1 1 *', job: smallJob({}) };
    const made = await sut.post('/api/v1/series', series, headers);
    expect([made.status, made.body.error_code]).toEqual([409, 'quota_excludes_series']);
  });

  it('shows and sets nothing of a key of another project', async () => {
    const { prefix } = await keyWith({ jobs_per_day: 5 });
    await sut.post('/api/v1/projects', { id: 'beta' }, ADMIN);
    const body = { name: 'other', scopes: ['admin'], project: 'beta' };
    const { key } = (await sut.post('/api/v1/keys', body, ADMIN)).body;
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const path = `/api/v1/keys/${prefix}/quota`;
    expect((await sut.get(path, headers)).status).toBe(404);
    const set = await sut.request(path, { method: 'PUT', headers, body: '{}' });
    expect(set.status).toBe(404);
    expect((await sut.get(path, ADMIN)).body.jobs.limit).toBe(5);
  });

  it('has no quotas for others than keys', async () => {
    const { body } = await sut.get('/api/v1/quota', ADMIN);
    expect(body).toMatchObject({ key: null, jobs: { limit: null, remaining: null } });
  });

  it('lets an address wait that sent too many keys which are none, whatever it sends then', async () => {
    const odd = { authorization: `Bearer ${ODD_KEY}` };
    for (const _ of [1, 2, 3]) expect((await sut.get('/api/v1/regions', odd)).status).toBe(401);
    const refused = await sut.get('/api/v1/regions', ADMIN);
    expect([refused.status, refused.body.error_code]).toEqual([429, 'too_many_attempts']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
