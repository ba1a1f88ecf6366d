import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { loadEnv } from '@beacon/config';
import { SchemaBehindError, createOrm, runStatement } from '@beacon/persistence';
import { startEmptyDatabase, startTestBroker, startTestDatabase, until } from '@beacon/testing';
import type { TestBroker, TestDatabase } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { recorderEnv } from './environment.js';
import { startRecorder } from './start.js';

describe(startRecorder, () => {
  const stops: (() => Promise<unknown>)[] = [];
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await startTestBroker();
    stops.push(() => broker.stop());
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  });

  const database = async (made: Promise<TestDatabase>): Promise<string> => {
    const own = await made;
    stops.push(() => own.stop());
    return own.url;
  };
  const start = async (databaseUrl: string, variables: Readonly<Record<string, string>> = {}) =>
    startRecorder(
      loadEnv(recorderEnv, {
        ...broker.environment('recorder'),
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'fatal',
        ...variables,
      }),
    );
  /** Names of the connections that the broker has, without that of this spec. */
  const brokerConnections = async (): Promise<string[]> => {
    const answer = await fetch(`${broker.server.ready.monitorUrl}/connz`);
    const { connections } = (await answer.json()) as { connections: { name: string }[] };
    return connections.map(({ name }) => name).filter((name) => name !== 'spec');
  };
  const databaseConnections = async (url: string): Promise<number> => {
    const orm = await createOrm({ url, poolSize: 1 });
    try {
      const rows = await runStatement<{ readonly pid: number }>(
        orm.em,
        `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and backend_type = 'client backend'`,
      );
      return rows.length;
    } finally {
      await orm.close();
    }
  };
  const untilNothingIsOpen = async (url: string): Promise<void> => {
    await until(
      async () => (await brokerConnections()).length === 0,
      'the broker has no connection',
    );
    await until(async () => (await databaseConnections(url)) === 0, 'the database has none');
  };

  it('leaves no connection open when a provider fails after others have connected', async () => {
    const url = await database(startEmptyDatabase());
    await expect(start(url)).rejects.toThrow(SchemaBehindError);
    await untilNothingIsOpen(url);
  });

  it('leaves none open when it cannot listen', async () => {
    const url = await database(startTestDatabase());
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    stops.push(async () => taken.close());
    const port = String(portOf(taken));
    await expect(start(url, { HTTP_PORT: port })).rejects.toThrow('EADDRINUSE');
    await untilNothingIsOpen(url);
  });
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
