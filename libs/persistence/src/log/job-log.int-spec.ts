import { hash } from 'node:crypto';
import { registrationHash } from '@beacon/signing';
import { executionRow, until } from '@beacon/testing';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeOutcomes } from '../control/change-outcomes.js';
import { Databases, insertJob } from '../harness-spec.js';
import type { ExecutionRow } from '../recording/execution-row.js';
import { sayLabel } from '../review/say-label.js';
import { runStatement } from '../statement.js';
import { appendSource } from './append-source.js';
import { isFinalCut, takeLogCut } from './log-cut.js';
import {
  FACTS,
  appendAll,
  executionsIn,
  insertRegisteredJob,
  logOf,
  record,
  registrationOf,
  rootAt,
  rootOf,
} from './log-harness-spec.js';
import { readSeals } from './log-reads.js';
import { registerExtension, registerMaxCost } from './register-job.js';
import { sealLog } from './seal-log.js';

/** Every character that JSON escapes, or that some writer of JSON might: all but NUL, which the database takes none of. */
const HOSTILE = [
  ...Array.from({ length: 0x2f }, (_, code) => String.fromCharCode(code + 1)),
  '\\"/<>&\u007f\u0080\u009f\u00a0\u00ad\u2028\u2029\ufeff\ufffd\u{1f642}é漢',
].join('');

