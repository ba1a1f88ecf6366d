import { cancelJob, cancelSubject, filters, streams } from '@beacon/contracts';
import { startTestBroker, streamSpec } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JetStreamPublisher } from './publisher.js';
import { provision } from '../provisioning/provision.js';
import { announceCancel, removeTasks } from './task-removal.js';

let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
  const specs = ['us-east', 'eu-west'].map((region) =>
    streamSpec(streams.tasks(region), filters.tasksOfRegion(region)),
  );
  await provision(broker.bus.manager, specs);
});
afterAll(async () => broker.stop());

describe(removeTasks, () => {
  const publish = async (region: string, jobId: string, model: string): Promise<void> => {
    const path = filters.tasksOfJob(region, jobId).replace('*', model).replace('>', 'cell.1');
    await broker.bus.client.publish(path, 'task');
  };

  it("removes one job's tasks of the named regions, whichever exist, and nobody else's", async () => {
    await Promise.all([
      publish('us-east', 'gone', 'm1'),
      publish('us-east', 'gone', 'm2'),
      publish('us-east', 'kept', 'm1'),
      publish('eu-west', 'gone', 'm1'),
    ]);
    await removeTasks(broker.bus.manager, 'gone', ['us-east', 'mars']);
    expect(await broker.countMessages(streams.tasks('us-east'))).toBe(1);
    expect(await broker.countMessages(streams.tasks('eu-west'))).toBe(1);
    await removeTasks(broker.bus.manager, 'gone', ['mars', 'eu-west']);
    expect(await broker.countMessages(streams.tasks('eu-west'))).toBe(0);
  });

  it('says when the broker refuses for another reason', async () => {
    const failing = { streams: { purge: () => Promise.reject(new Error('no answer')) } };
    await expect(removeTasks(failing, 'job', ['us-east'])).rejects.toThrow('no answer');
  });
});

describe(announceCancel, () => {
  it("reaches who listens to the job's cancellation, with the moment", async () => {
    const heard = broker.bus.connection.subscribe(filters.cancellations, { max: 1 });
    const before = new Date('2026-11-24T10:00:00.123Z');
    announceCancel(new JetStreamPublisher(broker.bus), { jobId: 'job_1', regions: [], before });
    for await (const message of heard) {
      expect(message.subject).toBe(cancelSubject('job_1'));
      expect(cancelJob.decode(message.data)).toEqual({
        jobId: 'job_1',
        before: before.toISOString(),
      });
    }
  });
});
