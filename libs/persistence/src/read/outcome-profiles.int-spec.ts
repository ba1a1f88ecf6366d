import { executionRow } from '@beacon/testing';
import type { JobSpec } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Databases, insertJob } from '../harness-spec.js';
import { Job } from '../entities/job.entity.js';
import { readOutcomeProfiles, readProfileFrame, readQuestionWords } from './outcome-profiles.js';
import { recordExecutions } from '../recording/record-executions.js';
import type { ProfileRow } from './outcome-profiles.js';
import type { ExecutionRow } from '../recording/execution-row.js';

/** A profile with its cells as text, for comparing. */
function shown({ modelId, kind, questions, cells }: ProfileRow) {
  return { modelId, kind, questions, cells: Object.fromEntries(cells) };
}

describe(readOutcomeProfiles, () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const record = async (jobId: string, rows: readonly Partial<ExecutionRow>[]) =>
    recordExecutions(
      orm.em.fork(),
      rows.map((row) => executionRow({ job_id: jobId, ...row })),
    );
  const ask = async (jobId: string, spec: Partial<JobSpec>) => {
    await insertJob(orm, jobId);
    await orm.em.fork().nativeUpdate(Job, { id: jobId }, { spec });
  };
  const question = (id: string, source: 'bank' | 'inline' = 'inline') => ({
    id,
    text: `${id}?`,
    category: null,
    language: null,
    source,
  });
  const read = async (jobId: string, kinds = {}, languages = {}) =>
    (
      await readOutcomeProfiles(
        orm.em.fork(),
        jobId,
        kinds,
        new Map<string, string | null>(Object.entries(languages)),
      )
    ).map(shown);

  it('keeps questions of different languages apart, and tells those of one language alike', async () => {
    await ask('languages', { questions: ['q1', 'q2', 'q3'].map((id) => question(id)) });
    await record(
      'languages',
      ['q1', 'q2', 'q3'].map((question_id) => ({ question_id })),
    );
    const counted = async (languages: Readonly<Record<string, string | null>>) => {
      const given = new Map(Object.entries(languages));
      const rows = await readOutcomeProfiles(orm.em.fork(), 'languages', {}, given);
      return rows.map(({ language, questions }) => [language, questions]);
    };
    expect(await counted({ q1: 'en', q2: 'zh', q3: 'en' })).toEqual([
      ['en', 2],
      ['zh', 1],
    ]);
    expect(await counted({ q1: 'en', q2: null, q3: 'en' })).toEqual([
      ['en', 2],
      [null, 1],
    ]);
    expect(await counted({ q1: 'en', q2: 'en', q3: 'en' })).toEqual([['en', 3]]);
    expect(await counted({})).toEqual([[null, 3]]);
  });

  it('reads the language of a question, else how its text begins', async () => {
    await ask('words', {
      prompt: null,
      questions: [{ ...question('q1'), language: 'zh-Hans' }, question('q2')],
    });
    expect(await readQuestionWords(orm.em.fork(), 'words')).toEqual([
      { id: 'q1', language: 'zh-Hans', text: null },
      { id: 'q2', language: null, text: 'q2?' },
    ]);
    await ask('prompt', { prompt: 'What happened in 1989?', questions: [] });
    expect(await readQuestionWords(orm.em.fork(), 'prompt')).toEqual([
      { id: '', language: null, text: 'What happened in 1989?' },
    ]);
  });

  it('counts questions that came out alike in every region as one profile', async () => {
    await ask('alike', { questions: ['q1', 'q2', 'q3'].map((id) => question(id)) });
    const refused = { region: 'us-east', status: 'refused', outcome: 'refused' } as const;
    await record('alike', [
      ...['q1', 'q2', 'q3'].flatMap((question_id) => [
        { ...refused, question_id },
        { question_id, region: 'us-east', repeat: 2 },
      ]),
      { question_id: 'q1', region: 'eu-west' },
      { question_id: 'q3', region: 'eu-west' },
      { question_id: 'q1', model_id: 'b.1' },
    ]);
    const counted = { cancelled: 0, quarantined: 0 };
    const both = { ...counted, outcomes: { answered: 1, refused: 1 } };
    const one = { ...counted, outcomes: { answered: 1 } };
    expect(await read('alike')).toEqual([
      { modelId: 'a', kind: null, questions: 2, cells: { 'eu-west': one, 'us-east': both } },
      { modelId: 'a', kind: null, questions: 1, cells: { 'us-east': both } },
      { modelId: 'b.1', kind: null, questions: 1, cells: { 'us-east': one } },
    ]);
  });

  it('keeps cancelled and quarantined executions out of the outcomes, whatever theirs are', async () => {
    await ask('apart', { questions: [question('q1')] });
    const error = { status: 'failed', outcome: 'error' } as const;
    await record('apart', [
      { ...error, repeat: 1 },
      { ...error, repeat: 2, status: 'cancelled' },
      { ...error, repeat: 3, quarantine: 'elsewhere' },
      { repeat: 4, quarantine: 'elsewhere' },
      { repeat: 5, quarantine: 'in another place' },
      { repeat: 6, outcome: 'evasive' },
    ]);
    const profiles = await read('apart');
    expect(profiles[0]?.cells).toEqual({
      'us-east': { outcomes: { error: 1, evasive: 1 }, cancelled: 1, quarantined: 3 },
    });
  });

  it('tells questions of different kinds apart: those of the bank by its kinds, others by what the job says', async () => {
    const own = { ...question('q3'), kind: 'control' };
    await ask('kinds', { questions: [question('q1', 'bank'), question('q2'), own] });
    await record(
      'kinds',
      ['q1', 'q2', 'q3'].map((question_id) => ({ question_id })),
    );
    const profiles = await read('kinds', { q1: 'sensitive', q2: 'neutral', q3: 'neutral' });
    expect(profiles.map(({ kind, questions }) => [kind, questions])).toEqual([
      ['control', 1],
      ['sensitive', 1],
      [null, 1],
    ]);
  });

  it("counts a job's own prompt as one question, whether it is recorded as null or as empty", async () => {
    await ask('own', { questions: [], prompt: 'Hi', regions: ['us-east'], models: [], repeats: 2 });
    await record('own', [
      { question_id: null, repeat: 1 },
      { question_id: '', repeat: 2 },
    ]);
    const profiles = await read('own');
    expect(profiles).toHaveLength(1);
    expect(profiles[0]).toMatchObject({
      questions: 1,
      cells: { 'us-east': { outcomes: { answered: 2 } } },
    });
    expect(await readProfileFrame(orm.em.fork(), 'own')).toMatchObject({
      questionCount: 1,
      repeats: 2,
      regions: ['us-east'],
      status: 'running',
    });
  });

  it('finds nothing of a job that does not exist', async () => {
    expect(await read('nope')).toEqual([]);
    expect(await readProfileFrame(orm.em.fork(), 'nope')).toBeNull();
  });
});
