import { streams } from '@beacon/contracts';
import { Gate, chatAnswer, until, untilElapsed } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { CONCURRENCY, taskOf } from '../tasks-spec.js';

const QUIET = { successes: 0, serverErrors: 0, rateLimited: null, quotaExhausted: null };

describe('a lane', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start();
    harness.provider.answerBy(() => chatAnswer('yes'));
  });
  afterEach(async () => harness.stop());

  const publish = (count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, () => harness.publishTask(taskOf())));
  const untilAsked = (count: number): Promise<void> =>
    until(() => harness.provider.calls.length >= count, `${count} calls are made`);

  function heldBack(): Gate {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    return gate;
  }

  it('is served up to its configured concurrency while it has no state', async () => {
    const gate = heldBack();
    await harness.startExecutor();
    await publish(CONCURRENCY + 3);
    await untilAsked(CONCURRENCY);
    await untilElapsed(200);
    expect(harness.provider.calls).toHaveLength(CONCURRENCY);
    gate.open();
    await harness.untilSettled();
  });

  it('starts no call while it is not open, and goes on as soon as it is', async () => {
    await harness.setLane({ status: 'parked', limit: 2 });
    await harness.startExecutor();
    await publish(3);
    await untilElapsed(500);
    expect(harness.provider.calls).toHaveLength(0);
    const gate = heldBack();
    await harness.setLane({ status: 'open', limit: 2 });
    await untilAsked(2);
    await untilElapsed(200);
    expect(harness.provider.calls).toHaveLength(2);
    await harness.setLane({ status: 'open', limit: 1 });
    gate.open();
    await harness.untilSettled();
    expect(harness.provider.mostInFlight).toBe(2);
  });

  it('follows a limit that shrinks and grows', async () => {
    const gate = heldBack();
    await harness.setLane({ status: 'open', limit: 1 });
    await harness.startExecutor();
    await publish(6);
    await untilAsked(1);
    await untilElapsed(200);
    expect(harness.provider.calls).toHaveLength(1);
    await harness.setLane({ status: 'open', limit: 3 });
    await untilAsked(3);
    gate.open();
    await harness.untilSettled();
    expect(harness.provider.mostInFlight).toBe(3);
  });

  it('lets calls in flight end when its limit is lowered under them, and starts no more beyond it', async () => {
    const shares = { [`us-east-pod-one-${process.pid}`]: 1 };
    const gates: Gate[] = [];
    const calls = { inFlight: 0, late: [] as number[] };
    harness.provider.answerBy(async ({ number }) => {
      const gate = new Gate();
      gates.push(gate);
      calls.inFlight += 1;
      if (number > CONCURRENCY) calls.late.push(calls.inFlight);
      await gate.opened;
      calls.inFlight -= 1;
      return chatAnswer('yes');
    });
    await harness.startExecutor('one');
    await publish(CONCURRENCY + 3);
    await untilAsked(CONCURRENCY);
    await harness.setLane({ status: 'open', limit: 1, shares });
    await harness.setConsumerLimit(1);
    await untilElapsed(300);
    expect(calls.inFlight).toBe(CONCURRENCY);
    for (const gate of gates.slice(0, CONCURRENCY - 1)) gate.open();
    await until(() => calls.inFlight === 1, 'calls end by themselves');
    await untilElapsed(300);
    expect(harness.provider.calls).toHaveLength(CONCURRENCY);
    for (let last = CONCURRENCY - 1; last < CONCURRENCY + 3; last += 1) {
      await untilAsked(last + 1);
      gates[last]?.open();
    }
    await harness.untilSettled();
    expect(calls.late).toEqual([1, 1, 1]);
    expect(harness.provider.calls).toHaveLength(CONCURRENCY + 3);
  });

  describe('with three executors and a limit that was lowered to one', () => {
    const NAMES = ['one', 'two', 'three'];
    const idOf = (name: string): string => `us-east-pod-${name}-${process.pid}`;
    const lower = async (shares: Record<string, number>): Promise<void> => {
      await harness.setLane({ status: 'open', limit: 1, shares });
      await harness.setConsumerLimit(1);
    };

    /** Four tasks are refused, one or more of each executor; they come back 500 ms later, beside the limit of the consumer. */
    const refuseFour = async (answer: () => Promise<void>): Promise<{ readonly most: number }> => {
      const calls = { inFlight: 0, most: 0 };
      harness.provider.answerBy(async ({ number }) => {
        if (number <= CONCURRENCY) return { status: 429, body: '{}' };
        calls.inFlight += 1;
        calls.most = Math.max(calls.most, calls.inFlight);
        await answer();
        calls.inFlight -= 1;
        return chatAnswer('yes');
      });
      for (const name of NAMES) await harness.startExecutor(name);
      await publish(CONCURRENCY);
      await untilAsked(CONCURRENCY);
      return calls;
    };

    it('has one call in flight at most, also of tasks that come back', async () => {
      const calls = await refuseFour(() => untilElapsed(300));
      await lower({ [idOf('two')]: 1 });
      await publish(2);
      await harness.untilSettled();
      expect(calls.most).toBe(1);
      expect(harness.provider.calls).toHaveLength(2 * CONCURRENCY + 2);
    });

    it('hands what others hold to who has the shares now, and explains those deliveries', async () => {
      const gate = new Gate();
      const calls = await refuseFour(() => gate.opened);
      await lower({ [idOf('one')]: 1 });
      await untilAsked(CONCURRENCY + 1);
      gate.open();
      for (const name of [...NAMES, ...NAMES]) {
        await lower({ [idOf(name)]: 1 });
        await publish(2);
        await harness.untilSettled();
      }
      expect(calls.most).toBe(1);
      expect(await harness.broker.countMessages(streams.dead)).toBe(0);
    });
  });

  it('is read again after a broken connection, and stays as it was over a wiped broker', async () => {
    await harness.setLane({ status: 'paused', limit: 1 });
    await harness.startExecutor();
    await harness.wipeBroker();
    await until(
      async () =>
        harness.provision().then(
          () => true,
          () => false,
        ),
      'the broker is provisioned',
    );
    const recorder = harness.answerRecorded(() => true);
    const reads = harness.countLaneReads();
    await publish(1);
    await until(() => reads() > 0, 'the executor reads the state that the broker has lost');
    await untilElapsed(300);
    expect(harness.provider.calls).toHaveLength(0);
    await harness.setLane({ status: 'open', limit: 1 });
    await harness.untilSettled();
    recorder();
  });

  it('is left alone at once, by this executor, for as long as its provider asks', async () => {
    const reports = harness.hearReports();
    harness.provider.answerBy(({ number }) =>
      number === 1
        ? { status: 429, headers: { 'retry-after': '1' }, body: '{}' }
        : chatAnswer('yes'),
    );
    await harness.startExecutor();
    await publish(1);
    await untilAsked(1);
    const since = performance.now();
    await publish(3);
    await until(() => reports.length > 0, 'the refusal is told');
    expect(performance.now() - since).toBeLessThan(900);
    expect(reports[0]).toMatchObject({
      ...QUIET,
      rateLimited: { count: 1, retryAfterMs: 1_000 },
    });
    expect(harness.provider.calls).toHaveLength(1);
    await harness.untilSettled();
    expect(performance.now() - since).toBeGreaterThanOrEqual(950);
    expect(harness.provider.calls).toHaveLength(5);
    await until(() => reports.length > 1, 'the answers are told');
    const successes = reports.reduce((sum, report) => sum + report.successes, 0);
    expect(successes).toBe(4);
  });

  it('is left alone when a quota is used up, which is told in the words of the provider', async () => {
    const reports = harness.hearReports();
    const message = 'You exceeded your current quota';
    harness.provider.answerBy(({ number }) =>
      number === 1
        ? {
            status: 429,
            headers: { 'x-ratelimit-reset-requests': '500ms' },
            body: { error: { code: 'insufficient_quota', message } },
          }
        : chatAnswer('yes'),
    );
    await harness.startExecutor();
    const task = taskOf();
    const result = await harness.resultOf(task);
    expect(result.attempts).toBe(2);
    expect(await harness.attempts(task)).toMatchObject([
      { kind: 'failed', error: { code: 'quota_exhausted', message }, retryAfterMs: 500 },
    ]);
    expect(reports[0]).toMatchObject({ ...QUIET, quotaExhausted: { resetMs: 500, message } });
  });

  it('has its errors and answers reported in batches', async () => {
    const reports = harness.hearReports();
    harness.provider.answerBy(({ number }) =>
      number === 1
        ? { status: 500, headers: { 'retry-after-ms': '1' }, body: '{}' }
        : chatAnswer('yes'),
    );
    await harness.startExecutor();
    await harness.resultOf(taskOf());
    await until(
      () => reports.reduce((sum, report) => sum + report.successes, 0) === 1,
      'the answer is told',
    );
    expect(reports.reduce((sum, report) => sum + report.serverErrors, 0)).toBe(1);
    expect(reports.every(({ rateLimited }) => rateLimited === null)).toBe(true);
  });
});
