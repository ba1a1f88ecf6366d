import { until } from '@beacon/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Harness, smallJob } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import { JobSizes } from './job-sizes.js';
import type { WorkState } from './work-queue.js';
import { runStatement } from '@beacon/persistence';

const JOBS = '/api/v1/jobs';
/** Of memory for large work, in bytes: any large read takes all of it. */
const BUDGET = 1_024 * 1_024;
const MOST_WAITING = 500;
/** Of connections: two for each kind of work. */
const POOL = 8;
const SHARE = 2;

describe('the queue of reads', () => {
  let sut: Harness;
  /** Ids of a job of four cells, and of one whose specification takes all of the memory. */
  let small: string;
  let large: string;
  const submit = async (questions: unknown): Promise<string> =>
    (await sut.post(JOBS, smallJob({ questions }))).body.id;
  beforeAll(async () => {
    const settings = { GATEWAY_WORK_BYTES: String(BUDGET), DATABASE_POOL_SIZE: String(POOL) };
    sut = await Harness.start(settings);
    small = await submit(['math_basic']);
    large = await submit(
      Array.from({ length: 2_500 }, (_, n) => ({
        id: `q${n}`,
        text: `What is the capital of country ${n}?`,
      })),
    );
  });
  afterAll(async () => sut.stop());

  const work = async (): Promise<WorkState> => (await sut.get('/health')).body.work;
  /** Reads of executions stand still while something is done: whoever reads them keeps what it holds. */
  const whileReadsStand = async (act: () => Promise<void>): Promise<void> => {
    const lock: EntityManager = sut.orm.em.fork();
    await lock.begin();
    try {
      await runStatement(lock, 'lock table executions in access exclusive mode');
      await act();
    } finally {
      await lock.rollback();
    }
  };
  const statuses = (answers: readonly Answer[]) => new Set(answers.map(({ status }) => status));
  /** Large reads, of which the first is at work and stands still. */
  let held: Promise<Answer>[];
  const read = (path: string): Promise<Answer> => {
    const answer = sut.get(path);
    held.push(answer);
    return answer;
  };
  beforeEach(() => {
    held = [];
  });

  it('lets a second large read wait until the first has ended, and small ones pass', async () => {
    const ended: string[] = [];
    await whileReadsStand(async () => {
      void read(`${JOBS}/${large}/verdict`).then(() => ended.push('first'));
      await until(async () => (await work()).reads.used > 0, 'the first read has its place');
      // It looks at no execution: nothing but the queue holds it up.
      void read(`${JOBS}/${large}/specification`).then(() => ended.push('second'));
      await until(async () => (await work()).reads.waiting === 1, 'the second read waits');
      const passing = [`/${small}`, `/${small}/specification`, '?limit=5'];
      const passed = await Promise.all(passing.map(async (path) => sut.get(`${JOBS}${path}`)));
      expect([statuses(passed), ended]).toEqual([new Set([200]), []]);
    });
    expect(statuses(await Promise.all(held))).toEqual(new Set([200]));
    expect(ended).toEqual(['first', 'second']);
  });

  it('counts both jobs of a comparison', async () => {
    await whileReadsStand(async () => {
      void read(`${JOBS}/${large}/verdict`);
      await until(async () => (await work()).reads.used > 0, 'the first read has its place');
      void read(`${JOBS}/${small}/comparison?with=${large}`);
      await until(async () => (await work()).reads.waiting === 1, 'the comparison waits');
    });
    // Neither has ended: what counts is that it was not looked at before there was memory for both.
    expect(statuses(await Promise.all(held))).toEqual(new Set([200, 409]));
  });

  it('refuses a large read beyond the line with Retry-After, and forgets those who leave', async () => {
    const leave = new AbortController();
    const { signal } = leave;
    const waiting: Promise<Answer>[] = [];
    await whileReadsStand(async () => {
      void read(`${JOBS}/${large}/verdict`);
      await until(async () => (await work()).reads.used > 0, 'the first read has its place');
      // Nobody is answered before the first read is done, but who finds the line full.
      for (let n = 0; n <= MOST_WAITING; n += 1)
        waiting.push(sut.request(`${JOBS}/${large}/specification`, { signal }));
      const refused = await Promise.race(waiting);
      expect([refused.status, refused.body.error_code]).toEqual([503, 'busy']);
      expect(refused.headers.get('retry-after')).toMatch(/^([5-9]|10)$/);
      expect((await sut.get(`${JOBS}/${small}`)).status).toBe(200);
      leave.abort();
      await Promise.allSettled(waiting);
      await until(async () => (await work()).reads.waiting === 0, 'all who waited have left');
    });
    expect(statuses(await Promise.all(held))).toEqual(new Set([200]));
    expect((await work()).reads).toEqual({ used: 0, waiting: 0 });
  });

  it('keeps connections for what is found by a key, however many reads stand', async () => {
    await whileReadsStand(async () => {
      for (let n = 0; n < 2 * POOL; n += 1) {
        void read(`${JOBS}/${small}/executions/all`);
        void read(`/api/v1/executions?job_id=${large}&limit=20`);
        void read(`${JOBS}/${small}?include=executions`);
      }
      const isFull = async (): Promise<boolean> => {
        const { large_queries: one, small_queries: other } = await work();
        return one.waiting === 2 * POOL - SHARE && other.waiting === 4 * POOL - SHARE;
      };
      await until(isFull, 'both kinds of reads have their share, and wait for more');
      expect((await sut.post(JOBS, smallJob())).status).toBe(202);
      expect((await sut.get(`${JOBS}/${small}`)).status).toBe(200);
    });
    expect(statuses(await Promise.all(held))).toEqual(new Set([200]));
    const { large_queries: one, small_queries: other } = await work();
    expect([one, other]).toEqual([
      { used: 0, waiting: 0 },
      { used: 0, waiting: 0 },
    ]);
  });

  it('knows how large a job is', async () => {
    const sizes = new JobSizes(sut.orm);
    const size = await sizes.of(large);
    const { spec } = await sut.job(large);
    expect(size?.cells).toBe(10_000);
    // The database writes a space behind each comma and colon.
    expect(size?.specBytes).toBeGreaterThan(JSON.stringify(spec).length);
    expect(await sizes.of('no-job')).toBeNull();
  });
});
