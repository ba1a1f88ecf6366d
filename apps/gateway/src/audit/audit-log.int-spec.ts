import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { AuditLogView } from './audit.view.js';

const PATH = '/api/v1/audit';
const TOKEN = 'a-token-of-some-length';
const ADMIN = { authorization: `Bearer ${TOKEN}` };
const LLAMA = 'llama3.2-1b';

describe('the audit log', () => {
  let sut: Harness;
  let jobId: string;
  beforeAll(async () => {
    sut = await Harness.start({ BEACON_ADMIN_TOKEN: TOKEN });
    const by = (actor: string) => ({ 'x-beacon-actor': actor });
    const lane = `/api/v1/lanes/eu-west/${LLAMA}`;
    jobId = (await sut.post('/api/v1/jobs', smallJob())).body.id;
    await sut.post(`${lane}/pause`, { reason: 'asked to' }, by('ann'));
    await sut.post(`/api/v1/jobs/${jobId}/cancel`, {}, by('ben'));
    await sut.post(`${lane}/resume`, {}, by('ben'));
    await sut.post(`/api/v1/lanes/us-east/${LLAMA}/pause`, {});
  });
  afterAll(async () => sut.stop());

  const list = async (query = '') =>
    await conforming(AuditLogView, (await sut.get(`${PATH}${query}`, ADMIN)).body);
  const actionsOf = async (query: string): Promise<string[]> =>
    (await list(query)).audit.map(({ action, region }) => `${action} ${region}`);

  it('tells what was done to lanes and to jobs, newest first', async () => {
    const { audit, next_cursor } = await list();
    expect(next_cursor).toBeNull();
    expect(audit).toHaveLength(5);
    expect(audit[4]).toMatchObject({ actor: 'anonymous', action: 'job.submit', job_id: jobId });
    expect(audit[3]).toMatchObject({
      actor: 'ann',
      action: 'lane.pause',
      job_id: null,
      region: 'eu-west',
      model_id: LLAMA,
      reason: 'asked to',
      details: {},
    });
    expect(audit[2]).toMatchObject({ actor: 'ben', action: 'job.cancel', job_id: jobId });
    expect(audit[0]).toMatchObject({ actor: 'anonymous', action: 'lane.pause', region: 'us-east' });
    expect(audit.every(({ address, request_id }) => address !== null && request_id !== null)).toBe(
      true,
    );
  });

  it.each([
    ['?action=lane', ['lane.pause us-east', 'lane.resume eu-west', 'lane.pause eu-west']],
    ['?action=lane.pause', ['lane.pause us-east', 'lane.pause eu-west']],
    ['?action=lane.pa', []],
    ['?region=EU', ['lane.resume eu-west', 'lane.pause eu-west']],
    [`?model_id=${LLAMA}&actor=ben`, ['lane.resume eu-west']],
    ['?actor=nobody', []],
    ['?action=job', ['job.cancel null', 'job.submit null']],
  ])('finds %s', async (query, actions) => {
    expect(await actionsOf(query)).toEqual(actions);
  });

  it('finds what was done to one job', async () => {
    expect(await actionsOf(`?job_id=${jobId}`)).toEqual(['job.cancel null', 'job.submit null']);
  });

  it('goes on page by page, each entry once, whatever is added meanwhile', async () => {
    const first = await list('?limit=3&action=lane');
    expect(first.next_cursor).toBeNull();
    const ids: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Awaited<ReturnType<typeof list>> = await list(`?limit=1&action=lane${after}`);
      ids.push(...page.audit.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(ids).toEqual(first.audit.map(({ id }) => id));
  });

  it.each(['?region=mars', '?limit=0', '?limit=501', '?cursor=x', '?action=a.b.c', '?who=ann'])(
    'refuses %s',
    async (query) => {
      expect((await sut.get(`${PATH}${query}`, ADMIN)).status).toBe(400);
    },
  );

  it.each<[string, Record<string, string>, number, string]>([
    ['no token', {}, 401, 'unauthorized'],
    ['another token', { authorization: `Bearer ${TOKEN}x` }, 403, 'invalid_token'],
  ])('is for admins: %s is refused', async (_name, headers, status, code) => {
    const answer = await sut.get(PATH, headers);
    expect([answer.status, answer.body.error]).toEqual([status, code]);
  });
});
