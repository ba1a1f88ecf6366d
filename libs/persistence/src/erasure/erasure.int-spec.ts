import { executionRow } from '@beacon/testing';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Databases, insertJob } from '../harness-spec.js';
import { appendAll } from '../log/log-harness-spec.js';
import { keepLateResults } from '../recording/keep-late-results.js';
import { recordExecutions } from '../recording/record-executions.js';
import { runStatement } from '../statement.js';
import { eraseTexts } from './erase-texts.js';
import {
  findDueErasures,
  finishErasure,
  readErasure,
  readOldestErasureAge,
} from './erasure-reads.js';
import { isBeingJudged, requestErasure } from './request-erasure.js';
import { applyRetention, findPastRetention } from './retention.js';

describe('erasures', () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
  });
  beforeEach(async () => {
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const run = async <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    runStatement<Row>(orm.em.fork(), sql, values);
  /** A job with an answer for each repeat, that ended some days ago. */
  const insertEnded = async (id: string, { days = 1, answers = 1 } = {}): Promise<void> => {
    await insertJob(orm, id);
    const rows = Array.from({ length: answers }, (_, index) =>
      executionRow({ job_id: id, repeat: index + 1, response: `answer ${index + 1}` }),
    );
    await recordExecutions(orm.em.fork(), rows);
    await run(
      `update job_lanes l set cells = coalesce(
      (select p.recorded from job_lane_progress p where (p.job_id, p.region, p.model_id) = (l.job_id, l.region, l.model_id)), 0)
      where l.job_id = $1`,
      [id],
    );
    await run(
      `update jobs set status = 'completed', completed_at = now() - make_interval(days => $2::int), tasks_purged_at = now()
       where id = $1`,
      [id, days],
    );
  };
  const ask = async (jobId: string): Promise<string[]> =>
    orm.em.fork().transactional((em) =>
      requestErasure(em, {
        jobId,
        cause: 'command',
        requestedBy: 'ann',
        reason: null,
        retentionDays: null,
      }),
    );
  const insertJudging = async (
    id: string,
    source: string,
    policy = 'classifier',
  ): Promise<void> => {
    await insertJob(orm, id);
    await run(
      `update jobs set spec = jsonb_set(spec, '{judging}', jsonb_build_object('policy', $2::text)), status = 'running' where id = $1`,
      [id, policy],
    );
    await run('insert into judgings (job_id, source_job_id) values ($1, $2)', [id, source]);
  };

  it('are asked for once, with the judging jobs about the answers', async () => {
    await insertEnded('source');
    await insertJudging('judging', 'source');
    await insertEnded('other');
    expect(await ask('source')).toEqual(['judging', 'source']);
    expect(await ask('source')).toEqual([]);
    expect(await readErasure(orm.em.fork(), 'other')).toBeNull();
    expect(await readErasure(orm.em.fork(), 'judging')).toMatchObject({
      cause: 'command',
      requestedBy: 'ann',
      erasedAt: null,
      answers: 0,
    });
  });

  it.each([
    ['runs', 'classifier', 'running', null, true],
    ['has ended and decides nothing', 'classifier', 'completed', null, false],
    ['has ended and has still to decide', 'judges', 'completed', null, true],
    ['has ended and has decided', 'judges', 'completed', 'now()', false],
    ['was cancelled', 'judges', 'cancelled', null, false],
  ])(
    'say that judges need the answers where the judging %s: %s %s %s',
    async (_, policy, status, applied, judged) => {
      await insertEnded('source');
      await insertJudging('judging', 'source', policy);
      await run(
        `update jobs set status = $1, completed_at = now() - interval '1 minute' where id = 'judging'`,
        [status],
      );
      if (applied !== null) await run('update judgings set applied_at = now()');
      expect(await isBeingJudged(orm.em.fork(), 'source')).toBe(judged);
    },
  );

  it('wait for the log, and for the tasks of the job to be removed', async () => {
    await insertEnded('job');
    await run(`update jobs set tasks_purged_at = null where id = 'job'`);
    await ask('job');
    const due = async () => findDueErasures(orm.em.fork(), 10);
    expect(await due()).toEqual([]);
    await appendAll(orm);
    expect(await due()).toEqual([]);
    await run(`update jobs set tasks_purged_at = now() where id = 'job'`);
    expect(await due()).toEqual([{ jobId: 'job', late: 0 }]);
  });

  it('take texts a page at a time, and count each answer once', async () => {
    await insertEnded('job', { answers: 7 });
    await ask('job');
    await appendAll(orm);
    const em = orm.em.fork();
    const pages = [];
    do pages.push(await eraseTexts(em, 'job', 3));
    while (pages.at(-1) === 'more' && pages.length < 20);
    expect(pages).toEqual(['more', 'more', 'done']);
    expect(await eraseTexts(em, 'job', 3)).toBe('done');
    const finished = await finishErasure(em, { jobId: 'job', late: 0 });
    expect(finished).toMatchObject({ cause: 'command', answers: 7, isFirst: true });
    expect(await run('select count(response)::int as left from executions')).toEqual([{ left: 0 }]);
  });

  it('are not done where something came late meanwhile', async () => {
    await insertEnded('job');
    await ask('job');
    await appendAll(orm);
    const em = orm.em.fork();
    const [due] = await findDueErasures(em, 10);
    if (due === undefined) throw new Error('nothing is due');
    expect(await eraseTexts(em, 'job', 100)).toBe('done');
    const late = executionRow({ job_id: 'job', round: 2, response: 'too late' });
    await keepLateResults(em, [{ row: late, reason: 'job_ended' }]);
    expect(await finishErasure(em, due)).toBeNull();
    const [again] = await findDueErasures(em, 10);
    expect(again).toEqual({ jobId: 'job', late: 1 });
    expect(await eraseTexts(em, 'job', 100)).toBe('done');
    expect(await finishErasure(em, again ?? due)).not.toBeNull();
    expect(await run(`select result ->> 'response' as response from late_results`)).toEqual([
      { response: null },
    ]);
    expect(await findDueErasures(em, 10)).toEqual([]);
  });

  it('say how long the oldest that was never done has waited', async () => {
    const em = orm.em.fork();
    expect(await readOldestErasureAge(em)).toBe(0);
    for (const [id, hours] of [
      ['older', 3],
      ['newer', 1],
    ] as const) {
      await insertEnded(id);
      await ask(id);
      await run(
        `update job_erasures set requested_at = now() - make_interval(hours => $2::int) where job_id = $1`,
        [id, hours],
      );
    }
    expect(Math.floor((await readOldestErasureAge(em)) / 3_600)).toBe(3);
    await finishErasure(em, { jobId: 'older', late: 0 });
    expect(Math.floor((await readOldestErasureAge(em)) / 3_600)).toBe(1);
    await finishErasure(em, { jobId: 'newer', late: 0 });
    // Something came late and is due again: it does not count from when the erasure was asked for.
    await run(`update job_erasures set is_due = true where job_id = 'older'`);
    expect(await readOldestErasureAge(em)).toBe(0);
  });

  it('by policy: of jobs that ended longer ago than they say, else than the installation says', async () => {
    await insertEnded('short', { days: 3 });
    await insertEnded('long', { days: 3 });
    await insertEnded('silent', { days: 3 });
    await run(`update jobs set spec = jsonb_set(spec, '{retentionDays}', '2') where id = 'short'`);
    await run(`update jobs set spec = jsonb_set(spec, '{retentionDays}', '4') where id = 'long'`);
    const em = orm.em.fork();
    const past = async (days: number | null) =>
      (await findPastRetention(em, days, 10)).map(({ jobId, days: own }) => [jobId, own] as const);
    expect(await past(null)).toEqual([['short', 2]]);
    expect(await past(10)).toEqual([['short', 2]]);
    expect(new Map(await past(2))).toEqual(
      new Map([
        ['short', 2],
        ['silent', 2],
      ]),
    );
  });

  it('by policy: not of a job that runs, has cells to be closed or is being judged', async () => {
    for (const id of ['runs', 'closing', 'judged', 'ready']) await insertEnded(id, { days: 3 });
    await run(`update jobs set status = 'running' where id = 'runs'`);
    await run(`update job_lanes set cells = cells + 1 where job_id = 'closing'`);
    await insertJudging('judging', 'judged');
    expect(await findPastRetention(orm.em.fork(), 1, 10)).toEqual([{ jobId: 'ready', days: 1 }]);
    expect(await applyRetention(orm.em.fork(), { jobId: 'runs', days: 1 }, 1)).toBe(false);
  });

  it('by policy: are asked for once, and noted in the audit log', async () => {
    await insertEnded('job', { days: 3 });
    const past = { jobId: 'job', days: 2 };
    const asked = await Promise.all(
      [1, 2, 3].map(async () => applyRetention(orm.em.fork(), past, 2)),
    );
    expect(asked.filter(Boolean)).toEqual([true]);
    expect(await readErasure(orm.em.fork(), 'job')).toMatchObject({
      cause: 'policy',
      requestedBy: 'retention policy',
      retentionDays: 2,
    });
    expect(await run('select actor, action, details from audit_log')).toEqual([
      {
        actor: 'retention policy',
        action: 'job.erase',
        details: { cause: 'policy', retention_days: 2, jobs: ['job'] },
      },
    ]);
    expect(await findPastRetention(orm.em.fork(), 2, 10)).toEqual([]);
  });
});
