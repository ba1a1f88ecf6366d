import { askOne } from '@beacon/bus';
import {
  attemptSubject,
  cellAttempt,
  deadSubject,
  filters,
  recordedAnswer,
  recordedQuestion,
  recordedSubject,
  streams,
} from '@beacon/contracts';
import type { RecordedQuestionV1 } from '@beacon/contracts';
import { readAttempts } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { MODEL, REGIONS, attemptOf, resultOf } from '../messages-spec.js';

describe('attempts that brought no result', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  const attemptsOf = async (jobId: string) =>
    harness.rows(
      `select number, kind, executor_id, error_code, http_status, retry_after_ms::int from attempts
       where job_id = $1 order by number, executor_id`,
      jobId,
    );
  const deadOf = async (jobId: string): Promise<number> => {
    const filter = deadSubject(streams.attempts, filters.attemptsOfJob(jobId));
    return Object.keys(await harness.messages(streams.dead, filter)).length;
  };

  it('are kept once each, beside the one that became the result', async () => {
    await harness.insertJob('failed');
    const first = attemptOf({ jobId: 'failed' });
    const error = { code: 'timeout', message: 'no answer', httpStatus: null };
    const second = attemptOf({ jobId: 'failed', number: 2, error, retryAfterMs: null });
    await harness.publishAttempts([first, second, first]);
    await harness.publish([resultOf({ jobId: 'failed', attempts: 3 })]);
    await harness.settled();
    const common = { executor_id: 'executor-1', retry_after_ms: null, http_status: null };
    expect(await attemptsOf('failed')).toEqual([
      {
        ...common,
        number: 1,
        kind: 'failed',
        error_code: 'rate_limited',
        http_status: 429,
        retry_after_ms: 1_000,
      },
      { ...common, number: 2, kind: 'failed', error_code: 'timeout' },
      { ...common, number: 3, kind: 'result', error_code: null },
    ]);
    expect(await harness.counted('failed')).toBe(1);
  });

  it('make an event each, the same when they are delivered again, without the words of provider or answer', async () => {
    await harness.insertJob('told');
    const error = { code: 'rate_limited', message: 'secret words of a provider', httpStatus: 429 };
    const failed = attemptOf({ jobId: 'told', error, retryAfterMs: 1_500 });
    const result = resultOf({ jobId: 'told', response: 'A secret answer.', costUsd: 0.25 });
    const late = { kind: 'late', error: null, retryAfterMs: null, number: 2, result } as const;
    await harness.publishAttempts([failed, attemptOf({ jobId: 'told', ...late }), failed]);
    await harness.settled();
    const events = await harness.eventBodies('attempt.recorded', 'told');
    expect(events.map(({ id }) => id)).toEqual([...new Set(events.map(({ id }) => id))]);
    expect(events).toMatchObject([
      {
        type: 'beacon.attempt.recorded.v1',
        source: '/recorder',
        data: {
          number: 1,
          kind: 'failed',
          outcome: 'error',
          error_code: 'rate_limited',
          http_status: 429,
          retry_after_ms: 1_500,
          cost_usd: null,
        },
      },
      { data: { number: 2, kind: 'late', outcome: 'answered', error_code: null, cost_usd: 0.25 } },
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  it('bring no execution, but keep the answer that lost the race', async () => {
    await harness.insertJob('lost');
    await harness.publish([resultOf({ jobId: 'lost' })]);
    const result = resultOf({ jobId: 'lost', response: 'Another answer.' });
    const lost = {
      executorId: 'executor-2',
      kind: 'late',
      error: null,
      retryAfterMs: null,
    } as const;
    const attempt = attemptOf({ jobId: 'lost', ...lost, result });
    await harness.publishAttempts([attempt, attempt]);
    await harness.settled();
    expect(await attemptsOf('lost')).toMatchObject([
      { number: 1, kind: 'result', executor_id: 'executor-1' },
      { number: 1, kind: 'late', executor_id: 'executor-2', error_code: null },
    ]);
    expect(
      await harness.rows(
        `select reason, result ->> 'response' as response from late_results where job_id = 'lost'`,
      ),
    ).toEqual([{ reason: 'lost_race', response: 'Another answer.' }]);
    expect(await harness.counted('lost')).toBe(1);
    expect(await harness.eventsOf('lost')).toBe(1);
  });

  it('keep every answer that lost the race whole, and each once', async () => {
    await harness.insertJob('losers');
    await harness.publish([resultOf({ jobId: 'losers' })]);
    const lost = (executorId: string, second: number) => {
      const moments = {
        startedAt: `2026-11-20T10:00:0${second}.000Z`,
        completedAt: `2026-11-20T10:00:0${second}.500Z`,
      };
      const response = `Answer of ${executorId} at ${second}.`;
      const { evidence, ...rest } = resultOf({ jobId: 'losers', response, ...moments });
      const result = { ...rest, evidence: { ...evidence, executorId } };
      const late = { kind: 'late', error: null, retryAfterMs: null } as const;
      return attemptOf({ jobId: 'losers', executorId, ...late, ...moments, result });
    };
    // The last one of the same executor, which stood still and was given its task again, under the same number.
    const attempts = [lost('b', 1), lost('c', 1), lost('c', 2)];
    await harness.publishAttempts([...attempts, ...attempts.toReversed()]);
    await harness.settled();
    expect(
      await harness.rows(
        `select result ->> 'response' as response from late_results where job_id = 'losers' and reason = 'lost_race' order by 1`,
      ),
    ).toEqual([
      { response: 'Answer of b at 1.' },
      { response: 'Answer of c at 1.' },
      { response: 'Answer of c at 2.' },
    ]);
    expect(await attemptsOf('losers')).toMatchObject([
      { kind: 'late', executor_id: 'b' },
      { kind: 'late', executor_id: 'c' },
      { kind: 'late', executor_id: 'c' },
      { kind: 'result', executor_id: 'executor-1' },
    ]);
    expect(await harness.counted('losers')).toBe(1);
  });

  it('are kept whatever the clock of their executor said', async () => {
    await harness.insertJob('clock');
    const moments = {
      startedAt: '0000-01-01T00:00:00.000Z',
      completedAt: '9999-12-31T23:59:59.9999999Z',
    };
    const result = resultOf({ jobId: 'clock', ...moments });
    const late = { kind: 'late', error: null, retryAfterMs: null, number: 2, result } as const;
    await harness.publishAttempts([
      attemptOf({ jobId: 'clock', ...moments }),
      attemptOf({ jobId: 'clock', ...late, ...moments }),
    ]);
    await harness.settled();
    expect(await attemptsOf('clock')).toMatchObject([{ kind: 'failed' }, { kind: 'late' }]);
    const [kept] = await readAttempts(
      harness.orm.em.fork(),
      { jobId: 'clock', region: result.region, cell: result.cell },
      1,
    );
    expect(kept).toMatchObject({
      startedAt: '0001-01-01T00:00:00.000Z',
      completedAt: '9999-12-31T23:59:59.999Z',
    });
    expect(await harness.lateOf('clock')).toEqual([{ reason: 'lost_race', round: 1 }]);
    expect(await deadOf('clock')).toBe(0);
  });

  it('go to the dead letters when they contradict themselves or nobody asked for them, and fail no cell', async () => {
    await harness.insertJob('odd');
    const attempt = attemptOf({ jobId: 'odd' });
    const elsewhere = { ...attempt, region: REGIONS[1] };
    const late = {
      ...attempt,
      kind: 'late',
      result: resultOf({ jobId: 'odd', repeat: 2 }),
    } as const;
    const subject = attemptSubject(attempt);
    for (const message of [elsewhere, late]) {
      await harness.publisher.publish(subject, cellAttempt.encode(message), {});
    }
    await harness.publishAttempts([
      attemptOf({
        jobId: 'odd',
        repeat: 3,
        error: { code: 'x', message: 'a\u0000b', httpStatus: 1 },
      }),
      attemptOf({ jobId: 'odd', repeat: 4 }),
      attemptOf({ jobId: 'nobody' }),
    ]);
    await harness.settled();
    expect(await attemptsOf('odd')).toHaveLength(1);
    expect(await deadOf('odd')).toBe(2);
    expect(await deadOf('nobody')).toBe(1);
    expect(await harness.eventBodies('attempt.recorded', 'nobody')).toEqual([]);
    expect(await harness.executions('odd')).toBe(0);
    expect(await harness.lateOf('odd')).toEqual([]);
  });
});

describe('the question whether a round is still wanted', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start({ ownPostgres: true })));
  afterAll(async () => harness.stop());

  const isWanted = async (
    change: Pick<RecordedQuestionV1, 'jobId'> & Partial<RecordedQuestionV1>,
  ) => {
    const exchange = { question: recordedQuestion, answer: recordedAnswer };
    const cell = { region: REGIONS[0], model: MODEL, questionId: 'q1', repeat: 1, round: 1 };
    const subject = recordedSubject(REGIONS[0]);
    const answer = await askOne(harness.bus, subject, exchange, { ...cell, ...change }, 5_000);
    return answer.wanted;
  };

  it('is answered by what is recorded and asked', async () => {
    await harness.insertJob('open');
    await harness.insertJob('ended', 'completed');
    await harness.insertJob('queued', 'queued');
    expect(await isWanted({ jobId: 'open' })).toBe(true);
    expect(await isWanted({ jobId: 'queued' })).toBe(true);
    expect(await isWanted({ jobId: 'open', round: 2 })).toBe(false);
    expect(await isWanted({ jobId: 'open', model: 'unasked' })).toBe(false);
    expect(await isWanted({ jobId: 'ended' })).toBe(false);
    expect(await isWanted({ jobId: 'nobody' })).toBe(false);

    await harness.publish([resultOf({ jobId: 'open' })]);
    await harness.settled();
    expect(await isWanted({ jobId: 'open' })).toBe(false);
    await harness.askRound('open', 2);
    expect(await isWanted({ jobId: 'open' })).toBe(false);
    expect(await isWanted({ jobId: 'open', round: 2 })).toBe(true);
    await harness.rows(`update cell_rounds set state = 'closed' where job_id = 'open'`);
    expect(await isWanted({ jobId: 'open', round: 2 })).toBe(false);
  });

  it('is not answered at all while the database is away', async () => {
    await harness.insertJob('away');
    await harness.postgres.kill();
    await expect(isWanted({ jobId: 'away' })).rejects.toThrow();
    await harness.postgres.restart();
    expect(await isWanted({ jobId: 'away' })).toBe(true);
  });
});
