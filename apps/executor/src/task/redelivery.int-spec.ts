import {
  durables,
  executorUser,
  heldTasksQuestion,
  heldTasksSubject,
  streams,
} from '@beacon/contracts';
import { Gate, chatAnswer, until } from '@beacon/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SPEC_USER } from '../broker-users-spec.js';
import { Harness } from '../harness-spec.js';
import { CONCURRENCY, MODEL, REGION, taskOf } from '../tasks-spec.js';

const STREAM = streams.tasks(REGION);
const DURABLE = durables.lane(MODEL);
const HELD = heldTasksSubject(REGION);
const LEFT = 'another executor has it in flight';

let harness: Harness;
afterEach(async () => harness.stop());

const untilAsked = (count: number): Promise<void> =>
  until(() => harness.provider.calls.length === count, `${count} calls are made`);

/** The only task in flight is given to whoever pulls, as when its lease has run out, while its holder lives and works on. */
async function loseLease(): Promise<void> {
  const { connection, manager } = harness.broker.bus;
  const { delivered } = await manager.consumers.info(STREAM, DURABLE);
  const { stream_seq, consumer_seq } = delivered;
  connection.publish(`$JS.ACK.${STREAM}.${DURABLE}.1.${stream_seq}.${consumer_seq}.0.0`, '-NAK');
}

const timesLeft = (): number =>
  harness.logger.facts.filter((fact) => 'reason' in fact && fact.reason === LEFT).length;

describe('a task whose lease runs out', () => {
  it('is not called for a second time while its holder lives', async () => {
    harness = await Harness.start();
    const gate = new Gate();
    harness.provider.answerBy(async () => {
      await gate.opened;
      return chatAnswer('yes');
    });
    // One task each, so that the first executor takes no other delivery of it.
    await harness.setLane({ status: 'open', limit: 1 });
    await harness.startExecutor('one');
    const task = taskOf();
    await harness.publishTask(task);
    await untilAsked(1);
    // The task was there before the second one, which asks a recorder as well.
    harness.answerRecorded(() => true);
    await harness.startExecutor('two');
    await loseLease();
    await until(() => timesLeft() === 1, 'the second executor leaves it to the first');
    gate.open();
    await harness.untilSettled();
    expect(harness.provider.calls).toHaveLength(1);
    expect(await harness.result(task)).toMatchObject({
      outcome: 'answered',
      attempts: 1,
      evidence: { pod: 'pod-one' },
    });
  });
});

describe('executors that have users with passwords', () => {
  const one = executorUser(REGION, 'one');

  it('ask for a task that was given back, and neither for a new one nor for one that failed', async () => {
    harness = await Harness.start({ users: [SPEC_USER, one] });
    const questions = harness.hear(HELD, heldTasksQuestion);
    await harness.setLane({ status: 'open', limit: CONCURRENCY });
    await harness.startExecutor('one');
    harness.provider.answerBy(({ number }) =>
      number === 1 ? { status: 503, headers: { 'retry-after': '0' } } : chatAnswer('yes'),
    );
    expect(await harness.resultOf(taskOf())).toMatchObject({ attempts: 2 });
    expect(questions).toEqual([]);
    await harness.stopExecutors();
    const task = taskOf();
    await harness.publishTask(task);
    await harness.returnTask(1);
    harness.answerRecorded(() => true);
    await harness.startExecutor('one');
    await harness.untilSettled();
    expect((await harness.result(task))?.outcome).toBe('answered');
    const { jobId, model, cell, round } = task;
    expect(questions).toContainEqual({ task: { jobId, model, cell, round } });
  });

  it('go on where the broker does not let them ask, and try it once', async () => {
    const publish = one.publish.filter((subject) => subject !== HELD);
    harness = await Harness.start({ users: [SPEC_USER, { ...one, publish }] });
    // One after the other.
    await harness.setLane({ status: 'open', limit: 1 });
    harness.answerRecorded(() => true);
    const tasks = [taskOf(), taskOf()];
    for (const task of tasks) await harness.publishTask(task);
    await returnAll(tasks.length);
    await harness.startExecutor('one');
    await harness.untilSettled();
    const results = await Promise.all(tasks.map((task) => harness.result(task)));
    expect(results).toMatchObject([{ outcome: 'answered' }, { outcome: 'answered' }]);
    expect(harness.provider.calls).toHaveLength(2);
    const refusals = harness.broker.server.logs().filter((line) => line.includes('Violation'));
    expect(refusals).toEqual([expect.stringContaining(HELD)]);
  });
});

/** Takes so many tasks of the lane and gives them back. */
async function returnAll(count: number): Promise<void> {
  const lane = await harness.broker.bus.client.consumers.get(STREAM, DURABLE);
  const taken = [];
  for await (const message of await lane.fetch({ max_messages: count })) taken.push(message);
  for (const message of taken) message.nak();
}
