import { announceCancel, stopCalls } from '@beacon/bus';
import {
  deadSubject,
  durables,
  streams,
  suspectRecord,
  suspectSubject,
  taskSubject,
} from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { Gate, chatAnswer, until, untilElapsed } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { MODEL, REGION, taskOf } from '../tasks-spec.js';

const STREAM = streams.tasks(REGION);

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start({
    expectedEvidence: "{ provider_region: '^{region}$', required: [system_fingerprint] }",
  });
});
afterEach(async () => harness.stop());

const untilAsked = (count: number): Promise<void> =>
  until(() => harness.provider.calls.length >= count, `${count} calls are made`);

async function unacknowledged(): Promise<number> {
  const { manager } = harness.broker.bus;
  return (await manager.consumers.info(STREAM, durables.lane(MODEL))).num_ack_pending;
}

const keysOf = (tasks: readonly ExecuteTaskV1[]) =>
  tasks
    .map(({ jobId, model, cell, round }) => JSON.stringify({ jobId, model, cell, round }))
    .toSorted();

async function heldKeys(): Promise<string[]> {
  const [answer, ...more] = await harness.held();
  expect(more).toEqual([]);
  return (answer?.tasks ?? []).map((task) => JSON.stringify(task)).toSorted();
}

describe('what an executor says of itself', () => {
  it('is a heartbeat every second with what is in flight, and all held tasks when asked', async () => {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    const beats = harness.hearHeartbeats();
    await harness.startExecutor();
    const tasks = [taskOf(), taskOf()];
    await Promise.all(tasks.map((task) => harness.publishTask(task)));
    await untilAsked(2);
    expect(await heldKeys()).toEqual(keysOf(tasks));
    const before = beats.length;
    const since = performance.now();
    await until(() => beats.length >= before + 3, 'three more beats are heard');
    expect(performance.now() - since).toBeGreaterThan(1_500);
    expect(beats.at(-1)).toMatchObject({
      region: REGION,
      node: 'node-one',
      pod: 'pod-one',
      inHand: { [MODEL]: 2 },
      models: [MODEL],
    });
    const stopped = harness.stopExecutors();
    // While what is in flight is finished, its shares are others'.
    await until(() => beats.at(-1)?.models?.length === 0, 'it says that it takes no more');
    expect(beats.at(-1)).toMatchObject({ inHand: { [MODEL]: 2 }, models: [] });
    gate.open();
    await stopped;
    await harness.untilSettled();
  });

  it('includes a task that is planned again by the subject it has, and asks nobody twice', async () => {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    const recorder = harness.answerRecorded(() => true);
    await harness.startExecutor();
    const task = taskOf();
    await harness.publishTask(task);
    await untilAsked(1);
    await harness.wipeBroker();
    await until(
      async () =>
        harness.provision().then(
          () => true,
          () => false,
        ),
      'the broker is provisioned',
    );
    // The executor may be back later than this spec's own connection.
    await until(async () => (await harness.held()).length > 0, 'the executor is connected again');
    expect(await heldKeys()).toEqual(keysOf([task]));
    await harness.publishTask({ ...task, isReplanned: true });
    await until(async () => (await unacknowledged()) === 1, 'it is delivered again');
    expect(await heldKeys()).toEqual(keysOf([task]));
    gate.open();
    await harness.untilSettled();
    expect(harness.provider.calls).toHaveLength(1);
    recorder();
  });
});

