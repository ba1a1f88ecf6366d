import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  Databases,
  MODELS,
  REGIONS,
  countersAndRecount,
  insertJob,
  rowOf,
} from '../harness-spec.js';
import { explainNotRecorded, recordExecutions } from '../index.js';
import type { ExecutionRow } from '../index.js';

describe(recordExecutions, () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = await Databases.start();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const record = (rows: readonly ExecutionRow[]) => recordExecutions(orm.em.fork(), rows);
  const countersOf = async (jobId: string): Promise<unknown[]> =>
    orm.em
      .fork()
      .execute(
        'select region, model_id, recorded::int, completed::int, refused::int, failed::int from job_lane_progress where job_id = ? order by 1, 2',
        [jobId],
      );

  it('inserts what is new and moves the counters with it, once', async () => {
    await insertJob(orm, 'once');
    const batch = [
      rowOf({ job_id: 'once' }),
      rowOf({ job_id: 'once', question_id: 'q2', status: 'refused', outcome: 'refused' }),
      rowOf({ job_id: 'once', region: 'eu-west', status: 'failed', outcome: 'error' }),
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

  it('counts a cell once that a batch names several times, whatever its round', async () => {
    await insertJob(orm, 'twice');
    const row = rowOf({ job_id: 'twice', question_id: null });
    const inserted = await record([row, row, { ...row, question_id: '' }, { ...row, round: 2 }]);
    expect(inserted).toHaveLength(1);
    expect(await countersOf('twice')).toMatchObject([{ recorded: 1 }]);
  });

  it('stores text as it is, whatever it holds', async () => {
    await insertJob(orm, 'text');
    const response = `it's "quoted" \\ ?? ? $1 :name -- \n 台湾 🙂 \\u0041 '; drop table jobs; E'\\''`;
    await record([rowOf({ job_id: 'text', response, evidence: { note: response } })]);
    const [row] = await orm.em
      .fork()
      .execute<{ response: string; note: string }[]>(
        `select response, evidence->>'note' as note from executions where job_id = 'text'`,
      );
    expect(row).toEqual({ response, note: response });
  });

  it('takes nothing of an unknown job, of a lane that the job has not, or of a job that ended, and can tell which', async () => {
    await insertJob(orm, 'open');
    await insertJob(orm, 'ended', 'cancelled');
    const rows = [
      rowOf({ job_id: 'nobody' }),
      rowOf({ job_id: 'open', model_id: 'unasked' }),
      rowOf({ job_id: 'ended' }),
    ];
    expect(await record(rows)).toEqual([]);
    expect(await countersOf('open')).toEqual([]);
    expect(await countersOf('ended')).toEqual([]);

    const [kept] = await record([rowOf({ job_id: 'open' })]);
    const again = rowOf({ job_id: 'open', round: 2 });
    const reasons = await explainNotRecorded(orm.em.fork(), [...rows, again]);
    const byJob = new Map(reasons.map((reason) => [`${reason.job_id}/${reason.cell}`, reason]));
    const reasonOf = (row: ExecutionRow) => byJob.get(`${row.job_id}/${row.cell}`);
    expect(rows.map(reasonOf)).toMatchObject([
      { job_status: null, has_lane: false, recorded_id: null },
      { job_status: 'running', has_lane: false, recorded_id: null },
      { job_status: 'cancelled', has_lane: true, recorded_id: null },
    ]);
    expect(reasonOf(again)).toMatchObject({
      job_status: 'running',
      has_lane: true,
      round: 2,
      recorded_id: kept?.id,
      recorded_round: 1,
    });
  });

  it('lets recorders with the same cells in opposite orders work at the same time, and counts each cell once', async () => {
    await insertJob(orm, 'race_a');
    await insertJob(orm, 'race_b');
    for (let round = 1; round <= 6; round += 1) {
      const cells = ['race_b', 'race_a'].flatMap((job_id) =>
        REGIONS.flatMap((region) =>
          MODELS.flatMap((model_id) =>
            Array.from({ length: 40 }, (_unused, index) =>
              rowOf({ job_id, region, model_id, question_id: `r${round}`, repeat: index + 1 }),
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
      expect(await recordExecutions(em, [rowOf({ job_id: 'ending' })])).toHaveLength(1);
      const impatient = orm.em.fork().transactional(async (other) => {
        await other.execute(`set local lock_timeout = '100ms'`);
        await other.execute(ending);
      });
      await expect(impatient).rejects.toThrow('lock timeout');
    });
    await orm.em.fork().execute(ending);
    expect(await record([rowOf({ job_id: 'ending', repeat: 2 })])).toEqual([]);
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
      })
      .map(rowOf);
    const batches = fc.array(fc.array(row, { maxLength: 30 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (sequence) => {
        const em = orm.em.fork();
        await em.execute('truncate jobs, job_lanes, job_lane_progress, executions');
        await insertJob(orm, 'prop_a');
        await insertJob(orm, 'prop_b', 'queued');
        await insertJob(orm, 'prop_ended', 'completed');
        const inserted = [];
        for (const batch of sequence) inserted.push(...(await record(batch)));
        const wanted = new Set(
          sequence
            .flat()
            .filter((r) => ['prop_a', 'prop_b'].includes(r.job_id) && r.region !== 'nowhere')
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
