import { executionRow } from '@beacon/testing';
import type { Outcome } from '@beacon/domain';
import { statusOf } from '@beacon/domain';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Databases, countersAndRecount, insertJob } from '../harness-spec.js';
import { changeOutcomes } from './change-outcomes.js';
import { lockJob } from './lock-job.js';
import {
  findCorrectable,
  readBeforeOverride,
  readOutcomeChanges,
  readOutcomeRevision,
  readOverride,
} from '../read/outcome-reads.js';
import { recordExecutions, replaceExecutions } from '../recording/record-executions.js';
import type { CorrectionCause, TypedOutcome } from './change-outcomes.js';
import type { CorrectableExecution } from '../read/outcome-reads.js';
import type { ExecutionRow } from '../recording/execution-row.js';
import { runStatement } from '../statement.js';

const ANN: CorrectionCause = { kind: 'override', author: 'ann', reason: 'it does refuse' };
const RESCORE: CorrectionCause = {
  kind: 'rescore',
  author: 'ann',
  reason: null,
  rescoreId: 'rescore-1',
};

const human = (outcome: Outcome): TypedOutcome => ({
  outcome,
  source: 'human',
  rule: null,
  evidence: null,
  version: 'human',
});

describe(changeOutcomes, () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  /** Records rows of a new job, and returns their ids in the order of the rows. */
  const recorded = async (rows: readonly ExecutionRow[]): Promise<number[]> => {
    await insertJob(orm, rows[0]?.job_id ?? '');
    const written = await recordExecutions(orm.em.fork(), rows);
    return rows.map((row) => {
      const found = written.find(({ cell, region }) => cell === row.cell && region === row.region);
      if (found === undefined) throw new Error('a row was not recorded');
      return found.id;
    });
  };
  const found = async (id: number): Promise<CorrectableExecution> => {
    const execution = await findCorrectable(orm.em.fork(), id);
    if (execution === null) throw new Error('there is no such execution');
    return execution;
  };
  /** As the recorder does: while somebody holds the job's row, the result is offered again. */
  const untilWritten = async (
    rows: Parameters<typeof replaceExecutions>[1],
  ): Promise<Awaited<ReturnType<typeof replaceExecutions>>> => {
    for (;;) {
      const written = await replaceExecutions(orm.em.fork(), rows);
      if (written.length > 0) return written;
    }
  };
  const change = async (
    seen: CorrectableExecution,
    to: TypedOutcome,
    cause: CorrectionCause = ANN,
  ) =>
    orm.em.fork().transactional(async (em) => {
      await lockJob(em, seen.jobId);
      const correction = { executionId: seen.id, round: seen.round, from: seen, to };
      return changeOutcomes(em, seen.jobId, [correction], cause);
    });
  const expectCountersEqualRecount = async (): Promise<void> => {
    const { counters, recount } = await countersAndRecount(orm.em.fork());
    expect(counters).toEqual(recount);
  };

  it('stores what the classifier saw this time, and leaves it as it is when a person speaks', async () => {
    const before = { outcome_language: 'en', outcome_calibrated: false, outcome_score: 0.5 };
    const [id = 0] = await recorded([executionRow({ job_id: 'facts', ...before })]);
    const stored = async () =>
      runStatement(
        orm.em.fork(),
        'select outcome_language, outcome_calibrated, outcome_score from executions where id = $1',
        [id],
      );
    await change(await found(id), human('refused'));
    expect(await stored()).toEqual([before]);
    const seen = await found(id);
    await orm.em.fork().transactional(async (em) => {
      await lockJob(em, 'facts');
      const to = { ...human('evasive'), source: 'rules', version: '2' } as const;
      const facts = { language: 'zh', calibrated: true, score: null };
      const correction = { executionId: id, round: seen.round, from: seen, to, facts };
      return changeOutcomes(em, 'facts', [correction], RESCORE);
    });
    expect(await stored()).toEqual([
      { outcome_language: 'zh', outcome_calibrated: true, outcome_score: null },
    ]);
  });

  it('writes the execution, its history and the counters', async () => {
    const rule = { outcome_rule: 'en.hedge', outcome_evidence: 'it depends' };
    const [id = 0] = await recorded([executionRow({ job_id: 'one', outcome: 'evasive', ...rule })]);
    expect(await readOutcomeRevision(orm.em.fork(), 'one')).toBe(0);
    const [changed] = await change(await found(id), human('refused'));
    expect(changed).toEqual({ executionId: id, changeId: expect.any(Number) });
    expect(await found(id)).toMatchObject({ status: 'refused', ...human('refused') });
    const [entry, ...more] = await readOutcomeChanges(orm.em.fork(), id, 10);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      id: changed?.changeId,
      kind: 'override',
      round: 1,
      from: {
        outcome: 'evasive',
        source: 'rules',
        rule: 'en.hedge',
        evidence: 'it depends',
        version: '1',
      },
      to: human('refused'),
      author: 'ann',
      reason: 'it does refuse',
      rescoreId: null,
    });
    expect(await readOutcomeRevision(orm.em.fork(), 'one')).toBe(changed?.changeId);
    expect(await readOutcomeRevision(orm.em.fork(), 'none')).toBe(0);
    await expectCountersEqualRecount();
  });

  it('moves the counters of quarantined executions, too', async () => {
    const [id = 0] = await recorded([executionRow({ job_id: 'apart', quarantine: 'elsewhere' })]);
    await change(await found(id), human('blocked_output'));
    await expectCountersEqualRecount();
    const { counters } = await countersAndRecount(orm.em.fork());
    expect(counters).toContainEqual(
      expect.objectContaining({ job_id: 'apart', quarantined: 1, quarantined_refused: 1 }),
    );
  });

  it('leaves alone what was never measured, what changed meanwhile, and what is of another job', async () => {
    const failed = { outcome: 'error', status: 'failed', outcome_source: 'executor' } as const;
    const [error = 0, other = 0] = await recorded([
      executionRow({ job_id: 'guards', ...failed }),
      executionRow({ job_id: 'guards', question_id: 'q2' }),
    ]);
    expect(await change(await found(error), human('answered'))).toEqual([]);
    const seen = await found(other);
    expect(await change({ ...seen, round: 2 }, human('refused'))).toEqual([]);
    expect(await change({ ...seen, version: '0' }, human('refused'))).toEqual([]);
    expect(await change({ ...seen, jobId: 'one' }, human('refused'))).toEqual([]);
    expect(await change(seen, human('refused'))).toHaveLength(1);
    expect(await change(seen, human('partial'))).toEqual([]);
    await expectCountersEqualRecount();
  });

  it('keeps no history of a re-scoring that finds the same, but stores what found it', async () => {
    const [same = 0, other = 0] = await recorded([
      executionRow({ job_id: 'rescored' }),
      executionRow({ job_id: 'rescored', question_id: 'q2' }),
    ]);
    const by = (outcome: Outcome): TypedOutcome => ({
      outcome,
      source: 'rules',
      rule: 'new.rule',
      evidence: 'words',
      version: '2',
    });
    expect(await change(await found(same), by('answered'), RESCORE)).toEqual([
      { executionId: same, changeId: null },
    ]);
    expect(await found(same)).toMatchObject(by('answered'));
    expect(await readOutcomeChanges(orm.em.fork(), same, 10)).toEqual([]);
    await change(await found(other), by('evasive'), RESCORE);
    expect(await readOutcomeChanges(orm.em.fork(), other, 10)).toMatchObject([
      { kind: 'rescore', rescoreId: 'rescore-1', to: by('evasive') },
    ]);
    await expectCountersEqualRecount();
  });

  it('finds what a person overruled, whatever persons said since', async () => {
    const [id = 0] = await recorded([executionRow({ job_id: 'persons' })]);
    expect(await readBeforeOverride(orm.em.fork(), { id, round: 1 })).toBeNull();
    const before = await found(id);
    await change(before, human('refused'));
    await change(await found(id), human('evasive'), { ...ANN, author: 'ben', reason: 'no' });
    expect(await readOverride(orm.em.fork(), { id, round: 1 })).toMatchObject({ author: 'ben' });
    const { outcome, source, rule, evidence, version } = before;
    expect(await readBeforeOverride(orm.em.fork(), { id, round: 1 })).toEqual({
      outcome,
      source,
      rule,
      evidence,
      version,
    });
    expect(await readBeforeOverride(orm.em.fork(), { id, round: 2 })).toBeNull();
  });

  it('loses no counter between a person and the result of a retry, whoever is first', async () => {
    const outcomes = fc.constantFrom<Outcome>('answered', 'partial', 'refused', 'blocked_input');
    let jobs = 0;
    await fc.assert(
      fc.asyncProperty(outcomes, outcomes, fc.boolean(), async (said, answered, isLate) => {
        const jobId = `race-${(jobs += 1)}`;
        const first = executionRow({ job_id: jobId });
        const [id = 0] = await recorded([first]);
        const em = orm.em.fork();
        await runStatement(
          em,
          `insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
           values ($1, $2, $3, $4, $5, 1, 2, 'planned')`,
          [jobId, first.region, first.cell, first.model_id, first.question_id],
        );
        const next = { ...first, round: 2, outcome: answered, status: statusOf(answered) };
        const seen = await found(id);
        const retry = () => untilWritten([next]);
        const person = () => change(seen, human(said));
        const started = isLate
          ? { person: person(), retry: retry() }
          : { retry: retry(), person: person() };
        const [changed, written] = await Promise.all([started.person, started.retry]);
        expect(written).toHaveLength(1);
        expect(await found(id)).toMatchObject({ round: 2, outcome: answered, source: 'rules' });
        const kinds = (await readOutcomeChanges(em, id, 10)).map(({ kind }) => kind);
        expect(kinds).toEqual(changed.length === 1 ? ['replacement', 'override'] : []);
        await expectCountersEqualRecount();
      }),
      { numRuns: 20 },
    );
  });

  it('keeps counters equal to a recount under many persons at once', async () => {
    const questions = ['q1', 'q2', 'q3', 'q4'];
    const ids = await recorded(
      questions.map((question_id) => executionRow({ job_id: 'crowd', question_id })),
    );
    const said: Outcome[] = ['refused', 'partial', 'blocked_input', 'empty'];
    await Promise.all(
      ids.flatMap((id) => said.map(async (outcome) => change(await found(id), human(outcome)))),
    );
    await expectCountersEqualRecount();
    for (const id of ids) {
      const [latest] = await readOutcomeChanges(orm.em.fork(), id, 1);
      expect((await found(id)).outcome).toBe(latest?.to.outcome);
    }
  });
});
