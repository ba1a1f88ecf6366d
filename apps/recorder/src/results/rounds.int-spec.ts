import { deadSubject, filters, resultSubject, streams } from '@beacon/contracts';
import type { CellResultV1, CloudEvent } from '@beacon/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../closings/closing.service.js';
import { Harness } from '../harness-spec.js';
import { MODEL, REGIONS, closingOf, resultOf } from '../messages-spec.js';
import { recordingService } from './recording-service-spec.js';
import { ResultAnnouncer } from '../events/result-announcer.js';

const NEVER = new AbortController().signal;
const FAILED: Partial<CellResultV1> = {
  outcome: 'error',
  response: null,
  error: { code: 'http_error', message: 'no', httpStatus: 500 },
};

describe('rounds of a cell', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  /** A recorder's heart without its consumers, with the ids of the events that it published. */
  const recorder = () => {
    const eventIds: string[] = [];
    const announcer = new ResultAnnouncer({
      publish: async (_subject, body) => {
        eventIds.push((JSON.parse(new TextDecoder().decode(body)) as CloudEvent).id);
        return 'stored';
      },
      hint: () => undefined,
    });
    const service = recordingService(harness.orm.em.fork(), announcer);
    const record = async (results: readonly CellResultV1[]) =>
      service.record(
        results.map((payload) => ({
          payload,
          context: { subject: resultSubject(payload), deliveryCount: 1, signal: NEVER },
        })),
      );
    return { record, eventIds };
  };
  const executionsOf = async (jobId: string) =>
    harness.rows<{ id: number; round: number; status: string; response: string | null }>(
      `select id::int, round, status, response from executions where job_id = $1 order by repeat`,
      jobId,
    );
  const roundsOf = async (jobId: string): Promise<string[]> => {
    const rows = await harness.rows<{ state: string }>(
      'select state from cell_rounds where job_id = $1 order by repeat',
      jobId,
    );
    return rows.map(({ state }) => state);
  };

  it('put the result of a retry in the place of the execution, keep what it was, and tell of both', async () => {
    await harness.insertJob('retried');
    await harness.publish([resultOf({ jobId: 'retried', ...FAILED })]);
    await harness.settled();
    const [before] = await executionsOf('retried');
    await harness.askRound('retried', 2);
    await harness.publish([resultOf({ jobId: 'retried', round: 2, outcome: 'refused' })]);
    await harness.settled();

    expect(before).toMatchObject({ round: 1, status: 'failed' });
    expect(await executionsOf('retried')).toEqual([
      { id: before?.id, round: 2, status: 'refused', response: 'Paris 🙂' },
    ]);
    expect(
      await harness.rows(
        `select recorded::int, failed::int, refused::int from job_lane_progress where job_id = 'retried'`,
      ),
    ).toEqual([{ recorded: 1, failed: 0, refused: 1 }]);
    expect(await roundsOf('retried')).toEqual(['recorded']);
    const [replaced, ...others] = await harness.rows<Record<string, unknown>>(
      `select round, reason, result from late_results where job_id = 'retried'`,
    );
    expect(others).toEqual([]);
    expect(replaced).toMatchObject({
      round: 1,
      reason: 'replaced',
      result: {
        id: before?.id,
        status: 'failed',
        error_code: 'http_error',
        http_status: 500,
        executor_id: 'executor-1',
        recorded_at: expect.any(String),
      },
    });
    expect(
      await harness.rows(
        `select round, number, kind from attempts where job_id = 'retried' order by round`,
      ),
    ).toEqual([
      { round: 1, number: 1, kind: 'result' },
      { round: 2, number: 1, kind: 'result' },
    ]);
    expect(await harness.eventsOf('retried')).toBe(2);
    const last = await harness.bus.manager.streams.getMessage(streams.events, {
      last_by_subj: filters.events,
    });
    expect(last?.json<CloudEvent>()).toMatchObject({
      id: `execution:${before?.id}:2`,
      data: { execution_id: before?.id, round: 2, status: 'refused' },
    });
  });

  it('give a result of a round that nobody asked for to the dead letters, and fail no cell for it', async () => {
    await harness.insertJob('unasked');
    await harness.publish([resultOf({ jobId: 'unasked' })]);
    await harness.publish([
      resultOf({ jobId: 'unasked', round: 2 }),
      resultOf({ jobId: 'unasked', repeat: 2, round: 3 }),
    ]);
    await harness.settled();
    expect(await executionsOf('unasked')).toMatchObject([{ round: 1, status: 'completed' }]);
    expect(await harness.lateOf('unasked')).toEqual([]);
    const dead = await harness.messages(
      streams.dead,
      deadSubject(streams.results, filters.resultsOfJob('unasked')),
    );
    expect(Object.keys(dead)).toHaveLength(2);
  });

  it('tell of a round again whose message comes again, also when a later round has replaced it', async () => {
    await harness.insertJob('again');
    const first = resultOf({ jobId: 'again', ...FAILED });
    const second = resultOf({ jobId: 'again', round: 2 });
    await recorder().record([first]);
    await harness.askRound('again', 2);
    await recorder().record([second]);
    const [execution] = await executionsOf('again');

    const { record, eventIds } = recorder();
    await record([first, second, first]);
    expect(new Set(eventIds)).toEqual(
      new Set([`execution:${execution?.id}`, `execution:${execution?.id}:2`]),
    );
    expect(await harness.lateOf('again')).toEqual([{ reason: 'replaced', round: 1 }]);
    expect(await executionsOf('again')).toMatchObject([{ round: 2, status: 'completed' }]);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('keep results that came too late, each for its own reason', async () => {
    await harness.insertJob('too_late');
    const { record } = recorder();
    await record([resultOf({ jobId: 'too_late', ...FAILED })]);
    const late = { completedAt: '2026-11-20T10:00:02.000Z' };
    await record([resultOf({ jobId: 'too_late', ...late })]);
    await harness.askRound('too_late', 2);
    await record([resultOf({ jobId: 'too_late', round: 2, ...FAILED })]);
    const other = { completedAt: '2026-11-20T10:00:03.000Z' };
    await record([resultOf({ jobId: 'too_late', ...other })]);
    await harness.askRound('too_late', 4);
    await record([resultOf({ jobId: 'too_late', round: 3 })]);
    await harness.setStatus('too_late', 'cancelled');
    await record([resultOf({ jobId: 'too_late', round: 4 })]);
    expect(await harness.lateOf('too_late')).toEqual([
      { reason: 'already_recorded', round: 1 },
      { reason: 'replaced', round: 1 },
      { reason: 'other_round_recorded', round: 1 },
      { reason: 'round_closed', round: 3 },
      { reason: 'job_ended', round: 4 },
    ]);
    expect(await executionsOf('too_late')).toMatchObject([{ round: 2, status: 'failed' }]);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('are recorded once each by recorders that do so at the same time, in opposite orders', async () => {
    const CELLS = 120;
    const ROUNDS = 4;
    await harness.insertJob('race');
    const cells = Array.from({ length: CELLS }, (_unused, index) => index + 1);
    const recorders = [recorder(), recorder(), recorder()];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const results = cells.map((repeat) => resultOf({ jobId: 'race', repeat, round, ...FAILED }));
      if (round > 1) {
        for (const repeat of cells) await harness.askRound('race', round, repeat);
      }
      const batches = [results, results.toReversed(), [...results.slice(50), ...results]];
      await Promise.all(recorders.map(({ record }, index) => record(batches[index] ?? [])));
    }
    expect(await executionsOf('race')).toHaveLength(CELLS);
    expect((await roundsOf('race')).every((state) => state === 'recorded')).toBe(true);
    const late = await harness.lateOf('race');
    expect(late.every(({ reason }) => reason === 'replaced')).toBe(true);
    expect(late).toHaveLength(CELLS * (ROUNDS - 1));
    const told = new Set(recorders.flatMap(({ eventIds }) => eventIds));
    expect(told.size).toBe(CELLS * ROUNDS);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('end in one way when their results and an order to close them come at the same time', async () => {
    const CELLS = 60;
    await harness.insertJob('contested', 'running', CELLS);
    const cells = Array.from({ length: CELLS }, (_unused, index) => index + 1);
    const { record } = recorder();
    await record(cells.map((repeat) => resultOf({ jobId: 'contested', repeat, ...FAILED })));
    for (const repeat of cells) await harness.askRound('contested', 2, repeat);
    await harness.markClosing('contested');
    const closing = new ClosingService(
      harness.orm.em.fork(),
      new ResultAnnouncer(harness.publisher),
    );
    const [first, ...others] = cells.map((repeat) =>
      resultOf({ jobId: 'contested', repeat, round: 2, model: MODEL }),
    );
    await record(first ? [first] : []);
    await Promise.all([
      ...others.map((result) => record([result])),
      closing.close(closingOf({ jobId: 'contested', region: REGIONS[0] }), NEVER),
    ]);
    const executions = await executionsOf('contested');
    const states = await roundsOf('contested');
    expect(executions.map(({ round }) => (round === 2 ? 'recorded' : 'closed'))).toEqual(states);
    const late = await harness.lateOf('contested');
    const count = (reason: string) => late.filter((one) => one.reason === reason).length;
    expect(count('replaced')).toBe(states.filter((state) => state === 'recorded').length);
    expect(count('round_closed')).toBe(states.filter((state) => state === 'closed').length);
    expect(await harness.miscounted()).toEqual([]);
  });
});
