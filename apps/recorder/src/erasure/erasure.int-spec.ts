import { hash } from 'node:crypto';
import {
  deadSubject,
  eventSubject,
  filters,
  messageIds,
  resultSubject,
  streams,
} from '@beacon/contracts';
import { keepLabels, registerJob, requestErasure } from '@beacon/persistence';
import type { LogEntry } from '@beacon/signing';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { MODEL, REGIONS, attemptOf, resultOf } from '../messages-spec.js';

const FACTS = {
  specification: { version: 'v1', repeats: 2 },
  questions: { count: 1, sha256: hash('sha256', '[]', 'hex') },
  system_prompts_sha256: hash('sha256', '{}', 'hex'),
};
const ANALYSIS = {
  declared: false,
  endpoint: 'refused',
  claim: 'questions_like_these',
  alpha: 0.05,
  margin: 0.05,
  family: 'models_by_endpoint',
  correction: 'holm',
  verdict: '4',
  classifier: '1',
} as const;

/** In everything that an answer's words may be in, and in nothing else. */
const WORDS = 'the purple heron';
const ANSWER = `It was ${WORDS}.`;
const FAILURE = { code: 'provider_error', message: `refused: ${WORDS}`, httpStatus: 500 };

describe('the recorder erases the answers of a job', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(async () => harness.stop());

  /** What is left of the words in any column of any table. */
  const tablesWithWords = async (): Promise<string[]> => {
    const tables = await harness.rows<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await harness.rows(
        `select 1 from "${name}" t where strpos(to_jsonb(t)::text, $1) > 0 limit 1`,
        WORDS,
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  };
  const messagesOf = async (jobId: string): Promise<number> => {
    const held = [
      await harness.messages(streams.results, filters.resultsOfJob(jobId)),
      await harness.messages(streams.attempts, filters.attemptsOfJob(jobId)),
      await harness.messages(streams.dead, filters.deadOfJob(jobId)),
    ];
    return held.reduce((sum, subjects) => sum + Object.keys(subjects).length, 0);
  };
  const erasureOf = async (jobId: string) => {
    const [row] = await harness.rows<{
      erased: boolean;
      due: boolean;
      late: number;
      answers: number;
    }>(
      `select erased_at is not null as erased, is_due as due, late::int, answers::int from job_erasures where job_id = $1`,
      jobId,
    );
    return row;
  };
  /** The events that the broker is owed of a job's erasure. */
  const eventsOf = async (jobId: string) =>
    harness.rows<{ subject: string; data: Record<string, unknown> }>(
      `select subject, body -> 'data' as data from outbox where message_id = $1`,
      messageIds.jobEvent('job.answers_erased', jobId, null),
    );
  const entriesOf = async (jobId: string): Promise<LogEntry[]> => {
    const rows = await harness.rows<{ body: string }>(
      `select e.body from log_entries e join job_logs g on g.id = e.log_id where g.job_id = $1 order by e.position`,
      jobId,
    );
    return rows.map(({ body }) => JSON.parse(body) as LogEntry);
  };
  /** A job of two repeats whose answers, and all that was said about them, hold the words. */
  const insertAnswered = async (jobId: string): Promise<void> => {
    await harness.insertJob(jobId, 'running', 2);
    const job = { jobId, kind: 'accepted', cells: 4, facts: FACTS } as const;
    await harness.orm.em
      .fork()
      .transactional((em) => registerJob(em, { ...job, analysis: ANALYSIS, at: new Date() }, null));
    const answered = { jobId, response: ANSWER, outcomeEvidence: WORDS } as const;
    const failed = { jobId, response: null, outcome: 'error', error: FAILURE } as const;
    const [, east2, west1, west2] = REGIONS.flatMap((region) => [
      resultOf({ ...answered, region }),
      resultOf({ ...(region === REGIONS[0] ? answered : failed), region, repeat: 2 }),
    ]);
    const first = resultOf(answered);
    if (east2 === undefined || west1 === undefined || west2 === undefined)
      throw new Error('no cells');
    await harness.publish([first, east2, west1, west2]);
    await harness.publishAttempts([
      attemptOf({ jobId, error: FAILURE }),
      attemptOf({
        jobId,
        number: 2,
        kind: 'late',
        error: null,
        result: resultOf({ ...answered, attempts: 2, completedAt: '2026-11-20T10:00:03.000Z' }),
      }),
    ]);
    await until(async () => (await harness.executions(jobId)) === 4, 'all cells are recorded');
    await harness.askRound(jobId, 2);
    await harness.publish([resultOf({ ...answered, round: 2, response: `${ANSWER} Again.` })]);
    await until(
      async () => (await harness.lateOf(jobId)).some(({ reason }) => reason === 'replaced'),
      'a round took the place of another',
    );
    await sayOf(jobId);
    await harness.publisher.publish(
      deadSubject(streams.results, resultSubject(first)),
      Buffer.from(WORDS),
      {},
    );
    await harness.settled();
    await harness.rows(
      `update jobs set status = 'completed', completed_at = now(), tasks_purged_at = now() where id = $1`,
      jobId,
    );
  };
  /** What people and judges say of an answer. */
  const sayOf = async (jobId: string): Promise<void> => {
    const [execution] = await harness.rows<{ id: number }>(
      'select id::int from executions where job_id = $1 order by id limit 1',
      jobId,
    );
    const about = { job_id: jobId, execution_id: execution?.id ?? 0, round: 2 } as const;
    await keepLabels(harness.orm.em.fork(), [
      {
        ...about,
        rater_kind: 'judge',
        rater: 'a judge',
        outcome: 'answered',
        stance: null,
        evidence: WORDS,
        note: null,
        judge_job_id: null,
      },
    ]);
    await harness.rows(
      `insert into label_history (job_id, review_id, execution_id, round, rater_kind, rater, outcome, note)
       values ($1, 1, $2, 2, 'person', 'ann', 'answered', $3)`,
      jobId,
      about.execution_id,
      WORDS,
    );
    await harness.rows(
      `insert into outcome_changes (job_id, execution_id, region, model_id, round, kind, from_outcome, from_source,
         from_evidence, from_version, to_outcome, to_source, to_version, author, reason)
       values ($1, $2, $3, $4, 2, 'override', 'answered', 'rules', $5::text, '1', 'evasive', 'human', 'human', 'ann', $5::text)`,
      jobId,
      about.execution_id,
      REGIONS[0],
      MODEL,
      WORDS,
    );
    await harness.rows(
      `insert into audit_log (actor, action, job_id, reason, details) values ('ann', 'execution.override', $1, $2, '{}')`,
      jobId,
      WORDS,
    );
  };
  const ask = async (jobId: string): Promise<void> => {
    const erasure = {
      jobId,
      cause: 'command',
      requestedBy: 'ann',
      reason: 'done with it',
    } as const;
    await harness.orm.em
      .fork()
      .transactional((em) => requestErasure(em, { ...erasure, retentionDays: null }));
  };

  it('from every table and from the broker, and keeps hashes, outcomes and counts', async () => {
    await insertAnswered('gone');
    expect(await tablesWithWords()).toEqual([
      'attempts',
      'audit_log',
      'executions',
      'label_history',
      'labels',
      'late_results',
      'outcome_changes',
    ]);
    expect(await messagesOf('gone')).toBeGreaterThan(0);
    await ask('gone');
    await until(async () => (await erasureOf('gone'))?.due === false, 'the answers are erased');
    expect(await erasureOf('gone')).toEqual({ erased: true, due: false, late: 0, answers: 3 });
    expect(await tablesWithWords()).toEqual([]);
    expect(await messagesOf('gone')).toBe(0);
    expect(await harness.miscounted()).toEqual([]);
    const [execution] = await harness.rows(
      `select round, outcome, response_length as length, answer_sha256 as sha256 from executions
       where job_id = 'gone' and round = 2`,
    );
    const answer = `${ANSWER} Again.`;
    const sha256 = hash('sha256', answer, 'hex');
    expect(execution).toEqual({ round: 2, outcome: 'answered', length: answer.length, sha256 });
  });

  it('and says so, to taps and in its metrics', async () => {
    const [event, ...more] = await eventsOf('gone');
    expect(more).toEqual([]);
    expect(event?.subject).toBe(eventSubject('job.answers_erased', 'gone'));
    expect(event?.data).toEqual({
      job_id: 'gone',
      cause: 'command',
      retention_days: null,
      requested_at: expect.any(String),
      erased_at: expect.any(String),
      answers: 3,
    });
    const metrics = async () => (await fetch(`${harness.recorder.url}/metrics`)).text();
    await until(
      async () => (await metrics()).includes('beacon_erased_jobs_total{cause="command"} 1'),
      'the job is counted',
    );
    expect(await metrics()).toContain('beacon_erased_answers_total{cause="command"} 3');
  });

  it('after their hashes are in the log, which tells of the erasure and is sealed again', async () => {
    const entries = await entriesOf('gone');
    const hashes = entries.flatMap((entry) =>
      entry.type === 'execution' ? [String(entry.answer_hash)] : [],
    );
    const [first, again] = [ANSWER, `${ANSWER} Again.`].map((text) => hash('sha256', text, 'hex'));
    const wanted = [first, first, first, null, again].map(String);
    const inOrder = (one: string, other: string): number => (one < other ? -1 : 1);
    expect(hashes.toSorted(inOrder)).toEqual(wanted.toSorted(inOrder));
    const notes = entries.flatMap((entry) => (entry.type === 'label' ? [entry.note_hash] : []));
    expect(notes).toEqual([null, hash('sha256', WORDS, 'hex')]);
    expect(entries.at(-1)).toMatchObject({
      type: 'erased',
      cause: 'command',
      by: 'ann',
      retention_days: null,
      reason_hash: hash('sha256', 'done with it', 'hex'),
    });
    await until(async () => {
      const [log] = await harness.rows<{ sealed: number }>(
        `select sealed_size::int as sealed from job_logs where job_id = 'gone'`,
      );
      return log?.sealed === entries.length;
    }, 'the log is sealed with the erasure');
  });

  it('and those of a result that comes after it', async () => {
    const completedAt = '2026-11-20T10:00:09.000Z';
    const result = resultOf({ jobId: 'gone', response: ANSWER, attempts: 3, completedAt });
    const attempt = { jobId: 'gone', number: 3, kind: 'late', error: null, result } as const;
    await harness.publishAttempts([attemptOf({ ...attempt, completedAt })]);
    await until(async () => ((await erasureOf('gone'))?.late ?? 0) > 0, 'the result came');
    await until(async () => (await erasureOf('gone'))?.due === false, 'it is erased, too');
    expect(await eventsOf('gone')).toHaveLength(1);
    expect((await harness.lateOf('gone')).at(-1)).toEqual({ reason: 'lost_race', round: 1 });
    expect(await tablesWithWords()).toEqual([]);
    expect(await messagesOf('gone')).toBe(0);
  });

  it('of a job, and leaves those of another alone', async () => {
    await insertAnswered('kept');
    await insertAnswered('other');
    const before = await messagesOf('kept');
    await ask('other');
    await until(async () => (await erasureOf('other'))?.due === false, 'the answers are erased');
    const [kept] = await harness.rows(
      `select count(response)::int as answers, count(answer_sha256)::int as hashes from executions where job_id = 'kept'`,
    );
    expect(kept).toEqual({ answers: 3, hashes: 0 });
    expect(await messagesOf('kept')).toBe(before);
  });
});
