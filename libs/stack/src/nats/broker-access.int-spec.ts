import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CredentialsRefusedError,
  EventReader,
  EventStream,
  closeBus,
  connectBus,
  provision,
} from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { brokerUsers, executorUser, streams, suspectSubject, topologyOf } from '@beacon/contracts';
import type { BrokerUser } from '@beacon/contracts';
import { Logger } from '@nestjs/common';
import { PermissionViolationError } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorizationBlock, UsersFile } from './broker-access.js';
import { startNats } from './nats.js';
import type { EmbeddedNats } from './nats.js';
import { openTempFolder } from '@beacon/testing';

const MODEL = 'm1';
const REGIONS = ['us-east', 'eu-west'] as const;
const CELL = 'm1.job.cell.1';
const TASKS_EAST = streams.tasks('us-east');
const TASKS_WEST = streams.tasks('eu-west');
const JS = '$JS.API';

/** What an executor of us-east must not publish: another region's, the central services', or a change of the streams. */
const NOT_PUBLISHED = [
  `beacon.tasks.us-east.${CELL}`,
  `beacon.tasks.eu-west.${CELL}`,
  `beacon.results.eu-west.${CELL}`,
  `beacon.attempts.eu-west.${CELL}`,
  `beacon.dead.${TASKS_WEST.replaceAll('_', '_5F')}.beacon.tasks.eu-west.${CELL}`,
  `beacon.dead.BEACON_5FRESULTS.beacon.results.us-east.${CELL}`,
  `beacon.suspects.${TASKS_WEST.replaceAll('_', '_5F')}.1`,
  'beacon.suspects.BEACON_5FRESULTS.1',
  'beacon.heartbeat.eu-west.executor',
  'beacon.control.lane.eu-west.m1',
  'beacon.control.recorded.eu-west',
  'beacon.control.held.eu-west',
  'beacon.control.cancel.job',
  'beacon.lanes.us-east.m1',
  'beacon.lanes.eu-west.m1',
  'beacon.events.job.completed.job',
  'beacon.jobs.submit.job',
  'beacon.closings.job',
  `${JS}.CONSUMER.MSG.NEXT.${TASKS_WEST}.lane_m1`,
  `${JS}.CONSUMER.INFO.${TASKS_WEST}.lane_m1`,
  `${JS}.STREAM.INFO.${TASKS_WEST}`,
  `$JS.ACK.${TASKS_WEST}.lane_m1.1.1.1.1.0`,
  `$JS.ACK._.hash.${TASKS_WEST}.lane_m1.1.1.1.1.0`,
  `${JS}.CONSUMER.MSG.NEXT.BEACON_RESULTS.recorder`,
  `${JS}.DIRECT.GET.BEACON_RESULTS`,
  `${JS}.DIRECT.GET.BEACON_RESULTS.beacon.results.eu-west.${CELL}`,
  `${JS}.DIRECT.GET.BEACON_ATTEMPTS.beacon.attempts.eu-west.${CELL}`,
  `${JS}.DIRECT.GET.BEACON_LANES.beacon.lanes.eu-west.m1`,
  `${JS}.DIRECT.GET.BEACON_SUSPECTS`,
  `${JS}.DIRECT.GET.BEACON_SUSPECTS.beacon.suspects.${TASKS_WEST.replaceAll('_', '_5F')}.1`,
  `${JS}.STREAM.MSG.GET.${TASKS_EAST}`,
  `${JS}.STREAM.PURGE.${TASKS_EAST}`,
  `${JS}.STREAM.DELETE.${TASKS_EAST}`,
  `${JS}.CONSUMER.CREATE.${TASKS_EAST}.mine`,
  `${JS}.CONSUMER.DELETE.${TASKS_EAST}.lane_m1`,
  `${JS}.INFO`,
];

const NOT_HEARD = [
  '>',
  'beacon.>',
  'beacon.tasks.us-east.>',
  'beacon.tasks.eu-west.>',
  'beacon.results.us-east.>',
  'beacon.lanes.*.*',
  'beacon.lanes.eu-west.*',
  'beacon.control.held.eu-west',
  'beacon.control.recorded.us-east',
  'beacon.heartbeat.*.*',
  '_INBOX.>',
  '_INBOX_planner.>',
  '_INBOX_executor-eu-west.>',
  '_INBOX_executor-us-east-2.>',
];

/** What a tap must not publish: events themselves, and whatever is about another stream or would change its own. */
const NOT_OF_TAPS = [
  'beacon.events.job.completed.job',
  'beacon.jobs.submit.job',
  `${JS}.STREAM.PURGE.BEACON_EVENTS`,
  `${JS}.STREAM.DELETE.BEACON_EVENTS`,
  `${JS}.STREAM.UPDATE.BEACON_EVENTS`,
  `${JS}.STREAM.MSG.GET.BEACON_RESULTS`,
  `${JS}.CONSUMER.CREATE.BEACON_RESULTS.mine`,
  `${JS}.CONSUMER.MSG.NEXT.BEACON_RESULTS.recorder`,
  `${JS}.DIRECT.GET.BEACON_RESULTS`,
];

