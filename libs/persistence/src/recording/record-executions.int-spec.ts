import { executionRow } from '@beacon/testing';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Databases, MODELS, REGIONS, countersAndRecount, insertJob } from '../harness-spec.js';
import { explainNotRecorded } from './explain-not-recorded.js';
import { recordExecutions } from './record-executions.js';
import type { ExecutionRow } from './execution-row.js';
import { runStatement } from '../statement.js';

describe(recordExecutions, () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const record = (rows: readonly ExecutionRow[]) => recordExecutions(orm.em.fork(), rows);
  const countersOf = async (jobId: string): Promise<unknown[]> =>
    runStatement(
      orm.em.fork(),
      'select region, model_id, recorded::int, completed::int, refused::int, failed::int from job_lane_progress where job_id = $1 order by 1, 2',
      [jobId],
    );

  it('inserts what is new and moves the counters with it, once', async () => {
    await insertJob(orm, 'once');
    const batch = [
      executionRow({ job_id: 'once' }),
      executionRow({ job_id: 'once', question_id: 'q2', status: 'refused', outcome: 'refused' }),
      executionRow({ job_id: 'once', region: 'eu-west', status: 'failed', outcome: 'error' }),
    ];
    const inserted = await record(batch);
    expect(inserted.map(({ cell, region, round }) => ({ cell, region, round }))).toEqual(
      expect.arrayContaining(batch.map(({ cell, region, round }) => ({ cell, region, round }))),
    );
    expect(inserted).toHaveLength(3);
    const expected = [
      { region: 'eu-west', model_id: 'a', recorded: 1, completed: 0, refused: 0, failed: 1 },
      { region: 'us-east', model_id: 'a', recorded: 2, completed: 1, refused: 1, failed: 0 },
    ];
    expect(await countersOf('once')).toEqual(expected);

    expect(await record(batch)).toEqual([]);
    expect(await countersOf('once')).toEqual(expected);
  });

  it('counts a cell once that a batch names several times', async () => {
    await insertJob(orm, 'twice');
    const row = executionRow({ job_id: 'twice', question_id: null });
    const inserted = await record([row, row, { ...row, question_id: '' }]);
    expect(inserted).toHaveLength(1);
    expect(await countersOf('twice')).toMatchObject([{ recorded: 1 }]);
  });

  it('takes no later round for the first row of a cell', async () => {
    await insertJob(orm, 'later');
    expect(await record([executionRow({ job_id: 'later', round: 2 })])).toEqual([]);
    expect(await countersOf('later')).toEqual([]);
  });

  it('keeps each request once, also of results that are not recorded, and none that no job asked for', async () => {
    await insertJob(orm, 'requests', 'cancelled');
    await insertJob(orm, 'requests_open');
    const rows = [
      executionRow({ job_id: 'requests', attempts: 2, error_code: 'timeout', http_status: 504 }),
      executionRow({ job_id: 'requests_open', attempts: 0 }),
      executionRow({ job_id: 'requests_open', repeat: 2 }),
      executionRow({ job_id: 'requests_open', repeat: 2, round: 2 }),
      executionRow({ job_id: 'requests_nobody' }),
    ];
    await record(rows);
    await record(rows.toReversed());
    const kept = await runStatement(
      orm.em.fork(),
      `select job_id, round, number, kind, executor_id, error_code, http_status from attempts where job_id like 'requests%' order by id`,
    );
    const result = { kind: 'result', executor_id: 'executor-1' };
    const success = { job_id: 'requests_open', number: 1, error_code: null, http_status: null };
    expect(kept).toEqual([
      {
        ...result,
        job_id: 'requests',
        round: 1,
        number: 2,
        error_code: 'timeout',
        http_status: 504,
      },
      { ...result, ...success, round: 1 },
      { ...result, ...success, round: 2 },
    ]);
  });

  it('counts what is quarantined beside what it is', async () => {
    await insertJob(orm, 'quarantined');
    const quarantine = 'another region answered';
    await record([
      executionRow({ job_id: 'quarantined', quarantine }),
      executionRow({ job_id: 'quarantined', repeat: 2, status: 'refused', quarantine }),
      executionRow({ job_id: 'quarantined', repeat: 3, status: 'refused' }),
    ]);
    const { counters, recount } = await countersAndRecount(orm.em.fork());
    expect(counters).toEqual(recount);
    expect(counters).toContainEqual(
      expect.objectContaining({
        job_id: 'quarantined',
        recorded: 3,
        completed: 1,
        refused: 2,
        quarantined: 2,
        quarantined_refused: 1,
      }),
    );
  });

  it('records cells of jobs of other statuses when it is told to', async () => {
    await insertJob(orm, 'cancelled', 'cancelled');
    const row = executionRow({ job_id: 'cancelled', status: 'cancelled', outcome: 'error' });
    expect(await recordExecutions(orm.em.fork(), [row], ['cancelled'])).toHaveLength(1);
    expect(await recordExecutions(orm.em.fork(), [{ ...row, repeat: 2 }])).toEqual([]);
  });

  it('stores text as it is, whatever it holds', async () => {
    await insertJob(orm, 'text');
    const response = `it's "quoted" \\ ?? ? $1 :name -- \n 台湾 🙂 \\u0041 '; drop table jobs; E'\\''`;
    await record([executionRow({ job_id: 'text', response, evidence: { note: response } })]);
    const [row] = await runStatement<{ response: string; note: string }>(
      orm.em.fork(),
      `select response, evidence->>'note' as note from executions where job_id = 'text'`,
    );
    expect(row).toEqual({ response, note: response });
  });

  it('takes nothing of an unknown job, of a lane that the job has not, or of a job that ended, and can tell which', async () => {
    await insertJob(orm, 'open');
    await insertJob(orm, 'ended', 'cancelled');
    const rows = [
      executionRow({ job_id: 'nobody' }),
      executionRow({ job_id: 'open', model_id: 'unasked' }),
      executionRow({ job_id: 'ended' }),
    ];
    expect(await record(rows)).toEqual([]);
    expect(await countersOf('open')).toEqual([]);
    expect(await countersOf('ended')).toEqual([]);

    const [kept] = await record([executionRow({ job_id: 'open' })]);
    const again = executionRow({ job_id: 'open' });
    const another = executionRow({ job_id: 'open', executor_id: 'executor-2' });
    const reasons = await explainNotRecorded(orm.em.fork(), [...rows, again, another]);
    expect(reasons).toMatchObject([
      { job_status: null, has_lane: false, recorded_id: null },
      { job_status: 'running', has_lane: false, recorded_id: null },
      { job_status: 'cancelled', has_lane: true, recorded_id: null },
      {
        job_status: 'running',
        has_lane: true,
        recorded_id: kept?.id,
        recorded_round: 1,
        is_same: true,
      },
      { recorded_id: kept?.id, recorded_round: 1, is_same: false },
    ]);
  });

  it('lets recorders with the same cells in opposite orders work at the same time, and counts each cell once', async () => {
    await insertJob(orm, 'race_a');
    await insertJob(orm, 'race_b');
    for (let round = 1; round <= 6; round += 1) {
      const cells = ['race_b', 'race_a'].flatMap((job_id) =>
        REGIONS.flatMap((region) =>
          MODELS.flatMap((model_id) =>
            Array.from({ length: 40 }, (_unused, index) =>
              executionRow({
                job_id,
                region,
                model_id,
                question_id: `r${round}`,
                repeat: index + 1,
              }),
            ),
          ),
        ),
      );
      const batches = [cells, cells.toReversed(), cells.slice(100), cells.toReversed().slice(60)];
      const inserted = await Promise.all(batches.map(record));
      expect(inserted.flat()).toHaveLength(cells.length);
      expect(new Set(inserted.flat().map(({ id }) => id)).size).toBe(cells.length);
    }
    const { counters, recount } = await countersAndRecount(orm.em.fork());
    expect(counters).toEqual(recount);
  });

  it('lets no job end between the look at its status and the commit of its rows', async () => {
    await insertJob(orm, 'ending');
    const ending = `update jobs set status = 'cancelled' where id = 'ending'`;
    await orm.em.fork().transactional(async (em) => {
      expect(await recordExecutions(em, [executionRow({ job_id: 'ending' })])).toHaveLength(1);
      const impatient = orm.em.fork().transactional(async (other) => {
        await runStatement(other, `set local lock_timeout = '100ms'`);
        await runStatement(other, ending);
      });
      await expect(impatient).rejects.toThrow('lock timeout');
    });
    await runStatement(orm.em.fork(), ending);
    expect(await record([executionRow({ job_id: 'ending', repeat: 2 })])).toEqual([]);
    expect(await countersOf('ending')).toMatchObject([{ recorded: 1 }]);
  });

  it('leaves counters that equal a recount and each cell once, after any batches', async () => {
    const row = fc
      .record({
        job_id: fc.constantFrom('prop_a', 'prop_b', 'prop_ended', 'prop_unknown'),
        region: fc.constantFrom(...REGIONS, 'nowhere'),
        model_id: fc.constantFrom(...MODELS),
        question_id: fc.constantFrom(null, '', 'q1', 'q2'),
        repeat: fc.integer({ min: 1, max: 3 }),
        round: fc.integer({ min: 1, max: 2 }),
        status: fc.constantFrom('completed', 'refused', 'failed', 'cancelled'),
        quarantine: fc.constantFrom(null, 'another region answered'),
      })
      .map(executionRow);
    const batches = fc.array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (sequence) => {
        const em = orm.em.fork();
        await runStatement(em, 'truncate jobs, job_lanes, job_lane_progress, executions, attempts');
        await insertJob(orm, 'prop_a');
        await insertJob(orm, 'prop_b', 'queued');
        await insertJob(orm, 'prop_ended', 'completed');
        const inserted = [];
        for (const batch of sequence) inserted.push(...(await record(batch)));
        const wanted = new Set(
          sequence
            .flat()
            .filter((r) => ['prop_a', 'prop_b'].includes(r.job_id) && r.region !== 'nowhere')
            .filter((r) => r.round === 1)
            .map((r) => `${r.job_id} ${r.region} ${r.cell}`),
        );
        const keys = inserted.map((r) => `${r.job_id} ${r.region} ${r.cell}`);
        expect(new Set(keys)).toEqual(wanted);
        expect(keys).toHaveLength(wanted.size);
        const { counters, recount } = await countersAndRecount(em);
        expect(counters).toEqual(recount);
      }),
      { numRuns: 40 },
    );
  });
});
