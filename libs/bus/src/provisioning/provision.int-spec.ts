import { DEFAULT_TOPOLOGY, durables, streams, topologyOf } from '@beacon/contracts';
import type { StreamSpec } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { laneConfig, startTestBroker, streamSpec } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { TimeoutError } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ProvisioningError } from '../errors.js';
import { provision, provisionPatiently } from './provision.js';

const REGION = {
  id: 'us-east',
  name: 'United States',
  code: 'US',
  flag: '',
  promptName: 'the US',
  aliases: [],
};

function lane(concurrency: number): LaneConfig {
  return laneConfig({ region: 'us-east', model: 'llama3.2-1b', concurrency });
}

function topology(concurrency: number, options = DEFAULT_TOPOLOGY): StreamSpec[] {
  return topologyOf({ regions: [REGION], lanes: [lane(concurrency)] }, options);
}

describe(provision, () => {
  let broker: TestBroker;
  const run = (specs: readonly StreamSpec[]) => provision(broker.bus.manager, specs);

  beforeAll(async () => {
    broker = await startTestBroker();
  });

  afterAll(async () => {
    await broker.stop();
  });

  it('creates every stream and consumer, and finds them all unchanged the second time', async () => {
    const first = await run(topology(4));
    expect(first.created).toContain('BEACON_TASKS_us-east/lane_llama3_2E2-1b');
    expect(first).toMatchObject({ updated: [], unchanged: [] });
    expect(await run(topology(4))).toEqual({
      created: [],
      updated: [],
      unchanged: first.created,
    });
  });

  it('updates the consumer of a lane whose concurrency changed, and nothing else', async () => {
    const report = await run(topology(9));
    expect(report.updated).toEqual(['BEACON_TASKS_us-east/lane_llama3_2E2-1b']);
    const { config } = await broker.bus.manager.consumers.info(
      streams.tasks('us-east'),
      durables.lane('llama3.2-1b'),
    );
    expect(config.max_ack_pending).toBe(9);
  });

  it('updates a stream whose bound changed', async () => {
    const report = await run(topology(9, { ...DEFAULT_TOPOLOGY, maxTasksPerRegion: 77 }));
    expect(report.updated).toEqual(['BEACON_TASKS_us-east']);
  });

  it('takes a subject away from a stream that no longer has it', async () => {
    await run([streamSpec('SHRINKING', 'shrinking.a', { subjects: ['shrinking.a', 'other.a'] })]);
    const report = await run([streamSpec('SHRINKING', 'shrinking.a')]);
    expect(report.updated).toEqual(['SHRINKING']);
    const { config } = await broker.bus.manager.streams.info('SHRINKING');
    expect(config.subjects).toEqual(['shrinking.a']);
  });

  it('takes back what a stream no longer asks for', async () => {
    await run([streamSpec('STRICT', 'strict.>', { onePerSubject: true })]);
    const report = await run([streamSpec('STRICT', 'strict.>')]);
    expect(report.updated).toEqual(['STRICT']);
    const { config } = await broker.bus.manager.streams.info('STRICT');
    expect(config).toMatchObject({ max_msgs_per_subject: -1 });
    expect(config.discard_new_per_subject ?? false).toBe(false);
  });

  it('says which stream cannot be changed, and why', async () => {
    await run([streamSpec('FIXED', 'fixed.>', { retention: 'limits' })]);
    const change = run([streamSpec('FIXED', 'fixed.>', { retention: 'workqueue' })]);
    await expect(change).rejects.toThrow(ProvisioningError);
    await expect(change).rejects.toThrow(/^FIXED: .*retention/);
  });

  it('refuses a setting that the server accepts and then forgets', async () => {
    const { manager } = broker.bus;
    const forgetful = {
      ...manager,
      consumers: manager.consumers,
      streams: {
        info: manager.streams.info.bind(manager.streams),
        add: async (...request: Parameters<typeof manager.streams.add>) => {
          const info = await manager.streams.add(...request);
          return { ...info, config: { ...info.config, allow_direct: undefined } };
        },
      },
    } as unknown as typeof manager;
    const spec = streamSpec('DIRECT', 'direct.>', { allowDirect: true });
    await expect(provision(forgetful, [spec])).rejects.toThrow(/DIRECT: .*allow_direct/);
  });

  it('is tried again when the broker is slow to answer, and no other failure is', async () => {
    const { manager } = broker.bus;
    const specs = [streamSpec('SLOW', 'slow.>')];
    const info = jest.spyOn(manager.streams, 'info').mockRejectedValueOnce(new TimeoutError());
    const add = jest.spyOn(manager.streams, 'add').mockRejectedValueOnce(new TimeoutError());
    expect(await provisionPatiently(manager, specs)).toMatchObject({ created: ['SLOW'] });
    expect([info.mock.calls.length, add.mock.calls.length]).toEqual([3, 2]);
    info.mockRejectedValueOnce(new Error('no such account'));
    await expect(provisionPatiently(manager, specs)).rejects.toThrow('no such account');
    info.mockRejectedValue(new TimeoutError());
    await expect(provisionPatiently(manager, specs, { withinMs: 0 })).rejects.toThrow(TimeoutError);
    jest.restoreAllMocks();
  });
});
