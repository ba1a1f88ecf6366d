import { CredentialsRefusedError } from '@beacon/bus';
import { executorUser } from '@beacon/contracts';
import { Gate, chatAnswer, until } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Harness } from './harness-spec.js';
import { SPEC_USER } from './broker-users-spec.js';
import { CONCURRENCY, REGION, taskOf } from './tasks-spec.js';

const OTHER = executorUser(REGION, 'other');

describe('an executor with a user of its own at the broker', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await Harness.start({ users: [SPEC_USER, executorUser(REGION, 'one'), OTHER] });
  });

  afterEach(async () => {
    await harness.stop();
  });

  const untilAsked = (count: number): Promise<void> =>
    until(() => harness.provider.calls.length === count, `${count} calls are made`);

  it('may do all that it needs', async () => {
    const heartbeats = harness.hearHeartbeats();
    const reports = harness.hearReports();
    const asked: string[] = [];
    harness.answerRecorded(({ questionId }) => asked.push(questionId ?? '') > 0);
    await harness.setLane({ status: 'open', limit: CONCURRENCY });
    await harness.publishTask(taskOf());
    await harness.startExecutor('one');
    await harness.untilSettled();
    harness.provider.answerBy(({ number }) => (number === 1 ? { status: 500 } : chatAnswer('yes')));
    expect(await harness.resultOf(taskOf())).toMatchObject({ outcome: 'answered', attempts: 2 });
    const [contradiction, unreadable] = [taskOf(), taskOf()];
    await harness.publishTask({ ...contradiction, cell: 'another' });
    await harness.publishTask({ ...unreadable, prompt: 1 as unknown as string });
    await until(async () => (await harness.broker.countMessages('BEACON_DEAD')) === 2, 'two died');
    expect(asked).toHaveLength(1);
    expect(await harness.held()).toHaveLength(1);
    await until(() => heartbeats.length > 0 && reports.length > 0, 'it is heard');
    expect(refusals(harness)).toEqual([]);
  });

  it('starts no call, drops what it has in flight and fails when it is revoked', async () => {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    const executor = await harness.startExecutor('one');
    const tasks = Array.from({ length: 2 * CONCURRENCY }, () => taskOf());
    await Promise.all(tasks.map((task) => harness.publishTask(task)));
    await untilAsked(CONCURRENCY);
    await harness.setUsers([SPEC_USER, OTHER]);
    expect(await executor.failure).toBeInstanceOf(CredentialsRefusedError);
    const ready = await fetch(`${executor.url}/health/ready`);
    expect(ready.status).toBe(503);
    await executor.stop();
    expect(harness.provider.calls).toHaveLength(CONCURRENCY);
    gate.open();

    harness.answerRecorded(() => true);
    await harness.startExecutor('other');
    await harness.untilSettled();
    const results = await Promise.all(tasks.map((task) => harness.result(task)));
    expect(results.map((result) => result?.evidence.pod)).toEqual(tasks.map(() => 'pod-other'));
    expect(harness.provider.calls).toHaveLength(tasks.length + CONCURRENCY);
  });

  it('does not start while it is refused', async () => {
    await harness.setUsers([SPEC_USER]);
    await expect(harness.startExecutor('one')).rejects.toThrow(CredentialsRefusedError);
  });
});

/** What the broker refused, by its log. */
function refusals({ broker }: Harness): string[] {
  return broker.server.logs().filter((line) => /(Publish|Subscription) Violation/.test(line));
}
