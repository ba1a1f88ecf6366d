import { resultSubject } from '@beacon/contracts';
import type { CloseCellsV1 } from '@beacon/contracts';
import { until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { ClosingService } from './closing.service.js';
import { Harness, QUESTION_TEXT } from '../harness-spec.js';
import { MODEL, REGIONS, attemptOf, closingOf, resultOf } from '../messages-spec.js';
import { recordingService } from '../results/recording-service-spec.js';
import { ResultAnnouncer } from '../events/result-announcer.js';

const CANCELLED = { status: 'cancelled', code: 'cancelled', message: 'asked by a user' } as const;
const NEVER = new AbortController().signal;

describe('closing cells', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  const closingService = (): ClosingService =>
    new ClosingService(harness.orm.em.fork(), new ResultAnnouncer(harness.publisher));
  const byStatus = async (jobId: string) =>
    harness.rows<{ region: string; status: string; error_code: string | null; n: number }>(
      `select region, status, error_code, count(*)::int as n from executions where job_id = $1
       group by 1, 2, 3 order by 1, 2`,
      jobId,
    );
  const order = async (change: Parameters<typeof closingOf>[0]): Promise<void> => {
    await harness.order(closingOf(change));
    await harness.settled();
  };

  it('records what is missing as failed with its reason, tells of it, and leaves what is recorded', async () => {
    await harness.insertJob('deadline', 'running', 3);
    await harness.publish([resultOf({ jobId: 'deadline', repeat: 2 })]);
    await harness.settled();
    await harness.markClosing('deadline');
    await order({ jobId: 'deadline' });
    expect(await byStatus('deadline')).toEqual([
      { region: REGIONS[1], status: 'failed', error_code: 'deadline_exceeded', n: 3 },
      { region: REGIONS[0], status: 'completed', error_code: null, n: 1 },
      { region: REGIONS[0], status: 'failed', error_code: 'deadline_exceeded', n: 2 },
    ]);
    const [row] = await harness.rows(
      `select question_id, repeat::int, round, outcome, outcome_source, response, attempts, error_message, executor_id,
         provider, prompt_sha256, started_at = completed_at as at_once, duration_ms, evidence
       from executions where job_id = 'deadline' and region = $1 and repeat = 1`,
      REGIONS[0],
    );
    expect(row).toEqual({
      question_id: 'q1',
      repeat: 1,
      round: 1,
      outcome: 'error',
      outcome_source: 'planner',
      response: null,
      attempts: 0,
      error_message: 'the deadline is over',
      executor_id: 'planner',
      provider: 'none',
      prompt_sha256: createHash('sha256').update(QUESTION_TEXT).digest('hex'),
      at_once: true,
      duration_ms: 0,
      evidence: { executorRegion: null, executorId: null, provider: null },
    });
    expect(await harness.owedEvents('deadline')).toHaveLength(5);
    expect(await harness.rows(`select 1 from attempts where job_id = 'deadline'`)).toHaveLength(1);
    expect(await harness.miscounted()).toEqual([]);

    await order({ jobId: 'deadline' });
    expect(await harness.owedEvents('deadline')).toHaveLength(5);
    expect(await harness.executions('deadline')).toBe(6);
  });

  it('tells of what it closes what it waited for', async () => {
    await harness.insertJob('waited', 'running', 3);
    const limited = { error: { code: 'rate_limited', message: 'slow down', httpStatus: 429 } };
    await harness.publishAttempts([
      attemptOf({ jobId: 'waited', number: 1 }),
      attemptOf({ jobId: 'waited', number: 2, ...limited }),
      attemptOf({
        jobId: 'waited',
        repeat: 2,
        error: { code: 'timeout', message: 'no answer', httpStatus: null },
      }),
    ]);
    await harness.settled();
    await harness.rows(
      `insert into lanes (region, model_id, "limit", configured_limit, status, reason) values ($1, $2, 1, 4, 'parked', 'no more')`,
      REGIONS[1],
      MODEL,
    );
    await harness.markClosing('waited');
    await order({ jobId: 'waited' });
    const told = async (region: string) =>
      (
        await harness.rows<{ error_message: string }>(
          `select error_message from executions where job_id = 'waited' and region = $1 order by repeat`,
          region,
        )
      ).map(({ error_message }) => error_message);
    expect(await told(REGIONS[0])).toEqual([
      'the deadline is over; it had been asked 2 times (2 throttled), the last with rate_limited (HTTP 429): slow down',
      'the deadline is over; it had been asked once, the last with timeout: no answer',
      'the deadline is over',
    ]);
    expect(await told(REGIONS[1])).toEqual(
      Array.from({ length: 3 }, () => 'the deadline is over; its lane was parked: no more'),
    );
    expect(await harness.rows(`select 1 from attempts where job_id = 'waited'`)).toHaveLength(3);
    expect(await callsOf('waited', REGIONS[0])).toEqual([
      { attempts: 2, throttled: 2, http_status: 429, last_error_code: 'rate_limited' },
      { attempts: 1, throttled: 0, http_status: null, last_error_code: 'timeout' },
      { attempts: 0, throttled: 0, http_status: null, last_error_code: null },
    ]);
    await harness.rows('delete from lanes');
  });

  it('tells of a lane that was parked during the job, though it is open at the end', async () => {
    await harness.insertJob('parked', 'running', 1);
    await harness.rows(
      `insert into lane_changes (region, model_id, from_limit, to_limit, from_status, to_status, reason, changed_at)
       select $1, $2, 4, 4, 'open', 'parked', words, now() + at
       from (values ('long ago', interval '-1 day'), ('top up your account', interval '1 second')) as w(words, at)`,
      REGIONS[0],
      MODEL,
    );
    await harness.markClosing('parked');
    await order({ jobId: 'parked' });
    const told = await harness.rows(
      `select error_message from executions where job_id = 'parked' order by region desc`,
    );
    expect(told).toEqual([
      { error_message: 'the deadline is over; its lane had been parked: top up your account' },
      { error_message: 'the deadline is over' },
    ]);
    await harness.rows('delete from lane_changes');
  });

  const callsOf = async (jobId: string, region: string) =>
    harness.rows(
      `select attempts, throttled, http_status, last_error_code from executions
       where job_id = $1 and region = $2 order by repeat`,
      jobId,
      region,
    );

  it('tells what was said to a cancelled cell, too', async () => {
    await harness.insertJob('called_off', 'running', 1);
    const quota = { error: { code: 'quota_exhausted', message: 'pay first', httpStatus: 402 } };
    await harness.publishAttempts([attemptOf({ jobId: 'called_off', number: 1, ...quota })]);
    await harness.settled();
    await harness.setStatus('called_off', 'cancelled');
    await order({ jobId: 'called_off', ...CANCELLED });
    expect(await callsOf('called_off', REGIONS[0])).toEqual([
      { attempts: 1, throttled: 1, http_status: 402, last_error_code: 'quota_exhausted' },
    ]);
  });

  it('follows with what is told after it of calls that the end cut off, however often', async () => {
    await harness.insertJob('cut_off', 'running', 2);
    const busy = { error: { code: 'provider_error', message: 'busy', httpStatus: 503 } };
    await harness.publishAttempts([attemptOf({ jobId: 'cut_off', number: 1, ...busy })]);
    await harness.settled();
    await harness.markClosing('cut_off');
    await order({ jobId: 'cut_off' });
    const aborted = { error: { code: 'aborted', message: 'called off', httpStatus: null } };
    const late = [
      attemptOf({ jobId: 'cut_off', number: 2, ...aborted }),
      attemptOf({ jobId: 'cut_off', repeat: 2, number: 1, ...aborted }),
    ];
    for (let time = 0; time < 2; time += 1) {
      await harness.publishAttempts(late);
      await harness.settled();
      expect(await callsOf('cut_off', REGIONS[0])).toEqual([
        { attempts: 2, throttled: 0, http_status: 503, last_error_code: 'provider_error' },
        { attempts: 1, throttled: 0, http_status: null, last_error_code: null },
      ]);
    }
    const told = await harness.rows<{ error_message: string }>(
      `select error_message from executions where job_id = 'cut_off' and region = $1 order by repeat`,
      REGIONS[0],
    );
    expect(told.map(({ error_message }) => error_message)).toEqual([
      'the deadline is over; it had been asked 2 times, the last with provider_error (HTTP 503): busy',
      'the deadline is over; it had been asked once, and no answer was waited for',
    ]);
    expect(await harness.miscounted()).toEqual([]);
    expect(await harness.owedEvents('cut_off')).toHaveLength(4);
    expect(
      await harness.rows(`select 1 from attempts where job_id = 'cut_off' and kind = 'result'`),
    ).toEqual([]);
  });

  it('keeps results that come after it, and counts none of them', async () => {
    await harness.insertJob('overtaken', 'running', 2);
    await harness.markClosing('overtaken');
    await order({ jobId: 'overtaken' });
    await harness.publish([resultOf({ jobId: 'overtaken' })]);
    await harness.settled();
    expect(await harness.lateOf('overtaken')).toEqual([{ reason: 'already_recorded', round: 1 }]);
    expect(await harness.eventsOf('overtaken')).toBe(0);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('closes one region without the others', async () => {
    await harness.insertJob('absent', 'running', 2);
    await harness.markClosing('absent', REGIONS[1]);
    await order({ jobId: 'absent', region: REGIONS[1], code: 'region_unavailable' });
    await order({ jobId: 'absent' });
    expect(await byStatus('absent')).toEqual([
      { region: REGIONS[1], status: 'failed', error_code: 'region_unavailable', n: 2 },
    ]);
  });

  it('does not carry out an order that is older than a retry, an extension or a cancellation', async () => {
    await harness.insertJob('reopened', 'running', 2);
    await order({ jobId: 'reopened' });
    await order({ jobId: 'reopened', ...CANCELLED });
    await harness.markClosing('reopened');
    await harness.setStatus('reopened', 'cancelled');
    await order({ jobId: 'reopened' });
    expect(await harness.executions('reopened')).toBe(0);
    await order({ jobId: 'unknown' });
  });

  it('cancels what is missing of a cancelled job, and gives up its retries', async () => {
    await harness.insertJob('cancelled', 'running', 2);
    const failed = {
      outcome: 'error',
      error: { code: 'x', message: 'x', httpStatus: null },
    } as const;
    await harness.publish([resultOf({ jobId: 'cancelled', ...failed })]);
    await harness.settled();
    await harness.askRound('cancelled', 2);
    await harness.setStatus('cancelled', 'cancelled');
    await harness.publish([resultOf({ jobId: 'cancelled', repeat: 2 })]);
    await harness.settled();
    await order({ jobId: 'cancelled', ...CANCELLED });
    await harness.publish([resultOf({ jobId: 'cancelled', round: 2 })]);
    await harness.settled();
    expect(await byStatus('cancelled')).toEqual([
      { region: REGIONS[1], status: 'cancelled', error_code: 'cancelled', n: 2 },
      { region: REGIONS[0], status: 'cancelled', error_code: 'cancelled', n: 1 },
      { region: REGIONS[0], status: 'failed', error_code: 'x', n: 1 },
    ]);
    expect(
      await harness.rows(`select round, state from cell_rounds where job_id = 'cancelled'`),
    ).toEqual([{ round: 2, state: 'closed' }]);
    expect(await harness.lateOf('cancelled')).toEqual([
      { reason: 'job_ended', round: 1 },
      { reason: 'round_closed', round: 2 },
    ]);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('closes one cell, and of a later round only the round', async () => {
    await harness.insertJob('one_cell', 'running', 3);
    await harness.publish([resultOf({ jobId: 'one_cell', repeat: 2 })]);
    await harness.settled();
    await harness.askRound('one_cell', 2, 2);
    const cell = (repeat: number, round: number): CloseCellsV1['cell'] => ({
      model: MODEL,
      questionId: 'q1',
      repeat,
      round,
    });
    const scope = { jobId: 'one_cell', region: REGIONS[0], code: 'poison_message' };
    await order({ ...scope, cell: cell(1, 1) });
    await order({ ...scope, cell: cell(2, 1) });
    expect(await harness.rows(`select state from cell_rounds where job_id = 'one_cell'`)).toEqual([
      { state: 'planned' },
    ]);
    await order({ ...scope, cell: cell(2, 2) });
    await order({ ...scope, cell: cell(3, 2) });
    await order({ ...scope, cell: cell(4, 1) });
    expect(await byStatus('one_cell')).toEqual([
      { region: REGIONS[0], status: 'completed', error_code: null, n: 1 },
      { region: REGIONS[0], status: 'failed', error_code: 'poison_message', n: 1 },
    ]);
    expect(await harness.rows(`select state from cell_rounds where job_id = 'one_cell'`)).toEqual([
      { state: 'closed' },
    ]);
  });

  it('carries out an order once at a time, however often it is repeated, and others beside it', async () => {
    await harness.insertJob('repeated', 'running', 2_500);
    await harness.insertJob('beside', 'running', 2);
    await harness.markClosing('repeated');
    await harness.markClosing('beside');
    const service = closingService();
    const isDone = (jobId: string) => async () => (await harness.executions(jobId)) > 0;
    const first = service.close(closingOf({ jobId: 'repeated' }), NEVER);
    await Promise.all(
      Array.from({ length: 5 }, () => service.close(closingOf({ jobId: 'repeated' }), NEVER)),
    );
    await service.close(closingOf({ jobId: 'beside' }), NEVER);
    await until(isDone('beside'), 'the other order is carried out');
    expect(await harness.executions('repeated')).toBeLessThan(5_000);
    await first;
    expect(await harness.executions('repeated')).toBe(5_000);
    expect(await harness.owedEvents('repeated')).toHaveLength(5_000);
  });

  it('goes on where another left off, while results come in, and counts each cell once', async () => {
    const REPEATS = 4_500;
    await harness.insertJob('large', 'running', REPEATS);
    await harness.markClosing('large');
    const death = new AbortController();
    const first = closingService().close(closingOf({ jobId: 'large' }), death.signal);
    await until(async () => (await harness.executions('large')) > 0, 'a page is closed');
    death.abort(new Error('the process died here'));
    await expect(first).rejects.toThrow('died here');
    expect(await harness.executions('large')).toBeLessThan(2 * REPEATS);

    const service = recordingService(harness.orm.em.fork(), new ResultAnnouncer(harness.publisher));
    const results = Array.from({ length: 1_000 }, (_unused, index) =>
      resultOf({ jobId: 'large', repeat: REPEATS - index }),
    );
    const contexts = results.map((payload) => ({
      payload,
      context: { subject: resultSubject(payload), deliveryCount: 1, signal: NEVER },
    }));
    await Promise.all([
      closingService().close(closingOf({ jobId: 'large' }), NEVER),
      closingService().close(closingOf({ jobId: 'large' }), NEVER),
      ...[0, 250, 500, 750].map((from) => service.record(contexts.slice(from, from + 250))),
    ]);
    expect(await harness.executions('large')).toBe(2 * REPEATS);
    expect(await harness.miscounted()).toEqual([]);
    const [failed] = await harness.rows<{ n: number }>(
      `select count(*)::int as n from executions where job_id = 'large' and status = 'failed'`,
    );
    const owed = await harness.owedEvents('large');
    expect(owed).toHaveLength(failed?.n ?? -1);
    expect(new Set(owed).size).toBe(owed.length);
    expect(await harness.eventsOf('large')).toBe(2 * REPEATS - owed.length);
  });
});
