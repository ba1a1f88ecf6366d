import { once } from 'node:events';
import { connect } from 'node:net';
import { ANSWERS_FILE_TYPE } from '@beacon/formats';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { ADMIN, ADMIN_TOKEN, IMPORTED_ANSWERS, fillProject, makeKey } from './access-world-spec.js';
import type { Credentials, OwnedThings } from './access-world-spec.js';

const JOBS = '/api/v1/jobs';

describe('projects', () => {
  let sut: Harness;
  let acme: OwnedThings;
  let acmeKey: Credentials;
  let betaKey: Credentials;
  beforeAll(async () => {
    sut = await Harness.start({ BEACON_ACCESS: 'required', BEACON_ADMIN_TOKEN: ADMIN_TOKEN });
    acme = await fillProject(sut, 'acme');
    await fillProject(sut, 'beta');
    const scopes = ['read', 'submit', 'admin'] as const;
    acmeKey = await makeKey(sut, { scopes, project: 'acme' });
    betaKey = await makeKey(sut, { scopes, project: 'beta' });
  });
  afterAll(async () => sut.stop());

  const submit = async (as: Credentials, key?: string) =>
    sut.post(JOBS, smallJob(), { ...as, ...(key === undefined ? {} : { 'idempotency-key': key }) });

  it('have idempotency keys of their own', async () => {
    const [first, again, other] = [
      await submit(acmeKey, 'nightly'),
      await submit(acmeKey, 'nightly'),
      await submit(betaKey, 'nightly'),
    ];
    expect([first.status, again.status, other.status]).toEqual([202, 200, 202]);
    expect(again.body.id).toBe(first.body.id);
    expect(other.body.id).not.toBe(first.body.id);
    const plain = await submit(ADMIN, 'beta nightly'.replace(' ', '_'));
    expect(plain.status).toBe(202);
  });

  it('keep the jobs that come of their jobs, and those that are imported', async () => {
    const { id } = (await submit(betaKey)).body;
    await sut.finish(id, 'answered');
    const judged = await sut.post(`${JOBS}/${id}/judge`, { models: ['judge-strict'] }, betaKey);
    const imported = await sut.request('/api/v1/imports', {
      method: 'POST',
      headers: { ...betaKey, 'content-type': ANSWERS_FILE_TYPE },
      body: IMPORTED_ANSWERS,
    });
    for (const made of [judged.body.job_id, imported.body.id]) {
      expect([made, (await sut.get(`${JOBS}/${made}`, betaKey)).status]).toEqual([made, 200]);
      expect((await sut.get(`${JOBS}/${made}`, acmeKey)).status).toBe(404);
    }
  });

  it('count and find nothing of another, whatever the filter', async () => {
    for (const query of [
      `jobspec_id=${acme.jobId}`,
      'q=answer',
      `jobspec_id=${acme.jobId}&q=answer`,
      '',
    ]) {
      const { body } = await sut.get(`/api/v1/executions?${query}`, betaKey);
      const jobs = body.executions.map((one: Record<string, unknown>) => one['job_id']);
      expect([query, jobs.includes(acme.jobId), body.total ?? 0]).toEqual([query, false, 0]);
    }
    const mine = await sut.get(`/api/v1/executions?jobspec_id=${acme.jobId}`, acmeKey);
    expect([mine.body.total, mine.body.executions.length]).toEqual([8, 8]);
  });

  it('see their own entries of the audit log only', async () => {
    const of = async (as: Credentials): Promise<Set<unknown>> => {
      const { audit } = (await sut.get('/api/v1/audit?limit=500', as)).body;
      return new Set(audit.map((entry: Record<string, unknown>) => entry['project']));
    };
    expect(await of(acmeKey)).toEqual(new Set(['acme']));
    expect(await of(betaKey)).toEqual(new Set(['beta']));
    expect([...(await of(ADMIN))]).toEqual(expect.arrayContaining(['acme', 'beta']));
  });

  it('hear their own events only, older ones among them', async () => {
    const before = (await submit(acmeKey)).body.id;
    const response = await fetch(`${sut.gateway.url}/api/v1/events?after=oldest`, {
      headers: betaKey,
    });
    const after = (await submit(acmeKey)).body.id;
    const { id: own } = (await submit(betaKey)).body;
    let told = '';
    for await (const piece of response.body ?? []) {
      told += Buffer.from(piece).toString();
      if (told.includes(own)) break;
    }
    expect([told.includes(before), told.includes(after), told.includes(acme.jobId)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('take no job of another by its id', async () => {
    const taken = await sut.post(JOBS, smallJob({ id: acme.jobId }), betaKey);
    expect([taken.status, taken.body.error_code]).toEqual([409, 'job_exists']);
    expect((await sut.get(`${JOBS}/${acme.jobId}`, betaKey)).status).toBe(404);
  });

  it('refuse a caller without credentials before the body is read', async () => {
    const { port } = new URL(sut.gateway.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    const answer = once(socket, 'data');
    socket.write(
      `POST ${JOBS} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: 200000\r\n\r\n${'x'.repeat(200_000)}`,
    );
    const [chunk] = (await answer) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });

  it('of a gateway that is open are not open to other machines', async () => {
    const open = sut.another({ HTTP_HOST: '0.0.0.0' });
    await expect(open).rejects.toThrow(/HTTP_HOST[^]*BEACON_ACCESS=required/);
  });
});