describe('a job that is called off', () => {
  it('has its calls aborted and its tasks dropped, planned up to the moment; other tasks go on', async () => {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    await harness.startExecutor();
    const early = '2026-11-24T10:00:00.000Z';
    const running = taskOf({ jobId: 'off', plannedAt: early });
    const other = taskOf({ jobId: 'on', plannedAt: early });
    await Promise.all([running, other].map((task) => harness.publishTask(task)));
    await untilAsked(2);
    announceCancel(harness.publisher, { jobId: 'off', regions: [REGION], before: new Date(early) });
    await until(
      async () => (await harness.broker.countMessages(STREAM)) === 1,
      'the running call is over',
    );
    expect(await harness.result(running)).toBeNull();
    expect(await harness.attempts(running)).toMatchObject([
      { kind: 'failed', error: { code: 'aborted', message: 'the job was called off' } },
    ]);
    const queued = taskOf({ jobId: 'off', plannedAt: early });
    await harness.publishTask(queued);
    await until(
      async () => (await harness.broker.countMessages(STREAM)) === 1,
      'the queued task is dropped',
    );
    expect(harness.provider.calls).toHaveLength(2);
    gate.open();
    await harness.untilSettled();
    const resumed = taskOf({ jobId: 'off', plannedAt: '2026-11-24T10:00:00.001Z' });
    expect(await harness.resultOf(resumed)).toMatchObject({ outcome: 'answered' });
    expect(await harness.result(queued)).toBeNull();
    expect((await harness.result(other))?.outcome).toBe('answered');
  });

  it('has no call of it begun once the executor has confirmed, however many tasks there are', async () => {
    await harness.startExecutor();
    const [executor] = await harness.held();
    const tasks = Array.from({ length: 400 }, () => taskOf({ jobId: 'many' }));
    await Promise.all(tasks.map((task) => harness.publishTask(task)));
    await untilAsked(20);
    const { executorId = '' } = executor ?? {};
    const unconfirmed = await stopCalls(
      harness.broker.bus,
      { jobId: 'many', regions: ['us-east'], before: new Date() },
      {
        executors: [executorId, 'another'],
        withinMs: 1_000,
      },
    );
    const confirmedAt = Date.now();
    expect(unconfirmed).toEqual(['another']);
    await harness.untilSettled();
    const made = await Promise.all(
      tasks.map(async (task) => [await harness.result(task), ...(await harness.attempts(task))]),
    );
    const begun = made.flat().flatMap((one) => (one === null ? [] : [Date.parse(one.startedAt)]));
    expect(begun.length).toBeGreaterThanOrEqual(20);
    expect(begun.length).toBeLessThan(400);
    // Every call that the provider saw is on record; one that was called off before it was sent is, too.
    expect(harness.provider.calls.length).toBeLessThanOrEqual(begun.length);
    expect(Math.max(...begun)).toBeLessThanOrEqual(confirmedAt - 500);
  });

  it('lets a task go that waits at a closed gate', async () => {
    await harness.startExecutor();
    const task = taskOf({ jobId: 'off' });
    harness.provider.answerBy(() => ({ status: 503, headers: { 'retry-after': '1' }, body: '{}' }));
    await harness.publishTask(taskOf({ jobId: 'first', maxAttempts: 1 }));
    await untilAsked(1);
    // The pull request that was open when the gate closed still brings it.
    await harness.publishTask(task);
    await until(async () => (await heldKeys()).length > 0, 'the task is held');
    announceCancel(harness.publisher, {
      jobId: 'off',
      regions: ['us-east'],
      before: new Date(Date.now() + 1_000),
    });
    await harness.untilSettled();
    expect(harness.provider.calls).toHaveLength(1);
  });
});

describe('doubt', () => {
  it('asks for tasks that were there before the executor, and pays for those that are wanted', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const [done, open] = [taskOf(), taskOf()];
    await Promise.all([done, open].map((task) => harness.publishTask(task)));
    const asked: string[] = [];
    const recorder = harness.answerRecorded(({ questionId }) => {
      asked.push(String(questionId));
      return questionId === open.questionId;
    });
    await harness.startExecutor();
    await harness.untilSettled();
    expect(asked).toHaveLength(2);
    expect(new Set(asked)).toEqual(new Set([done.questionId, open.questionId]));
    expect(await harness.result(done)).toBeNull();
    expect(await harness.result(open)).toMatchObject({ attempts: 1 });
    const fresh = await harness.resultOf(taskOf());
    expect([fresh.outcome, asked.length]).toEqual(['answered', 2]);
    recorder();
  });

  it('holds a task until somebody answers, and is over when its job is called off', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const [patient, off] = [taskOf(), taskOf({ jobId: 'off' })];
    await Promise.all([patient, off].map((task) => harness.publishTask(task)));
    await harness.startExecutor();
    await until(async () => (await heldKeys()).length === 2, 'both are held');
    announceCancel(harness.publisher, {
      jobId: 'off',
      regions: ['us-east'],
      before: new Date(Date.now() + 1_000),
    });
    await until(async () => (await heldKeys()).length === 1, 'one is dropped');
    await untilElapsed(3_500);
    expect([harness.provider.calls.length, await unacknowledged()]).toEqual([0, 1]);
    const recorder = harness.answerRecorded(() => true);
    await harness.untilSettled();
    expect((await harness.result(patient))?.attempts).toBe(1);
    recorder();
  });

  it('asks again for what is delivered after the connection was lost', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const asked: string[] = [];
    const recorder = harness.answerRecorded(({ questionId }) => {
      asked.push(String(questionId));

      return false;
    });
    await harness.startExecutor();
    await harness.resultOf(taskOf());
    await harness.setLane({ status: 'paused', limit: 1 });
    const waiting = taskOf();
    await until(async () => (await unacknowledged()) === 0, 'nothing is in flight');
    await harness.publishTask(waiting);
    await harness.broker.server.kill('SIGKILL');
    await harness.broker.server.restart();
    await until(
      async () =>
        harness.setLane({ status: 'open', limit: 4 }).then(
          () => true,
          () => false,
        ),
      'the lane is open',
    );
    await harness.untilSettled();
    // Twice when the broker has forgotten that it had delivered it.
    expect(new Set(asked)).toEqual(new Set([waiting.questionId]));
    expect(harness.provider.calls).toHaveLength(1);
    recorder();
  });
});

