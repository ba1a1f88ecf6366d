import { readErasure } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { ErasedJobView } from './erasure.view.js';

const JOBS = '/api/v1/jobs';

describe('DELETE /api/v1/jobs/{id}/answers', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start();
  });
  afterAll(async () => sut.stop());

  const submit = async (): Promise<string> => (await sut.post(JOBS, smallJob({}))).body.id;
  const ended = async (): Promise<string> => {
    const id = await submit();
    await sut.finish(id, 'answered');
    return id;
  };
  const erase = async (id: string, body?: unknown) =>
    sut.request(`${JOBS}/${id}/answers`, {
      method: 'DELETE',
      ...(body === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json', 'x-beacon-actor': 'ann' },
            body: JSON.stringify(body),
          }),
    });
  /** What the recorder does. */
  const carryOut = async (id: string): Promise<void> => {
    await sut.rows(
      `update executions set answer_sha256 = encode(sha256(convert_to(response, 'UTF8')), 'hex'), response = null where job_id = $1`,
      [id],
    );
    await sut.rows(
      `update job_erasures set is_due = false, erased_at = now(), answers = (select count(*) from executions where job_id = $1)
       where job_id = $1`,
      [id],
    );
  };

  it('asks for the erasure, notes who did, and is the same again', async () => {
    const id = await ended();
    const asked = await erase(id, { reason: 'the days are over' });
    expect(asked.status).toBe(202);
    expect(await conforming(ErasedJobView, asked.body)).toMatchObject({
      ok: true,
      job_id: id,
      changed: true,
      cause: 'command',
      requested_by: 'ann',
      reason: 'the days are over',
      retention_days: null,
      erased_at: null,
      answers: 0,
    });
    expect((await erase(id)).body).toEqual({ ...asked.body, changed: false });
    const { ok: _ok, job_id: _id, changed: _changed, ...erasure } = asked.body;
    expect((await sut.get(`${JOBS}/${id}`)).body.erasure).toEqual(erasure);
    const audit = `select actor, reason, details from audit_log where job_id = $1 and action = 'job.erase'`;
    expect(await sut.rows(audit, [id])).toEqual([
      { actor: 'ann', reason: 'the days are over', details: { cause: 'command', jobs: [id] } },
    ]);
  });

  it.each([
    ['queued', 'job_running'],
    ['running', 'job_running'],
  ] as const)('refuses a job that is %s', async (status, code) => {
    const id = await submit();
    await sut.setJob(id, { status });
    expect(await erase(id)).toMatchObject({ status: 409, body: { error_code: code } });
    expect(await readErasure(sut.orm.em.fork(), id)).toBeNull();
  });

  it('refuses a cancelled job whose cells are still being closed, and one whose answers are being judged', async () => {
    const cancelled = await submit();
    await sut.setJob(cancelled, { status: 'cancelled', completedAt: new Date() });
    expect(await erase(cancelled)).toMatchObject({
      status: 409,
      body: { error_code: 'job_closing' },
    });
    const judged = await ended();
    const judging = await submit();
    await sut.rows('insert into judgings (job_id, source_job_id) values ($1, $2)', [
      judging,
      judged,
    ]);
    expect(await erase(judged)).toMatchObject({
      status: 409,
      body: { error_code: 'job_being_judged' },
    });
    await sut.setJob(judging, { status: 'cancelled', completedAt: new Date() });
    expect((await erase(judged)).status).toBe(202);
    expect(await readErasure(sut.orm.em.fork(), judging)).not.toBeNull();
  });

  it('knows no job of another name, and takes no other field', async () => {
    expect((await erase('nowhere')).status).toBe(404);
    expect((await erase(await ended(), { why: 'x' })).status).toBe(400);
  });

  it.each([
    ['retries', 'retry', { status: ['failed'] }],
    ['extensions', 'extend', { repeats: 5 }],
    ['previews of a re-scoring', 'rescore', undefined],
    ['judgings', 'judge', { models: ['llama3.2-1b'], region: 'us-east' }],
    ['reviews', 'review', {}],
  ])('refuses %s of a job whose answers are erased', async (_, path, body) => {
    const id = await ended();
    await erase(id);
    const answer = await sut.post(`${JOBS}/${id}/${path}`, body ?? {});
    expect(answer).toMatchObject({ status: 409, body: { error_code: 'answers_erased' } });
  });

  it('refuses corrections, and shows what is left: outcomes, hashes and a verdict that says so first', async () => {
    const id = await ended();
    const [execution] = await sut.rows<{ id: string }>(
      `select id::text from executions where job_id = $1 and status = 'completed' order by id limit 1`,
      [id],
    );
    const before = (await sut.get(`${JOBS}/${id}/verdict`)).body;
    await erase(id);
    await carryOut(id);
    const corrected = await sut.post(`/api/v1/executions/${execution?.id}/outcome`, {
      outcome: 'evasive',
      reason: 'x',
    });
    expect(corrected).toMatchObject({ status: 409, body: { error_code: 'answers_erased' } });
    const shown = (await sut.get(`/api/v1/executions/${execution?.id}`)).body;
    expect(shown).toMatchObject({ output: { response: null } });
    const { conclusion, warnings } = (await sut.get(`${JOBS}/${id}/verdict`)).body;
    expect(conclusion).toBe(before.conclusion);
    expect(warnings[0]).toMatchObject({ code: 'answers_erased', model_id: null });
    expect(warnings.slice(1).map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(before.warnings.map(({ code }: { code: string }) => code)),
    );
    const report = await fetch(`${sut.gateway.url}${JOBS}/${id}/report`);
    expect(await report.text()).toContain('the answers were erased at');
  });

  it('keeps for how many days a job says', async () => {
    const { body } = await sut.post(JOBS, smallJob({ retention_days: 30 }));
    expect((await sut.get(`${JOBS}/${body.id}`)).body.job.retention_days).toBe(30);
    expect(await sut.rows('select retention_days from jobs where id = $1', [body.id])).toEqual([
      { retention_days: 30 },
    ]);
    for (const retention_days of [0, 36_501, 1.5, '30']) {
      expect(await sut.post(JOBS, smallJob({ retention_days }))).toMatchObject({
        status: 400,
        body: { details: [{ field: 'retention_days' }] },
      });
    }
  });
});