describe('the log of a job', () => {
  let databases: Databases;
  let orm: MikroORM;
  beforeAll(async () => {
    databases = new Databases();
    orm = await databases.migrated();
  });
  afterAll(async () => databases.stop());

  const repeats = (job_id: string, count: number, change: Partial<ExecutionRow> = {}) =>
    Array.from({ length: count }, (_, index) =>
      executionRow({ job_id, repeat: index + 1, ...change }),
    );
  const askRound = async (job_id: string, round: number, repeat = 1): Promise<void> => {
    const { region, cell, model_id } = executionRow({ job_id, repeat });
    await runStatement(
      orm.em.fork(),
      `insert into cell_rounds (job_id, region, cell, model_id, question_id, repeat, round, state)
       values ($1, $2, $3, $4, 'q1', $5, $6, 'planned')
       on conflict (job_id, region, cell) do update set round = excluded.round, state = excluded.state`,
      [job_id, region, cell, model_id, repeat, round],
    );
  };
  const correct = async (jobId: string, repeat = 1): Promise<void> => {
    const [row] = await runStatement<{ id: number; round: number }>(
      orm.em.fork(),
      'select id::float8 as id, round from executions where job_id = $1 and repeat = $2',
      [jobId, repeat],
    );
    await orm.em.fork().transactional(async (em) => {
      await runStatement(em, 'select 1 from jobs where id = $1 for update', [jobId]);
      const from = { outcome: 'answered', source: 'rules', version: '1' } as const;
      const to = { outcome: 'refused', source: 'human', rule: null, version: 'human' } as const;
      await changeOutcomes(
        em,
        jobId,
        [
          {
            executionId: row?.id ?? 0,
            round: row?.round ?? 0,
            from,
            to: { ...to, evidence: 'secret' },
          },
        ],
        { kind: 'override', author: 'ann', reason: 'it says “I cannot”' },
      );
    });
  };
  const seal = async (jobId: string) => sealLog(orm.em.fork(), jobId, null);

  it('begins with the registration, holds each execution in the canonical form, and never its answer', async () => {
    await insertRegisteredJob(orm, 'forms');
    const hostile = {
      question_id: HOSTILE,
      executor_id: HOSTILE,
      classifier_version: HOSTILE,
      error_code: HOSTILE,
      quarantine: HOSTILE,
      outcome_rule: HOSTILE,
      response: `secret ${HOSTILE}`,
    };
    await record(orm, [
      executionRow({ job_id: 'forms', ...hostile }),
      executionRow({ job_id: 'forms', response: null, question_id: null, repeat: 100 }),
    ]);
    await appendAll(orm);
    const { entries, root } = await logOf(orm, 'forms');
    expect(root).toBe(rootOf(entries));
    const sha256 = registrationHash(await registrationOf(orm, 'forms'));
    expect(entries[0]).toEqual({ v: 1, type: 'registration', number: 1, sha256 });
    const [second, first] = executionsIn(entries);
    expect(first).toEqual({
      v: 1,
      type: 'execution',
      id: expect.any(Number),
      region: 'us-east',
      model: 'a',
      question: HOSTILE,
      repeat: 1,
      round: 1,
      status: 'completed',
      outcome: 'answered',
      signed_outcome: null,
      outcome_source: 'rules',
      outcome_rule: HOSTILE,
      classifier_version: HOSTILE,
      error_code: HOSTILE,
      quarantine: HOSTILE,
      executor: HOSTILE,
      answer_hash: hash('sha256', `secret ${HOSTILE}`, 'hex'),
      request_hash: null,
      evidence_hash: null,
      started_at: '2026-11-20T10:00:00.000Z',
      finished_at: '2026-11-20T10:00:01.000Z',
      recorded_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      signature: null,
      kid: null,
    });
    expect(second).toMatchObject({ question: null, answer_hash: null, repeat: 100 });
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it('has each execution once, in whatever pages it is written and by however many recorders', async () => {
    await insertRegisteredJob(orm, 'pages');
    await insertRegisteredJob(orm, 'other');
    await record(orm, [...repeats('pages', 7), ...repeats('other', 3)]);
    const cut = await takeLogCut(orm.em.fork());
    await Promise.all(
      Array.from({ length: 20 }, async () =>
        appendSource(orm.em.fork(), 'executions', { target: cut.targets.executions, limit: 2 }),
      ),
    );
    await record(
      orm,
      repeats('pages', 9).map((row) => ({ ...row, region: 'eu-west' })),
    );
    await appendAll(orm, 3);
    for (const [jobId, count] of [
      ['pages', 16],
      ['other', 3],
    ] as const) {
      const { entries, root } = await logOf(orm, jobId);
      expect(root).toBe(rootOf(entries));
      const cells = executionsIn(entries).map(({ region, repeat }) => `${region} ${repeat}`);
      expect(new Set(cells).size).toBe(count);
      expect(cells).toHaveLength(count);
    }
  });

  it('keeps both rounds of a cell that was retried, though the first was replaced before its turn', async () => {
    await insertRegisteredJob(orm, 'rounds');
    const [row] = repeats('rounds', 1, { outcome: 'error', status: 'failed', response: null });
    if (row === undefined) throw new Error('no row');
    await record(orm, [row]);
    for (const round of [2, 3]) {
      await askRound('rounds', round);
      await record(orm, [executionRow({ job_id: 'rounds', round, response: `round ${round}` })]);
    }
    await appendAll(orm);
    await askRound('rounds', 4);
    await record(orm, [executionRow({ job_id: 'rounds', round: 4, response: 'round 4' })]);
    await appendAll(orm);
    const { entries, root } = await logOf(orm, 'rounds');
    expect(root).toBe(rootOf(entries));
    expect(executionsIn(entries).map(({ round, outcome }) => `${round} ${outcome}`)).toEqual([
      '1 error',
      '2 answered',
      '3 answered',
      '4 answered',
    ]);
    const answers = executionsIn(entries).map(({ answer_hash }) => answer_hash);
    expect(answers[3]).toBe(hash('sha256', 'round 4', 'hex'));
    expect(new Set(executionsIn(entries).map(({ id }) => id)).size).toBe(1);
  });

  it('says what an execution was recorded as and then what it was corrected to, whenever its turn came', async () => {
    await insertRegisteredJob(orm, 'corrected');
    await record(orm, repeats('corrected', 1));
    await correct('corrected');
    await appendAll(orm);
    const { entries } = await logOf(orm, 'corrected');
    expect(entries.map(({ type }) => type)).toEqual(['registration', 'execution', 'outcome']);
    expect(entries[1]).toMatchObject({ outcome: 'answered', status: 'completed' });
    expect(entries[1]).toMatchObject({ outcome_source: 'rules', classifier_version: '1' });
    expect(entries[2]).toMatchObject({
      kind: 'override',
      from: { outcome: 'answered', source: 'rules', version: '1' },
      to: { outcome: 'refused', source: 'human', version: 'human' },
      author: 'ann',
      reason_hash: hash('sha256', 'it says “I cannot”', 'hex'),
    });
    expect(JSON.stringify(entries)).not.toMatch(/secret|I cannot/);
  });

  it('has what people say of answers', async () => {
    await insertRegisteredJob(orm, 'labelled');
    await record(orm, repeats('labelled', 1));
    const said = {
      jobId: 'labelled',
      reviewId: 7,
      executionId: 1,
      round: 1,
      rater: 'ben',
    } as const;
    for (const outcome of ['refused', 'evasive'] as const) {
      await sayLabel(orm.em.fork(), { ...said, raterKind: 'person', outcome, note: 'a secret' });
    }
    await appendAll(orm);
    const { entries } = await logOf(orm, 'labelled');
    expect(entries.slice(2)).toEqual(
      ['refused', 'evasive'].map((outcome) =>
        expect.objectContaining({ type: 'label', rater: 'ben', review: 7, outcome }),
      ),
    );
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it('waits for an execution that drew its id before others and is committed after them', async () => {
    await insertRegisteredJob(orm, 'late');
    const em = orm.em.fork();
    const [first, second] = repeats('late', 2);
    if (first === undefined || second === undefined) throw new Error('no rows');
    await em.begin();
    await runStatement(em, `select id from jobs where id = 'late' for share`);
    await runStatement(em, `select nextval('executions_id_seq')`);
    await record(orm, [second]);
    const cut = await takeLogCut(orm.em.fork());
    expect(await isFinalCut(orm.em.fork(), cut)).toBe(false);
    await em.rollback();
    await until(() => isFinalCut(orm.em.fork(), cut), 'the transaction has ended');
    await record(orm, [first]);
    await appendAll(orm);
    expect(executionsIn((await logOf(orm, 'late')).entries)).toHaveLength(2);
  });

  it('is none of a job from before registrations were kept', async () => {
    await insertJob(orm, 'before');
    await record(orm, repeats('before', 2));
    await appendAll(orm);
    expect(await logOf(orm, 'before')).toEqual({ entries: [], root: undefined });
    expect(await seal('before')).toBeNull();
  });

  it('is sealed when the job is at rest, once for the same entries; an older seal is over its beginning', async () => {
    await insertRegisteredJob(orm, 'sealed');
    await record(orm, repeats('sealed', 3));
    expect(await appendAll(orm)).not.toContain('sealed');
    await runStatement(orm.em.fork(), `update jobs set status = 'completed' where id = 'sealed'`);
    expect(await appendAll(orm)).toContain('sealed');
    const sealed = await Promise.all([seal('sealed'), seal('sealed'), seal('sealed')]);
    expect(sealed.filter((one) => one !== null)).toHaveLength(1);
    expect(await appendAll(orm)).not.toContain('sealed');
    await correct('sealed', 2);
    await appendAll(orm);
    expect(await appendAll(orm)).toContain('sealed');
    await seal('sealed');
    const { entries } = await logOf(orm, 'sealed');
    const registration = registrationHash(await registrationOf(orm, 'sealed'));
    const seals = (await readSeals(orm.em.fork(), 'sealed')).map(
      ({ statement }) => JSON.parse(statement) as Readonly<Record<string, unknown>>,
    );
    expect(seals).toEqual(
      [4, 5].map((size) => ({
        v: 1,
        type: 'seal',
        job: 'sealed',
        size,
        root: rootAt(entries, size),
        registration,
        sealed_at: expect.any(String),
        kid: null,
      })),
    );
  });

  it('goes on under a new registration when the job is extended or may cost more', async () => {
    await insertRegisteredJob(orm, 'extended');
    await record(orm, repeats('extended', 1));
    const at = new Date('2026-11-30T11:00:00.000Z');
    const facts = { ...FACTS, questions: { count: 1, sha256: 'ab'.repeat(32) } };
    await orm.em.fork().transactional(async (em) => {
      await registerExtension(em, { jobId: 'extended', cells: 800, facts, at }, null);
      await registerMaxCost(em, { jobId: 'extended', nanoUsd: 5, at }, null);
    });
    await record(orm, repeats('extended', 2));
    await appendAll(orm);
    const { entries } = await logOf(orm, 'extended');
    expect(entries.map(({ type }) => type)).toEqual([
      'registration',
      'registration',
      'registration',
      'execution',
      'execution',
    ]);
    const first = await registrationOf(orm, 'extended');
    const second = await registrationOf(orm, 'extended', 2);
    expect(second).toEqual({
      ...first,
      ...facts,
      kind: 'extended',
      number: 2,
      cells: 800,
      previous: registrationHash(first),
      registered_at: at.toISOString(),
    });
    expect(await registrationOf(orm, 'extended', 3)).toEqual({
      ...second,
      number: 3,
      previous: registrationHash(second),
      specification: { ...FACTS.specification, constraints: { maxCostNanoUsd: 5 } },
    });
  });
});