describe('an executor that is told to stop', () => {
  it('gives back at once what only waits, for a gate or for a recorder, and finishes what it asked', async () => {
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    const doubtful = taskOf();
    await harness.publishTask(doubtful);
    await harness.setLane({ status: 'open', limit: 3 });
    await harness.startExecutor();
    await until(async () => (await heldKeys()).length === 1, 'the doubtful task is held');
    const running = taskOf();
    await harness.publishTask(running);
    await untilAsked(1);
    await harness.setLane({ status: 'paused', limit: 3 });
    const gated = taskOf();
    await harness.publishTask(gated);
    await until(async () => (await heldKeys()).length === 3, 'all three are held');
    const stopped = harness.stopExecutors();
    await until(async () => (await heldKeys()).length === 1, 'two are given back');
    gate.open();
    await stopped;
    expect((await harness.result(running))?.outcome).toBe('answered');
    expect(await harness.broker.countMessages(STREAM)).toBe(2);
    expect(harness.provider.calls).toHaveLength(1);
  });
});

describe('a task that is delivered again and again', () => {
  /** Plays executors that are told to stop before they have begun it. */
  async function giveBack(times: number): Promise<void> {
    const consumer = await harness.broker.bus.client.consumers.get(STREAM, durables.lane(MODEL));
    for (let restart = 0; restart < times; restart += 1) {
      for await (const message of await consumer.fetch({ max_messages: 1 })) message.nak();
    }
  }

  const recordOf = async () =>
    harness.broker.bus.manager.streams.getMessage(streams.suspects, {
      last_by_subj: suspectSubject(STREAM, 1),
    });

  async function markBegun(task: ExecuteTaskV1, begun: number): Promise<void> {
    const record = suspectRecord.encode({ subject: taskSubject(task), begun, explained: 0 });
    await harness.publisher.publish(suspectSubject(STREAM, 1), record);
  }

  it('is executed, however often executors were restarted with it in flight', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const recorder = harness.answerRecorded(() => true);
    const task = taskOf();
    await harness.publishTask(task);
    await giveBack(30);
    await harness.startExecutor();
    await harness.untilSettled();
    expect(await harness.result(task)).toMatchObject({ outcome: 'answered', attempts: 1 });
    expect(harness.provider.calls).toHaveLength(1);
    expect((await recordOf())?.json()).toMatchObject({ begun: 0, explained: 31 });
    recorder();
  });

  it('is dead-lettered when executors began it alone and did not come back, again and again', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const task = taskOf();
    await harness.publishTask(task);
    await giveBack(7);
    await markBegun(task, 5);
    await harness.startExecutor();
    await harness.untilSettled();
    const dead = await harness.broker.bus.manager.streams.getMessage(streams.dead, {
      last_by_subj: deadSubject(STREAM, taskSubject(task)),
    });
    expect(dead?.header.get('beacon-dead-reason')).toMatch(/^poison_message: begun alone 5 times/);
    expect(harness.provider.calls).toHaveLength(0);
  });

  it('does not hold up the others while it only waits, for a recorder as an example', async () => {
    harness.provider.answerBy(() => chatAnswer('yes'));
    const [suspect, fresh] = [taskOf(), taskOf()];
    await harness.publishTask(suspect);
    await giveBack(7);
    await markBegun(suspect, 1);
    const asked: string[] = [];
    await harness.startExecutor();
    await until(async () => (await recordOf())?.json<{ begun: number }>().begun === 2, 'its turn');
    await harness.publishTask(fresh);
    await until(
      async () => (await harness.result(fresh))?.outcome === 'answered',
      'the other one is executed',
    );
    expect(await harness.result(suspect)).toBeNull();
    const recorder = harness.answerRecorded(({ questionId }) => {
      asked.push(String(questionId));
      return true;
    });
    await harness.untilSettled();
    expect((await harness.result(suspect))?.outcome).toBe('answered');
    // Before the other executors were asked about it, and after.
    expect(asked).toEqual([suspect.questionId, suspect.questionId]);
    recorder();
  });
});

describe('evidence that contradicts the catalogue', () => {
  it('puts the result into quarantine, with the reason', async () => {
    await harness.startExecutor();
    harness.provider.answerBy(() => chatAnswer('yes'));
    expect(await harness.resultOf(taskOf())).toMatchObject({
      outcome: 'answered',
      quarantine: "provider_region is 'planet-1', expected /^us-east$/",
    });
    harness.provider.answerBy(() => ({
      headers: { 'x-region': 'us-east' },
      body: { choices: [{ finish_reason: 'stop', message: { content: 'yes' } }] },
    }));
    expect((await harness.resultOf(taskOf())).quarantine).toBe(
      'system_fingerprint is required and missing',
    );
    harness.provider.answerBy(() => ({ status: 400, headers: { 'x-region': 'mars' }, body: '{}' }));
    expect((await harness.resultOf(taskOf())).quarantine).toBe(
      "provider_region is 'mars', expected /^us-east$/",
    );
    harness.provider.answerBy(() => ({ status: 400, body: '{}' }));
    expect((await harness.resultOf(taskOf())).quarantine).toBeNull();
  });
});
