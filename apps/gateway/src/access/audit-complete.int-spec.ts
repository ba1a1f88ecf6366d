import { deadSubject, streams, taskSubject } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import { ADMIN, ADMIN_TOKEN, IMPORTED_ANSWERS, makeKey } from './access-world-spec.js';
import type { Credentials } from './access-world-spec.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
/** It reads a body and changes nothing. */
const CHANGES_NOTHING = ['POST /api/v1/jobs/plan'];
/** It takes an issuer, which the gateway of this spec has not. */
const NEEDS_AN_ISSUER = ['DELETE /api/v1/sessions/:id'];

let sut: Harness;
let key: Credentials;
/** What the audit log calls the key. */
let prefix: string;

const post = async (path: string, body: unknown = {}): Promise<Answer> => sut.post(path, body, key);
const put = async (path: string, body: unknown): Promise<Answer> =>
  sut.request(path, {
    method: 'PUT',
    headers: { ...key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const remove = async (path: string): Promise<Answer> =>
  sut.request(path, { method: 'DELETE', headers: key });

/** A job that runs. */
const job = async (): Promise<string> => (await sut.post(JOBS, smallJob(), ADMIN)).body.id;
const ended = async (outcome: 'answered' | 'error' = 'answered'): Promise<string> => {
  const id = await job();
  await sut.finish(id, outcome);
  return id;
};
const executionOf = async (jobId: string): Promise<number> =>
  (await sut.get(`/api/v1/executions?job_id=${jobId}`, ADMIN)).body.executions[0].id;
const series = async (): Promise<string> => {
  const body = { job: smallJob(), cron: '0 6 * * *' };
  return (await sut.post('/api/v1/series', body, ADMIN)).body.id;
};
const lane = (what: string): string => `/api/v1/lanes/eu-west/${LLAMA}/${what}`;
const review = async (): Promise<string> => {
  const id = await ended();
  await sut.post(`${JOBS}/${id}/review`, { size: 4, reasons: ['random'] }, ADMIN);
  return `${JOBS}/${id}/review`;
};
const itemOf = async (path: string): Promise<string> => {
  const { body } = await sut.get(`${path}/next?rater=ann`, ADMIN);
  return `${path}/items/${body.item}`;
};
const disputed = async (): Promise<string> => {
  const item = await itemOf(await review());
  for (const [rater, outcome] of [
    ['ann', 'answered'],
    ['bob', 'refused'],
  ]) {
    await sut.request(`${item}/labels`, {
      method: 'PUT',
      headers: { ...ADMIN, 'content-type': 'application/json' },
      body: JSON.stringify({ rater, outcome }),
    });
  }
  return item;
};
const deadLetter = async (): Promise<string> => {
  const cell = cellKey({ model: LLAMA, questionId: 'math_basic', repeat: 1 });
  const subject = taskSubject({ region: 'us-east', model: LLAMA, jobId: 'dead', cell, round: 1 });
  const stream = streams.tasks('us-east');
  const headers = natsHeaders();
  for (const [name, value] of Object.entries({
    'beacon-dead-reason': 'poison_message: delivered 11 times',
    'beacon-dead-subject': subject,
    'beacon-dead-stream': stream,
    'beacon-dead-sequence': '7',
    'beacon-dead-deliveries': '11',
  })) {
    headers.set(name, value);
  }
  const kept = await sut.bus.client.publish(deadSubject(stream, subject), '{}', { headers });
  return `/api/v1/dead-letters/${kept.seq}`;
};

/** How each route that changes something is called so that it does, and the action that the log then has. */
const CHANGES: Readonly<Record<string, readonly [action: string, call: () => Promise<Answer>]>> = {
  'POST /api/v1/jobs': ['job.submit', async () => post(JOBS, smallJob())],
  'POST /api/v1/jobs/cross-region': [
    'job.submit',
    async () => post(`${JOBS}/cross-region`, smallJob()),
  ],
  'POST /api/v1/imports': [
    'job.import',
    async () =>
      sut.request('/api/v1/imports', {
        method: 'POST',
        headers: { ...key, 'content-type': 'application/x-ndjson' },
        body: IMPORTED_ANSWERS,
      }),
  ],
  'DELETE /api/v1/jobs/:id/answers': [
    'job.erase',
    async () =>
      sut.request(`${JOBS}/${await ended()}/answers`, { method: 'DELETE', headers: { ...key } }),
  ],
  'POST /api/v1/jobs/:id/archive': [
    'job.archive',
    async () => post(`${JOBS}/${await ended()}/archive`),
  ],
  'POST /api/v1/jobs/:id/unarchive': [
    'job.unarchive',
    async () => {
      const id = await ended();
      await sut.post(`${JOBS}/${id}/archive`, {}, ADMIN);
      return post(`${JOBS}/${id}/unarchive`);
    },
  ],
  'POST /api/v1/jobs/:id/cancel': ['job.cancel', async () => post(`${JOBS}/${await job()}/cancel`)],
  'POST /api/v1/jobs/:id/pause': ['job.pause', async () => post(`${JOBS}/${await job()}/pause`)],
  'POST /api/v1/jobs/:id/resume': [
    'job.resume',
    async () => {
      const id = await job();
      await sut.post(`${JOBS}/${id}/pause`, {}, ADMIN);
      return post(`${JOBS}/${id}/resume`);
    },
  ],
  'POST /api/v1/jobs/:id/retry': [
    'job.retry',
    async () => post(`${JOBS}/${await ended('error')}/retry`),
  ],
  'POST /api/v1/executions/:id/retry-question': [
    'job.retry',
    async () => {
      const { body } = await sut.get(`/api/v1/executions?job_id=${await ended('error')}`, ADMIN);
      const [{ id, region, question_id: question }] = body.executions;
      const place = { region, question_index: smallJob().questions.indexOf(question) };
      return post(`/api/v1/executions/${id}/retry-question`, place);
    },
  ],
  'POST /api/v1/jobs/:id/extend': [
    'job.extend',
    async () => post(`${JOBS}/${await job()}/extend`, { repeats: 2 }),
  ],
  'POST /api/v1/jobs/:id/rescore': [
    'job.rescore',
    async () => {
      const id = await job();
      const cells = { outcome: 'refused', classifierVersion: '0', response: 'Paris.' } as const;
      const place = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
      await sut.record({ ...place, ...cells });
      const { token } = (await sut.post(`${JOBS}/${id}/rescore`, {}, ADMIN)).body;
      return post(`${JOBS}/${id}/rescore`, { apply: true, token, reason: 'new rules' });
    },
  ],
  'POST /api/v1/executions/:id/outcome': [
    'execution.override',
    async () => {
      const id = await executionOf(await ended());
      return post(`/api/v1/executions/${id}/outcome`, { outcome: 'refused', reason: 'It does.' });
    },
  ],
  'DELETE /api/v1/executions/:id/outcome': [
    'execution.withdraw',
    async () => {
      const id = await executionOf(await ended());
      const word = { outcome: 'refused', reason: 'It does.' };
      await sut.post(`/api/v1/executions/${id}/outcome`, word, ADMIN);
      return remove(`/api/v1/executions/${id}/outcome`);
    },
  ],
  'POST /api/v1/jobs/:id/judge': [
    'job.judge',
    async () => post(`${JOBS}/${await ended()}/judge`, { models: ['judge-strict'] }),
  ],
  'POST /api/v1/jobs/:id/review': [
    'review.create',
    async () => post(`${JOBS}/${await ended()}/review`, { size: 4, reasons: ['random'] }),
  ],
  'PUT /api/v1/jobs/:id/review/items/:item/labels': [
    'review.label',
    async () =>
      put(`${await itemOf(await review())}/labels`, { rater: 'ann', outcome: 'answered' }),
  ],
  'PUT /api/v1/jobs/:id/review/items/:item/adjudication': [
    'review.adjudicate',
    async () => put(`${await disputed()}/adjudication`, { rater: 'cat', outcome: 'refused' }),
  ],
  'POST /api/v1/series': [
    'series.create',
    async () => post('/api/v1/series', { job: smallJob(), cron: '0 6 * * *' }),
  ],
  'POST /api/v1/series/:id/pause': [
    'series.pause',
    async () => post(`/api/v1/series/${await series()}/pause`),
  ],
  'POST /api/v1/series/:id/resume': [
    'series.resume',
    async () => post(`/api/v1/series/${await series()}/resume`),
  ],
  'POST /api/v1/series/:id/run': [
    'series.run_now',
    async () => post(`/api/v1/series/${await series()}/run`),
  ],
  'DELETE /api/v1/series/:id': [
    'series.delete',
    async () => remove(`/api/v1/series/${await series()}`),
  ],
  'POST /api/v1/lanes/:region/:model_id/pause': ['lane.pause', async () => post(lane('pause'))],
  'POST /api/v1/lanes/:region/:model_id/resume': [
    'lane.resume',
    async () => {
      await sut.post(lane('pause'), {}, ADMIN);
      return post(lane('resume'));
    },
  ],
  'PUT /api/v1/lanes/:region/:model_id/limit': [
    'lane.limit',
    async () => put(lane('limit'), { limit: 1 }),
  ],
  'POST /api/v1/dead-letters/:sequence/replay': [
    'dead_letter.replay',
    async () => post(`${await deadLetter()}/replay`),
  ],
  'DELETE /api/v1/dead-letters/:sequence': [
    'dead_letter.delete',
    async () => remove(await deadLetter()),
  ],
  'POST /api/v1/keys': [
    'key.create',
    async () => post('/api/v1/keys', { name: 'another', scopes: ['read'] }),
  ],
  'DELETE /api/v1/keys/:prefix': [
    'key.revoke',
    async () => {
      const body = { name: 'gone', scopes: ['read'] };
      const made = await sut.post('/api/v1/keys', body, ADMIN);
      return remove(`/api/v1/keys/${made.body.prefix}`);
    },
  ],
  'PUT /api/v1/keys/:prefix/quota': [
    'key.limit',
    async () => {
      const body = { name: 'limited', scopes: ['read'] };
      const made = await sut.post('/api/v1/keys', body, ADMIN);
      return put(`/api/v1/keys/${made.body.prefix}/quota`, { jobs_per_day: 5 });
    },
  ],
  'POST /api/v1/projects': [
    'project.create',
    async () => post('/api/v1/projects', { id: 'elections' }),
  ],
};

describe('the audit log', () => {
  beforeAll(async () => {
    sut = await Harness.start({ BEACON_ACCESS: 'required', BEACON_ADMIN_TOKEN: ADMIN_TOKEN });
    key = await makeKey(sut, { scopes: ['admin'], name: 'the key of the spec' });
    prefix = key['authorization']?.split('_')[1] ?? '';
  });
  afterAll(async () => sut.stop());

  const ofKey = async () =>
    sut.rows<{ action: string; actor: string; principal_kind: string; principal_name: string }>(
      `select action, actor, principal_kind, principal_name from audit_log
       where principal_id = $1 order by id`,
      [prefix],
    );

  it('knows every route that changes something', () => {
    const changing = sut.gateway.routes
      .filter(({ method, rule }) => method !== 'GET' && !('isPublic' in rule))
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => ![...CHANGES_NOTHING, ...NEEDS_AN_ISSUER].includes(name));
    expect(changing.toSorted()).toEqual(Object.keys(CHANGES).toSorted());
  });

  it.each(Object.entries(CHANGES))('names who called %s', async (_route, [action, call]) => {
    const before = await ofKey();
    const { status, body } = await call();
    expect([status < 300, body?.message ?? null]).toEqual([true, null]);
    const added = (await ofKey()).slice(before.length);
    expect(added.map((entry) => entry.action)).toContain(action);
    expect(added[0]).toMatchObject({
      actor: 'the key of the spec',
      principal_kind: 'key',
      principal_name: 'the key of the spec',
    });
  });

  it('says beside it who they say they are', async () => {
    const { id } = (await sut.post(JOBS, smallJob(), { ...key, 'x-beacon-actor': 'ann' })).body;
    const { body } = await sut.get(`${JOBS}/${id}/audit`, key);
    expect(body.audit[0]).toMatchObject({
      action: 'job.submit',
      actor: 'ann',
      principal: { kind: 'key', id: prefix, name: 'the key of the spec' },
    });
  });
});
