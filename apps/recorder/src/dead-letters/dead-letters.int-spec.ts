import {
  DEAD_HEADERS,
  deadSubject,
  filters,
  jobSubject,
  resultSubject,
  streams,
  taskSubject,
  attemptSubject,
} from '@beacon/contracts';
import { DeadLetters, provision } from '@beacon/bus';
import { streamSpec, until } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExhaustedMessageService } from './exhausted-message.service.js';
import { Harness } from '../harness-spec.js';
import { REGIONS, resultOf } from '../messages-spec.js';

const encoder = new TextEncoder();

describe('dead letters', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(async () => harness.stop());

  const bury = async (stream: string, subject: string, body: string, reason: string) => {
    const headers = { [DEAD_HEADERS.reason]: reason };
    await harness.publisher.publish(deadSubject(stream, subject), encoder.encode(body), {
      headers,
    });
  };
  const failedOf = async (jobId: string) =>
    harness.rows(
      `select region, repeat::int, round, status, error_code, error_message from executions where job_id = $1 order by id`,
      jobId,
    );
  const TASKS = streams.tasks(REGIONS[0]);
  const failed = {
    region: REGIONS[0],
    round: 1,
    status: 'failed',
    error_code: 'poison_message',
  };

  it('of tasks and results fail their cells, whether or not their bodies can be read', async () => {
    await harness.insertJob('dead', 'running', 4_500);
    const task = resultOf({ jobId: 'dead', repeat: 1 });
    const result = resultOf({ jobId: 'dead', repeat: 2 });
    const unreadable = resultOf({ jobId: 'dead', repeat: 4_400 });
    await bury(TASKS, taskSubject(task), JSON.stringify(task), 'poison_message: 11 deliveries');
    await bury(streams.results, resultSubject(result), JSON.stringify(result), 'not believed');
    await bury(TASKS, taskSubject(unreadable), '{"repeat":', 'not JSON');
    await harness.settled();
    expect(await failedOf('dead')).toEqual(
      expect.arrayContaining([
        { ...failed, repeat: 1, error_message: 'poison_message: 11 deliveries' },
        { ...failed, repeat: 2, error_message: 'not believed' },
        { ...failed, repeat: 4_400, error_message: 'not JSON' },
      ]),
    );
    expect(await harness.executions('dead')).toBe(3);
    expect(await harness.owedEvents('dead')).toHaveLength(3);
    expect(await harness.miscounted()).toEqual([]);
  });

  it('leave cells that are recorded, and of retries give up the round', async () => {
    await harness.insertJob('kept');
    await harness.publish([1, 2].map((repeat) => resultOf({ jobId: 'kept', repeat })));
    await harness.settled();
    await harness.askRound('kept', 2, 2);
    const first = resultOf({ jobId: 'kept' });
    await bury(TASKS, taskSubject(first), JSON.stringify(first), 'late poison');
    await bury(TASKS, taskSubject(resultOf({ jobId: 'kept', repeat: 2, round: 2 })), '?', 'poison');
    await harness.settled();
    expect(await failedOf('kept')).toMatchObject([
      { status: 'completed' },
      { status: 'completed' },
    ]);
    expect(await harness.rows(`select state from cell_rounds where job_id = 'kept'`)).toEqual([
      { state: 'closed' },
    ]);
  });

  it('of anything else, of ended jobs and of cells that nobody knows, change nothing', async () => {
    await harness.insertJob('others');
    await harness.insertJob('ended', 'completed');
    const cell = resultOf({ jobId: 'others' });
    const body = JSON.stringify(cell);
    await bury(streams.attempts, attemptSubject(cell), body, 'an attempt');
    await bury(streams.jobs, jobSubject('submit', 'others'), '{}', 'a command');
    await bury(streams.tasks(REGIONS[1]), taskSubject(cell), body, 'of another region');
    await bury(TASKS, taskSubject({ ...cell, cell: 'a'.repeat(26) }), '{}', 'of no cell');
    await bury(TASKS, taskSubject(resultOf({ jobId: 'others', repeat: 2_000 })), '{}', 'too far');
    const far = resultOf({ jobId: 'others', repeat: 1_001 });
    await bury(TASKS, taskSubject(far), JSON.stringify(far), 'a cell that the job has not');
    await bury(TASKS, taskSubject(resultOf({ jobId: 'nobody' })), '{}', 'of no job');
    const late = resultOf({ jobId: 'ended' });
    await bury(TASKS, taskSubject(late), JSON.stringify(late), 'of an ended job');
    const itself = deadSubject(TASKS, taskSubject(cell));
    await bury(streams.dead, itself, body, 'a dead letter');
    await harness.settled();
    for (const jobId of ['others', 'ended', 'nobody']) {
      expect(await harness.executions(jobId)).toBe(0);
    }
  });

  describe('of messages that the broker has given up', () => {
    const LANE = 'lane_given_up';
    beforeAll(async () => {
      await provision(harness.bus.manager, [streamSpec(TASKS, filters.tasksOfRegion(REGIONS[0]))]);
      await harness.bus.manager.consumers.add(TASKS, {
        durable_name: LANE,
        ack_policy: 'explicit',
        ack_wait: 100_000_000,
        max_deliver: 1,
        filter_subject: filters.tasksOfRegion(REGIONS[0]),
      });
    });

    it('are made of them, and their cells fail', async () => {
      await harness.insertJob('exhausted');
      const task = resultOf({ jobId: 'exhausted', repeat: 7 });
      const body = encoder.encode(JSON.stringify(task));
      await harness.publisher.publish(taskSubject(task), body, { headers: { own: 'header' } });
      const consumer = await harness.bus.client.consumers.get(TASKS, LANE);
      expect((await consumer.next())?.subject).toBe(taskSubject(task));
      // Never acknowledged, and delivered no more.
      await until(async () => (await harness.executions('exhausted')) === 1, 'the cell is failed');
      expect(await failedOf('exhausted')).toEqual([
        {
          ...failed,
          repeat: 7,
          error_message: 'poison_message: delivered 1 times and never settled',
        },
      ]);
      expect(await harness.messages(TASKS, taskSubject(task))).toEqual({});
      const letter = await harness.bus.manager.streams.getMessage(streams.dead, {
        last_by_subj: deadSubject(TASKS, taskSubject(task)),
      });
      expect(letter?.data).toEqual(body);
      expect(letter?.header.get('own')).toBe('header');
      expect(letter?.header.get(DEAD_HEADERS.subject)).toBe(taskSubject(task));
    });

    it('are made of as much as fits of one that is as large as a message can be', async () => {
      await harness.insertJob('large');
      const task = resultOf({ jobId: 'large', repeat: 8 });
      const body = encoder.encode(JSON.stringify(task).padEnd(harness.publisher.maxPayload - 64));
      await harness.publisher.publish(taskSubject(task), body);
      const consumer = await harness.bus.client.consumers.get(TASKS, LANE);
      expect((await consumer.next())?.subject).toBe(taskSubject(task));
      await until(async () => (await harness.executions('large')) === 1, 'the cell is failed');
      const letter = await harness.bus.manager.streams.getMessage(streams.dead, {
        last_by_subj: deadSubject(TASKS, taskSubject(task)),
      });
      expect(letter?.data).toEqual(body.subarray(0, letter?.data.byteLength));
      expect(letter?.header.get(DEAD_HEADERS.size)).toBe(String(body.byteLength));
      expect(await harness.messages(TASKS, taskSubject(task))).toEqual({});
    });

    it('are not made of a younger message that has the same number, nor of one that is gone', async () => {
      const task = resultOf({ jobId: 'younger' });
      await harness.publisher.publish(taskSubject(task), encoder.encode('{}'), {});
      const { state } = await harness.bus.manager.streams.info(TASKS);
      const service = new ExhaustedMessageService(harness.bus, new DeadLetters(harness.publisher));
      const advisory = { stream: TASKS, consumer: LANE, deliveries: 1 };
      const timestamp = new Date(Date.now() - 60_000).toISOString();
      await service.move({ ...advisory, stream_seq: state.last_seq, timestamp });
      expect(await harness.messages(TASKS, taskSubject(task))).toEqual({ [taskSubject(task)]: 1 });

      const now = new Date(Date.now() + 1_000).toISOString();
      await service.move({ ...advisory, stream_seq: state.last_seq + 10, timestamp: now });
      await service.move({ ...advisory, stream: 'GONE', stream_seq: 1, timestamp: now });
      await service.move({ ...advisory, stream: streams.dead, stream_seq: 1, timestamp: now });
      const dead = await harness.messages(streams.dead, deadSubject(TASKS, taskSubject(task)));
      expect(dead).toEqual({});
    });
  });
});
