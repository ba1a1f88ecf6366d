import { JetStreamPublisher } from '@beacon/bus';
import type { PublishOutcome } from '@beacon/bus';
import { SignedWork, WorkChecks } from '@beacon/signing';
import { Gate, chatAnswer, until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptLog } from './attempt-log.js';
import { StoredResultCheck } from '../signing/stored-result-check.js';
import { BrokerRequests } from './broker-requests.js';
import { ResultStore } from './result-store.js';
import { Harness } from '../harness-spec.js';
import { taskOf } from '../tasks-spec.js';

const { signal } = new AbortController();
const YEAR_MS = 365 * 24 * 3_600_000;
const RealDate = Date;

/** Sets the wall clock of this process so many years off; timers and `performance.now()` go on as they are. */
function setClock(years: number): void {
  globalThis.Date =
    years === 0
      ? RealDate
      : (class extends RealDate {
          constructor(...parts: readonly unknown[]) {
            if (parts.length === 0) super(RealDate.now() + years * YEAR_MS);
            else super(...(parts as [number]));
          }

          static override now(): number {
            return RealDate.now() + years * YEAR_MS;
          }
        } as DateConstructor);
}

describe('a result', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
    await harness.startExecutor();
  });
  afterAll(async () => harness.stop());

  it('that came second is kept as a late attempt with all it says, and changes nothing', async () => {
    const gate = new Gate();
    harness.provider.answerBy(() => chatAnswer('first'));
    const sample = await harness.resultOf(taskOf());
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('second');
    });
    const task = taskOf();
    await harness.publishTask(task);
    await until(() => harness.provider.calls.length === 1, 'the provider is asked');
    const { cell, questionId, repeat } = task;
    const winner = { ...sample, cell, questionId, repeat };
    await harness.putResult({ ...winner, evidence: { ...winner.evidence, executorId: 'other' } });
    gate.open();
    await harness.untilSettled();
    expect((await harness.result(task))?.response).toBe('first');
    const [late, ...more] = await harness.attempts(task);
    expect(more).toEqual([]);
    expect(late).toMatchObject({ kind: 'late', number: 1, error: null });
    expect(late?.result).toMatchObject({ response: 'second', outcome: 'answered' });
    expect(late?.executorId).toBe(late?.result?.evidence.executorId);
  });

  it.each([
    ['from 1970', -56],
    ['from the years to come', 56],
  ])(
    'tells how long its call took, although the clock was set right %s meanwhile',
    async (_how, years) => {
      harness.provider.answerBy(() => {
        setClock(0);
        return chatAnswer('paid for');
      });
      const task = taskOf();
      setClock(years);
      try {
        const { response, startedAt, completedAt } = await harness.resultOf(task);
        expect(response).toBe('paid for');
        const tookMs = Date.parse(completedAt) - Date.parse(startedAt);
        expect(tookMs).toBeGreaterThanOrEqual(0);
        expect(tookMs).toBeLessThan(YEAR_MS);
        expect(Math.abs(Date.parse(startedAt) - Date.now())).toBeGreaterThan(50 * YEAR_MS);
      } finally {
        setClock(0);
      }
    },
  );

  it('that is stored, but whose acknowledgement was lost, is not called late', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const sample = await harness.resultOf(taskOf());
    const task = taskOf();
    const { cell, questionId, repeat } = task;
    const result = { ...sample, cell, questionId, repeat };
    const { bus } = harness.broker;
    const deaf = new LosingPublisher(bus);
    const requests = new BrokerRequests(bus);
    const attempts = new AttemptLog(bus, deaf, { executorId: 'us-east-pod-one-1' }, requests);
    const check = new StoredResultCheck(new WorkChecks(SignedWork.off()));
    const sut = new ResultStore(bus, deaf, requests, attempts, check);
    expect(await sut.publish(result, signal)).toBe('stored');
    expect(deaf.tries).toBe(2);
    expect(await harness.attempts(task)).toEqual([]);
    const other = { ...result, startedAt: new Date(0).toISOString() };
    expect(await sut.publish(other, signal)).toBe('late');
    expect(await sut.publish(other, signal)).toBe('late');
    expect(await harness.attempts(task)).toHaveLength(1);
  });

  it('in hand survives a broker that is wiped meanwhile, and is stored once it is provisioned', async () => {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('worth its price');
    });
    const task = taskOf();
    await harness.publishTask(task);
    await until(() => harness.provider.calls.length === 1, 'the provider is asked');
    await harness.wipeBroker();
    gate.open();
    await until(() => harness.logger.events.includes('broker.no_answer'), 'publishing has failed');
    await until(
      async () =>
        harness.provision().then(
          () => true,
          () => false,
        ),
      'the broker is provisioned',
    );
    await until(
      async () => (await harness.result(task).catch(() => null)) !== null,
      'the result is stored',
    );
    expect(harness.provider.calls).toHaveLength(1);
    // Whether the next task was stored before or after the executor looked at the new stream is chance: it may be in doubt.
    harness.answerRecorded(() => true);
    const next = taskOf();
    harness.provider.answerBy(() => chatAnswer('next'));
    expect(await harness.resultOf(next)).toMatchObject({ response: 'next' });
  });
});

/** Its first publish is stored, and the broker's word of it lost. */
class LosingPublisher extends JetStreamPublisher {
  tries = 0;

  override async publish(
    ...args: Parameters<JetStreamPublisher['publish']>
  ): Promise<PublishOutcome> {
    const outcome = await super.publish(...args);
    this.tries += 1;
    if (this.tries === 1) throw new Error('the connection broke');
    return outcome;
  }
}
