import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases, insertJob } from '../harness-spec.js';
import { keepJudgeLabels, keepLabels } from './keep-labels.js';
import { readLabelsOfExecution, readLabelsOfJob } from '../read/label-reads.js';
import type { NewLabel } from './keep-labels.js';
import { runStatement } from '../statement.js';

const label = (changes: Partial<NewLabel> = {}): NewLabel => ({
  job_id: 'source',
  execution_id: 1,
  round: 1,
  rater_kind: 'judge',
  rater: 'judge-3 a',
  outcome: 'refused',
  stance: null,
  evidence: 'I cannot',
  note: null,
  judge_job_id: 'first',
  ...changes,
});

describe('labels', () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
  });
  afterAll(async () => databases.stop());

  const fresh = async (): Promise<void> => {
    orm = await databases.migrated();
    for (const id of ['source', 'first', 'second']) await insertJob(orm, id);
    await runStatement(
      orm.em.fork(),
      `update jobs set created_at = now() + interval '1 second' where id = 'second'`,
    );
  };
  const outcomes = async (): Promise<unknown[]> =>
    (await readLabelsOfExecution(orm.em.fork(), 1)).map((one) => one.outcome);

  it('are one for each round of an answer and rater, however often they are kept', async () => {
    await fresh();
    const em = orm.em.fork();
    const labels = [
      label(),
      label({ round: 2 }),
      label({ rater: 'judge-3 b' }),
      label({ rater_kind: 'person', rater: 'judge-3 a', judge_job_id: null }),
    ];
    expect(await keepLabels(em, labels)).toHaveLength(4);
    const again = labels.map((one) => ({ ...one, outcome: 'answered' as const }));
    expect(await keepLabels(em, again)).toEqual([]);
    expect(await outcomes()).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  it('of two judging jobs say what the younger one heard, in whatever order they come', async () => {
    const older = label();
    const younger = label({ judge_job_id: 'second', outcome: 'answered', stance: 'agree' });
    for (const order of [
      [older, younger],
      [younger, older],
    ]) {
      await fresh();
      for (const one of [...order, ...order]) await keepJudgeLabels(orm.em.fork(), [one]);
      expect(await readLabelsOfExecution(orm.em.fork(), 1)).toEqual([
        expect.objectContaining({ outcome: 'answered', stance: 'agree', judgeJobId: 'second' }),
      ]);
    }
  });

  it('of a job are read page by page', async () => {
    await fresh();
    const em = orm.em.fork();
    const ids = await keepLabels(
      em,
      [3, 1, 2].map((execution_id) => label({ execution_id })),
    );
    await keepLabels(em, [label({ job_id: 'another', execution_id: 9 })]);
    const first = await readLabelsOfJob(em, 'source', { after: 0, limit: 2 });
    const after = first.at(-1)?.id ?? 0;
    const second = await readLabelsOfJob(em, 'source', { after, limit: 2 });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.toSorted((a, b) => a - b));
    expect(first[0]).toMatchObject({
      raterKind: 'judge',
      rater: 'judge-3 a',
      evidence: 'I cannot',
    });
  });

  it('say nothing that no text can be', async () => {
    await fresh();
    const blocked = { ...label(), outcome: 'blocked_input' } as unknown as NewLabel;
    await expect(keepLabels(orm.em.fork(), [blocked])).rejects.toThrow('labels_outcome_check');
  });
});
