import { RecordingLogger, startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { DiscardPolicy } from '@nats-io/jetstream';
import { TimeoutError } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bus } from './connection.js';
import { BackPressureError } from '../errors.js';
import { JetStreamPublisher } from '../publishing/publisher.js';
import { NotStoredError, StorageWatch } from './storage-watch.js';

const BODY = new Uint8Array(8_000);

describe(StorageWatch, () => {
  const logger = new RecordingLogger();
  let broker: TestBroker;
  let bus: Bus;
  let publisher: JetStreamPublisher;

  beforeAll(async () => {
    Logger.overrideLogger(logger);
    broker = await startTestBroker({ maxFileStore: '64KB' });
    ({ bus } = broker);
    publisher = new JetStreamPublisher(bus);
    const subjects = ['beacon.results.>'];
    await bus.manager.streams.add({ name: 'RESULTS', subjects, discard: DiscardPolicy.New });
  });
  beforeEach(() => {
    logger.facts.length = 0;
  });
  afterAll(async () => {
    await broker.stop();
  });

  const publish = async (cell: number): Promise<unknown> =>
    publisher.publish(`beacon.results.us-east.m.j.${cell}.1`, BODY);

  /** What the broker writes can take longer than its client waits when the disk is busy; all of it is safe to repeat. */
  const change = async (operation: () => Promise<unknown>): Promise<void> =>
    until(
      () =>
        operation().then(
          () => true,
          (error: unknown) => {
            if (error instanceof TimeoutError) return false;
            throw error;
          },
        ),
      'the broker has done it',
    );

  it('says that the broker has stored as much as it may, and when it stores again', async () => {
    await expect(
      (async () => {
        for (let cell = 1; cell <= 20; cell += 1) await publish(cell);
      })(),
    ).rejects.toThrow(BackPressureError);
    expect(bus.storage.trouble()).toMatch(/^not stored: beacon\.results; .*max_file_store/);
    expect(() => bus.storage.assertStoring()).toThrow(NotStoredError);
    expect(logger.events).toContain('bus.not_stored');
    await change(() => bus.manager.streams.purge('RESULTS'));
    await change(() => publish(21));
    expect(bus.storage.trouble()).toBeNull();
    expect(logger.events).toContain('bus.stored_again');
  });

  it('says that a stream has reached its bytes, and nothing of one that has reached its messages', async () => {
    await change(() => bus.manager.streams.update('RESULTS', { max_bytes: 9_000 }));
    await expect(publish(22)).rejects.toThrow(BackPressureError);
    expect(bus.storage.trouble()).toMatch(/max_bytes/);
    await change(() => bus.manager.streams.update('RESULTS', { max_bytes: -1 }));
    await change(() => publish(23));
    const { state } = await bus.manager.streams.info('RESULTS');
    await change(() => bus.manager.streams.update('RESULTS', { max_msgs: state.messages }));
    await expect(publish(24)).rejects.toThrow(BackPressureError);
    expect(bus.storage.trouble()).toBeNull();
    await change(() => bus.manager.streams.update('RESULTS', { max_msgs: -1 }));
  });

  it('says what a server cannot write, which older ones tell, without its paths', async () => {
    const description = 'write /store/msgs/1.blk: no space left on device';
    const refusal = { error: { code: 503, err_code: 10077, description } };
    const answering = bus.connection.subscribe('beacon.old.>', {
      callback: (_error, message) => void message.respond(JSON.stringify(refusal)),
    });
    await expect(publisher.publish('beacon.old.1', BODY)).rejects.toThrow(BackPressureError);
    expect(bus.storage.trouble()).toMatch(/beacon\.old; the broker cannot write it/);
    expect(bus.storage.trouble()).not.toContain('/store');
    answering.unsubscribe();
  });

  it('takes silence beside answers for storage that is full', async () => {
    // Somebody listens, and no stream takes it: the server says nothing at all, as it does of a stream that cannot write.
    const interest = bus.connection.subscribe('beacon.silent.>');
    const tryIt = async (): Promise<unknown> =>
      publisher.publish('beacon.silent.1', BODY).catch((error: unknown) => error);
    const isTold = (): boolean => /beacon\.silent/.test(bus.storage.trouble() ?? '');
    await tryIt();
    expect(isTold()).toBe(false);
    await until(async () => {
      await tryIt();
      return isTold();
    }, 'the silence is told');
    expect(bus.storage.trouble()).toMatch(
      /beacon\.silent; .*the broker answers and does not store/,
    );
    interest.unsubscribe();
  });
});
