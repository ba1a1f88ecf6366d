import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIMULATION_HEADER } from '@beacon/domain';
import { runStatement } from '@beacon/persistence';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness, smallJob } from '../harness-spec.js';
import { ArchiveView } from './job-archive.view.js';
import { JobListView } from './job-list.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

const submit = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  (await sut.post(JOBS, smallJob(change))).body.id;
const ended = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const id = await submit(change);
  await sut.setJob(id, { status: 'completed', completedAt: new Date() });
  return id;
};
const page = async (query: string): Promise<JobListView> =>
  conforming(JobListView, (await sut.get(`${JOBS}?${query}`)).body);
const listed = async (query: string): Promise<string[]> =>
  (await page(query)).jobs.map(({ id }) => id);

describe('the list of jobs', () => {
  it.each([
    ['of the same moment', 0],
    ['a microsecond apart', 1],
  ])('lists every job once over pages, newest first, even those %s', async (_name, apart) => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await submit());
    const status = apart === 0 ? 'failed' : 'partial';
    for (const [n, id] of ids.entries()) {
      await runStatement(
        sut.orm.em.fork(),
        `update jobs set status = $1, created_at = timestamptz '2029-12-31 23:59:59.999995Z'
           + $2 * interval '1 microsecond' where id = $3`,
        [status, apart * n, id],
      );
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { jobs, next_cursor: next } = await page(`status=${status}&limit=3${after}`);
      seen.push(...jobs.map(({ id }) => id));
      cursor = next;
    }
    expect(seen).toEqual(ids.toReversed());
  });

  it('shows what a job asks and how far it is', async () => {
    const id = await submit({ repeats: 2 });
    await sut.plan(id);
    await sut.setJob(id, { status: 'running', createdAt: new Date('2030-01-01T00:00:00.123Z') });
    const cell = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    await sut.record({ ...cell, outcome: 'answered' });
    await sut.record({ ...cell, repeat: 2, outcome: 'refused', quarantine: 'elsewhere' });
    expect((await page('limit=1')).jobs).toEqual([
      {
        id,
        name: 'capital-cities',
        status: 'running',
        created_at: '2030-01-01T00:00:00.123Z',
        started_at: null,
        completed_at: null,
        paused_at: null,
        archived_at: null,
        models: [LLAMA, 'qwen2.5-1.5b'],
        regions: ['us-east', 'eu-west'],
        questions: 2,
        repeats: 2,
        cost: { max_cost: null, spent: 0, spent_estimated: 0 },
        stopped_by: null,
        simulated: null,
        judged_job_id: null,
        expected: 16,
        recorded: 2,
        counters: {
          expected: 16,
          planned: 16,
          recorded: 2,
          pending: 14,
          completed: 1,
          refused: 1,
          failed: 0,
          cancelled: 0,
          quarantined: 1,
        },
      },
    ]);
  });

  it('says that answers were made up where one lane is simulated', async () => {
    const id = await submit({ benchmark: { name: 'made-up' } });
    const cell = {
      jobId: id,
      modelId: LLAMA,
      questionId: 'math_basic',
      outcome: 'answered',
    } as const;
    await sut.record({ ...cell, region: 'us-east' });
    expect((await page('q=made-up&include=simulated')).jobs[0]?.simulated).toBe(false);
    await sut.record({ ...cell, region: 'eu-west', edgeHeaders: { [SIMULATION_HEADER]: '1' } });
    expect((await page('q=made-up&include=simulated')).jobs[0]?.simulated).toBe(true);
  });

  it('finds a text in id and name in any case, and takes none of it for a pattern', async () => {
    const first = await submit({ benchmark: { name: 'Öffnung 50%_a' } });
    const second = await submit({ id: 'Wanted-by-Id', benchmark: { name: 'other' } });
    expect(await listed(`q=${encodeURIComponent('öFFNUNG 50%_')}`)).toEqual([first]);
    expect(await listed('q=wanted-BY')).toEqual([second]);
    for (const text of ['%', '50_', 'Wanted.by', '\\']) {
      const found = await listed(`q=${encodeURIComponent(text)}`);
      expect([text, found]).toEqual([text, text === '%' ? [first] : []]);
    }
  });

  it('takes several statuses', async () => {
    const benchmark = { name: 'several-statuses' };
    const ids: string[] = [];
    for (const status of ['failed', 'partial', 'running'] as const) {
      const id = await submit({ benchmark });
      await sut.setJob(id, { status });
      ids.unshift(id);
    }
    expect(await listed('q=several-statuses&status=failed,running')).toEqual([ids[0], ids[2]]);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=ten',
    'status=done',
    'status=failed,',
    'archived=no',
    'q=',
    'cursor=nonsense',
    'cursor=',
  ])('refuses the listing parameter %s', async (query) => {
    const { status, body } = await sut.get(`${JOBS}?${query}`);
    expect([status, body.error, body.field]).toEqual([
      400,
      'validation_error',
      query.split('=')[0],
    ]);
  });
});

describe('archiving', () => {
  const archive = async (id: string, verb = 'archive', body: unknown = {}) =>
    sut.post(`${JOBS}/${id}/${verb}`, body, { 'x-beacon-actor': 'ada' });
  const auditOf = async (id: string) =>
    sut.rows(
      "select actor, action, reason, details from audit_log where job_id = $1 and action <> 'job.submit' order by id",
      [id],
    );

  it('takes a job that has ended out of lists, and brings it back, once each', async () => {
    const benchmark = { name: 'to-archive' };
    const [kept, id] = [await ended({ benchmark }), await ended({ benchmark })];
    const first = await archive(id, 'archive', { reason: 'published' });
    expect(first.status).toBe(200);
    expect(await conforming(ArchiveView, first.body)).toMatchObject({ ok: true, changed: true });
    const again = (await archive(id)).body;
    expect(again).toEqual({ ...first.body, changed: false });
    expect(await listed('q=to-archive')).toEqual([kept]);
    expect(await listed('q=to-archive&archived=true')).toEqual([id]);
    expect(await listed('q=to-archive&archived=all')).toEqual([id, kept]);
    expect((await page('q=to-archive&archived=true')).jobs[0]?.archived_at).toBe(again.archived_at);
    expect((await sut.get(`${JOBS}/${id}`)).status).toBe(200);
    const back = (await archive(id, 'unarchive')).body;
    expect(back).toEqual({ ok: true, job_id: id, changed: true, archived_at: null });
    expect((await archive(id, 'unarchive')).body.changed).toBe(false);
    expect(await listed('q=to-archive')).toEqual([id, kept]);
    const details = { status: 'completed' };
    expect(await auditOf(id)).toEqual([
      { actor: 'ada', action: 'job.archive', reason: 'published', details },
      { actor: 'ada', action: 'job.unarchive', reason: null, details },
    ]);
  });

  it('refuses a job that has not ended, and one that does not exist', async () => {
    const id = await submit();
    const { status, body } = await archive(id);
    expect([status, body.error_code]).toEqual([409, 'job_running']);
    expect(body.message).toContain('cancel it');
    expect(await auditOf(id)).toEqual([]);
    expect((await archive('nope')).status).toBe(404);
    expect((await archive('nope', 'unarchive')).status).toBe(404);
  });

  it('brings a job back that a retry opens again', async () => {
    const id = await submit({ benchmark: { name: 'opened-again' } });
    await sut.finish(id, 'error');
    await archive(id);
    expect(await listed('q=opened-again')).toEqual([]);
    expect((await sut.post(`${JOBS}/${id}/retry`, {})).status).toBe(202);
    expect(await listed('q=opened-again')).toEqual([id]);
  });
});