describe('the users of the broker', () => {
  let folder: string;
  let file: UsersFile;
  let server: EmbeddedNats;
  let executor: Bus;
  const opened: Bus[] = [];
  const users = [...brokerUsers(REGIONS), executorUser('us-east', 'executor-us-east-2')];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    folder = await openTempFolder();
    const storeDir = join(folder, 'nats');
    await mkdir(storeDir);
    file = new UsersFile(storeDir);
    await file.write(blockOf(users));
    server = await startNats({ storeDir, extraConfig: file.include });
    const provisioner = await connect('provision');
    const regions = REGIONS.map((id) => ({ id }));
    const lanes = REGIONS.map((region) => ({ region, model: MODEL, concurrency: 2 }));
    const catalogue = { regions, lanes } as unknown as Parameters<typeof topologyOf>[0];
    await provision(provisioner.manager, topologyOf(catalogue));
    executor = await connect('executor-us-east');
  });

  afterAll(async () => {
    await Promise.all(opened.map(closeBus));
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function connect(user: string): Promise<Bus> {
    const password = passwordOf(user);
    const bus = await connectBus({ servers: server.url, name: user, user, password });
    opened.push(bus);
    return bus;
  }

  it('lets nobody else in, and nobody with a wrong password', async () => {
    const options = { servers: server.url, name: 'spec' };
    const wrong = { ...options, user: 'planner', password: 'wrong' };
    await expect(connectBus(options)).rejects.toThrow(CredentialsRefusedError);
    await expect(connectBus({ ...wrong, wait: true })).rejects.toThrow(CredentialsRefusedError);
  });

  it.each(NOT_PUBLISHED)('keeps an executor from publishing %s', async (subject) => {
    const request = executor.connection.request(subject, '', { timeout: 2_000 });
    const error: unknown = await request.catch((failure: unknown) => failure);
    expect(error).toHaveProperty('cause', expect.any(PermissionViolationError));
  });

  it.each(NOT_HEARD)('keeps an executor from listening to %s', async (subject) => {
    const failure = await new Promise((resolve) => {
      executor.connection.subscribe(subject, { callback: resolve });
    });
    expect(failure).toBeInstanceOf(PermissionViolationError);
  });

  it('lets an executor keep and read what is known of suspects of its own region', async () => {
    const subject = suspectSubject(TASKS_EAST, 1);
    await executor.client.publish(subject, 'known');
    const query = { last_by_subj: subject };
    const record = await executor.manager.direct.getMessage(streams.suspects, query);
    expect(record?.string()).toBe('known');
  });

  it('lets an executor answer whoever asks it, once', async () => {
    const planner = await connect('planner');
    executor.connection.subscribe('beacon.control.held.us-east', {
      callback: (_error, message) => {
        message.respond('one');
        message.respond('two');
      },
    });
    await executor.connection.flush();
    const limit = { strategy: 'timer', maxWait: 500 } as const;
    const replies = await planner.connection.requestMany('beacon.control.held.us-east', '', limit);
    const texts: string[] = [];
    for await (const reply of replies) texts.push(reply.string());
    expect(texts).toEqual(['one']);
  });

  it('lets a tap read the events, and nothing else', async () => {
    const planner = await connect('planner');
    const tap = await connect('tap');
    await planner.client.publish('beacon.events.job.started.job', 'an event');
    const stop = new AbortController();
    const reader = new EventReader(new EventStream(tap), tap);
    const texts: string[] = [];
    const choice = { jobIds: ['job'], types: null };
    const reading = { start: { kind: 'oldest' }, choice, signal: stop.signal } as const;
    for await (const item of reader.read(reading)) {
      if (item.kind !== 'event') continue;
      texts.push(new TextDecoder().decode(item.event.data));
      break;
    }
    stop.abort();
    expect(texts).toEqual(['an event']);
    for (const subject of NOT_OF_TAPS) {
      const request = tap.connection.request(subject, '', { timeout: 2_000 });
      const error: unknown = await request.catch((failure: unknown) => failure);
      expect({ subject, error }).toHaveProperty(
        'error.cause',
        expect.any(PermissionViolationError),
      );
    }
    const heard = await new Promise((resolve) => {
      tap.connection.subscribe('beacon.results.>', { callback: resolve });
    });
    expect(heard).toBeInstanceOf(PermissionViolationError);
  });

  it('closes the connections of a user that is taken away, and lets it in again when it is given back', async () => {
    const recorder = await connect('recorder');
    await file.change(server, blockOf(users.filter(({ name }) => name !== 'recorder')));
    expect(await recorder.refused).toBeInstanceOf(CredentialsRefusedError);
    expect(recorder.connection.isClosed()).toBe(true);
    expect(executor.connection.isClosed()).toBe(false);
    await file.change(server, blockOf(users));
    await connect('recorder');
  });
});

function passwordOf(user: string): string {
  return `password of ${user}`;
}

function blockOf(users: readonly BrokerUser[]): string {
  return authorizationBlock(users, (user) => JSON.stringify(passwordOf(user)));
}
