import { resultSubject } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResultAnnouncer } from '../events/result-announcer.js';
import { Harness } from '../harness-spec.js';
import { REGIONS, attemptOf, resultOf } from '../messages-spec.js';
import { recordingService } from './recording-service-spec.js';

const NEVER = new AbortController().signal;
/** What does not fit into a double: ten of them are not one. */
const DIME = { costUsd: 0.1 };
const DIME_NANO = 100_000_000;

describe('what a job has spent', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  /** Records results as if the broker delivered them now, whatever it delivered before. */
  const deliver = async (...results: readonly CellResultV1[]) => {
    const announcer = new ResultAnnouncer({ publish: async () => 'stored', hint: () => undefined });
    const service = recordingService(harness.orm.em.fork(), announcer);
    return service.record(
      results.map((payload) => ({
        payload,
        context: { subject: resultSubject(payload), deliveryCount: 2, signal: NEVER },
      })),
    );
  };

  it('is the sum of its calls, exact to the nanodollar', async () => {
    await harness.insertJob('dimes');
    const results = Array.from({ length: 10 }, (_unused, index) =>
      resultOf({ jobId: 'dimes', repeat: index + 1, ...DIME }),
    );
    await harness.publish([
      ...results,
      resultOf({ jobId: 'dimes', region: REGIONS[1], costUsd: 0.000_000_15 }),
    ]);
    await harness.settled();
    expect(await harness.spent('dimes')).toEqual({ spent: 10 * DIME_NANO + 150, estimated: 0 });
    expect(await harness.miscounted()).toEqual([]);
  });

  it('moves by no redelivery, of a batch or within one', async () => {
    await harness.insertJob('replayed');
    const result = resultOf({ jobId: 'replayed', ...DIME });
    await deliver(result, result);
    await deliver(result);
    await deliver(result, resultOf({ jobId: 'replayed', repeat: 2, ...DIME }), result);
    expect(await harness.spent('replayed')).toMatchObject({ spent: 2 * DIME_NANO });
    expect(await harness.miscounted()).toEqual([]);
  });

  it('keeps what the round before a retry cost, and adds that of the retry', async () => {
    await harness.insertJob('rounds');
    await deliver(resultOf({ jobId: 'rounds', ...DIME }));
    await harness.askRound('rounds', 2);
    const again = resultOf({
      jobId: 'rounds',
      round: 2,
      costUsd: 0.2,
      startedAt: '2026-11-20T10:05:00.000Z',
    });
    await deliver(again);
    await deliver(again);
    expect(await harness.spent('rounds')).toMatchObject({ spent: 3 * DIME_NANO });
    expect(await harness.miscounted()).toEqual([]);
  });

  it('counts late results, and the answers that lost a race, once each', async () => {
    await harness.insertJob('late');
    const won = resultOf({ jobId: 'late', ...DIME });
    await deliver(won);
    const lost = { ...won, startedAt: '2026-11-20T10:00:00.100Z', costUsd: 0.2 };
    const attempt = attemptOf({
      jobId: 'late',
      kind: 'late',
      error: null,
      retryAfterMs: null,
      startedAt: lost.startedAt,
      result: lost,
    });
    await harness.publishAttempts([attempt, attempt]);
    await harness.settled();
    await harness.setStatus('late', 'cancelled');
    const after = resultOf({ jobId: 'late', repeat: 2, costUsd: 0.4 });
    await deliver(after);
    await harness.setStatus('late', 'running');
    // The same message again, to a job that is open now: it is recorded, and was paid for before.
    await deliver(after);
    expect(await harness.lateOf('late')).toHaveLength(2);
    expect(await harness.executions('late')).toBe(2);
    expect(await harness.spent('late')).toMatchObject({ spent: 7 * DIME_NANO });
    expect(await harness.miscounted()).toEqual([]);
  });

  it('says how much of it is estimated, because answers came without their usage', async () => {
    await harness.insertJob('unknown');
    await deliver(
      resultOf({ jobId: 'unknown', costUsd: null, costAtMostUsd: 0.1 }),
      resultOf({ jobId: 'unknown', repeat: 2, costUsd: 0 }),
      resultOf({ jobId: 'unknown', repeat: 3, costUsd: null }),
      resultOf({ jobId: 'unknown', repeat: 4, ...DIME }),
    );
    expect(await harness.spent('unknown')).toEqual({
      spent: 2 * DIME_NANO,
      estimated: DIME_NANO,
    });
    expect(
      await harness.rows(
        `select e.cost_usd, a.cost_nano_usd::float8 as nano, a.cost_estimated as estimated
         from executions e join attempts a using (job_id, region, cell) where job_id = 'unknown' order by e.repeat`,
      ),
    ).toEqual([
      { cost_usd: null, nano: DIME_NANO, estimated: true },
      { cost_usd: 0, nano: 0, estimated: false },
      { cost_usd: null, nano: null, estimated: false },
      { cost_usd: 0.1, nano: DIME_NANO, estimated: false },
    ]);
  });

  it('has nothing of a call that was refused, and the most of one that was cut off', async () => {
    await harness.insertJob('failed');
    const cutOff = { code: 'timeout', message: 'no answer', httpStatus: null };
    const late = attemptOf({ jobId: 'failed', number: 2, error: cutOff, costAtMostUsd: 0.1 });
    await harness.publishAttempts([attemptOf({ jobId: 'failed' }), late, late]);
    await harness.settled();
    expect(await harness.spent('failed')).toEqual({ spent: DIME_NANO, estimated: DIME_NANO });
    expect(await harness.miscounted()).toEqual([]);
  });
});
