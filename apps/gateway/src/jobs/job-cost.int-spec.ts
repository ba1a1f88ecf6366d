import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventSubject, streams } from '@beacon/contracts';
import type { CloudEvent } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { AttemptsView } from '../executions/attempts.view.js';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { JobListView } from './job-list.view.js';
import { JobView } from './job.view.js';
import { MatrixView } from './matrix.view.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

describe('the cost of a job', () => {
  let sut: Harness;
  let folder: string;
  /** The shipped catalogue with prices for one model. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-cost-'));
    const catalogue = parseDocument(await readFile('config/catalogue.yaml', 'utf8'));
    const prices = { input_per_million: 1, output_per_million: 10 };
    catalogue.set('lanes', [
      { regions: '*', model: LLAMA, prices },
      { regions: '*', models: ['mistral-7b', QWEN] },
      { region: 'eu-west', models: ['judge-strict', 'judge-plain'] },
    ]);
    await writeFile(join(folder, 'c.yaml'), catalogue.toString());
    sut = await Harness.start({ BEACON_CATALOGUE: join(folder, 'c.yaml') });
  });
  afterAll(async () => {
    await sut.stop();
    await rm(folder, { recursive: true });
  });

  const limitedJob = (max_cost: number | null, models: readonly string[] = [LLAMA]) =>
    smallJob({ models, constraints: { regions: ['US', 'EU'], max_cost } });
  const submit = async (max_cost: number | null = 0.5): Promise<string> =>
    (await sut.post(JOBS, limitedJob(max_cost))).body.id;
  const jobOf = async (id: string) => {
    const { status, body } = await sut.get(`${JOBS}/${id}`);
    expect(status).toBe(200);
    return conforming(JobView, body);
  };
  /** A job that ended because nothing more was sure to fit. */
  const stopped = async (): Promise<string> => {
    const id = await submit();
    await sut.finish(id, 'error', { status: 'partial' });
    await sut.rows(`update executions set error_code = 'max_cost' where job_id = $1`, [id]);
    await sut.rows(`update job_lanes set closing_code = 'max_cost' where job_id = $1`, [id]);
    await sut.rows(
      `update job_lane_progress set spent_nano_usd = 240000001, spent_estimated_nano_usd = 1 where job_id = $1`,
      [id],
    );
    return id;
  };
  const retry = (id: string, body: unknown) => sut.post(`${JOBS}/${id}/retry`, body);
  const eventOf = async (type: 'job.retried' | 'job.extended', id: string) => {
    const filter = { last_by_subj: eventSubject(type, id) };
    const find = () => sut.bus.manager.streams.getMessage(streams.events, filter);
    await until(async () => (await find()) !== null, `the event ${type} of ${id}`);
    return (await find())?.json<CloudEvent>().data;
  };

  it('is limited as submitted, and submitted again as it is', async () => {
    const id = await submit(0.000_25);
    const { job, cost, stopped_by, not_asked } = await jobOf(id);
    expect(job.constraints.max_cost).toBe(0.000_25);
    expect(cost).toEqual({ max_cost: 0.000_25, spent: 0, spent_estimated: 0 });
    expect([stopped_by, not_asked]).toEqual([null, 0]);
    const again = await sut.post(JOBS, job);
    expect(again.status).toBe(202);
    expect((await jobOf(again.body.id)).job.constraints.max_cost).toBe(0.000_25);
    const free = await jobOf(await submit(null));
    expect(free.job.constraints).not.toHaveProperty('max_cost');
    expect(free.cost.max_cost).toBeNull();
  });

  it('cannot be limited where a lane has no prices', async () => {
    const { status, body } = await sut.post(JOBS, limitedJob(1, [LLAMA, QWEN]));
    expect([status, body.error_code, body.field]).toEqual([
      400,
      'lanes_without_prices',
      'constraints.max_cost',
    ]);
    expect(body.message).toContain(`${QWEN} from us-east, ${QWEN} from eu-west`);
  });

  it('stands in the status, in its lanes and in the list, with what stopped it', async () => {
    const id = await stopped();
    const job = await jobOf(id);
    expect(job).toMatchObject({
      status: 'partial',
      stopped_by: 'max_cost',
      not_asked: 4,
      cost: { max_cost: 0.5, spent: 0.480_000_002, spent_estimated: 0.000_000_002 },
    });
    expect(job.lanes.map(({ spent }) => spent)).toEqual([0.240_000_001, 0.240_000_001]);
    const matrix = await conforming(MatrixView, (await sut.get(`${JOBS}/${id}/matrix`)).body);
    const cells = matrix.questions.flatMap((question) => question.cells);
    expect(cells.map(({ not_asked: unasked, outcomes }) => [unasked, outcomes])).toEqual(
      cells.map(() => [1, { error: 1 }]),
    );
    expect(cells).toHaveLength(4);
    const { body } = await sut.get(`${JOBS}?limit=1`);
    const { jobs } = await conforming(JobListView, body);
    expect(jobs[0]).toMatchObject({ id, stopped_by: 'max_cost', cost: job.cost });
  });

  it('is asked no further for by a retry or an extension, unless its limit is raised', async () => {
    const id = await stopped();
    for (const body of [{}, { max_cost: 0.5 }]) {
      const refused = await retry(id, body);
      expect([refused.status, refused.body.error_code]).toEqual([409, 'max_cost_reached']);
      expect(refused.body.message).toContain('0.480000002 USD of its limit of 0.5 USD');
    }
    const extended = await sut.post(`${JOBS}/${id}/extend`, { repeats: 2 });
    expect([extended.status, extended.body.error_code]).toEqual([409, 'max_cost_reached']);
    const lower = await retry(id, { max_cost: 0.4 });
    expect([lower.status, lower.body.field]).toEqual([400, 'max_cost']);

    const raised = await retry(id, { status: 'failed', max_cost: 0.9 });
    expect([raised.status, raised.body.retried]).toEqual([202, 4]);
    expect(await jobOf(id)).toMatchObject({
      status: 'running',
      stopped_by: null,
      cost: { max_cost: 0.9, spent: 0.480_000_002 },
      job: { constraints: { max_cost: 0.9 } },
    });
    expect(await eventOf('job.retried', id)).toMatchObject({ retried: 4, max_cost: 0.9 });
  });

  it('is raised by an extension, of a job that goes on and of one that ended', async () => {
    const id = await submit();
    const raised = await sut.post(`${JOBS}/${id}/extend`, { max_cost: 0.75 });
    expect([raised.status, raised.body.added]).toEqual([200, 0]);
    expect((await jobOf(id)).cost.max_cost).toBe(0.75);
    expect(await eventOf('job.extended', id)).toMatchObject({ added: 0, max_cost: 0.75 });
    expect((await sut.job(id)).generation).toBe(1);

    const ended = await stopped();
    const more = await sut.post(`${JOBS}/${ended}/extend`, { repeats: 2, max_cost: 2 });
    expect([more.status, more.body.added]).toEqual([202, 4]);
    expect(await jobOf(ended)).toMatchObject({ status: 'running', cost: { max_cost: 2 } });
  });

  it('has no limit to raise where it was submitted without', async () => {
    const id = await submit(null);
    await sut.finish(id, 'error');
    const answer = await retry(id, { max_cost: 1 });
    expect([answer.status, answer.body.error_code]).toEqual([400, 'unsupported_field']);
    const extended = await sut.post(`${JOBS}/${id}/extend`, { max_cost: 1 });
    expect([extended.status, extended.body.error_code]).toEqual([400, 'unsupported_field']);
  });

  it('is told of each request, and whether it is estimated', async () => {
    const jobId = await submit(null);
    const place = { jobId, region: 'us-east', modelId: LLAMA, questionId: 'math_basic' };
    const execution = await sut.record({ ...place, outcome: 'answered' });
    const cell = cellKey({ model: LLAMA, questionId: 'math_basic', repeat: 1 });
    await sut.rows(
      `insert into attempts (job_id, region, model_id, cell, round, number, executor_id, kind, started_at, completed_at,
         cost_nano_usd, cost_estimated)
       select $1, 'us-east', $2, $3, 1, n, 'e', case n when 2 then 'result' else 'failed' end, now(), now(),
         case n when 2 then 1500 end, n = 2 from generate_series(1, 2) n`,
      [jobId, LLAMA, cell],
    );
    const { body } = await sut.get(`/api/v1/executions/${execution}/attempts`);
    const { attempts } = await conforming(AttemptsView, body);
    expect(attempts.map((one) => [one.cost_usd, one.cost_estimated])).toEqual([
      [null, false],
      [0.000_001_5, true],
    ]);
  });
});
