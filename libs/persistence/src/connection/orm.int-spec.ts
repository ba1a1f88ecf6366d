import { RecordingLogger, until } from '@beacon/testing';
import { createDatabase, startPostgres } from '@beacon/stack';
import type { EmbeddedPostgres } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOrm } from './orm.js';
import { runStatement } from '../statement.js';

const POOL = 4;

describe(createOrm, () => {
  let postgres: EmbeddedPostgres;
  let orm: MikroORM;
  let other: MikroORM;
  beforeAll(async () => {
    Logger.overrideLogger(new RecordingLogger());
    postgres = await startPostgres({ durable: false });
    const url = await createDatabase(postgres.ready.url, 'beacon_orm');
    orm = await createOrm({ url, poolSize: POOL });
    other = await createOrm({ url });
  });
  afterAll(async () => {
    await Promise.all([orm.close(), other.close()]);
    await postgres.stop();
  });

  const one = async (): Promise<number | undefined> => {
    const [row] = await runStatement<{ one: number }>(orm.em.fork(), 'select 1 as one');
    return row?.one;
  };

  const sleep = async (): Promise<void> =>
    void (await runStatement(orm.em.fork(), 'select pg_sleep(60)'));
  const openTransaction = async (): Promise<void> =>
    orm.em.fork().transactional(async (em) => void (await runStatement(em, 'select pg_sleep(60)')));
  /** Transactions that must all be open at once, so that each needs a connection of its own. */
  const holdConnection = async (): Promise<void> =>
    orm.em
      .fork()
      .transactional(async (em) => void (await runStatement(em, 'select pg_sleep(0.2)')));
  /** Asked by a connection that is none of the pool's. */
  const sessions = async (): Promise<number> => {
    const [row] = await runStatement<{ n: number }>(
      other.em.fork(),
      `select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`,
    );
    return row?.n ?? 0;
  };

  it('outlives the death of the database in the middle of queries and transactions, again and again', async () => {
    // More transactions die than the pool has connections.
    for (let outage = 1; outage <= 2; outage += 1) {
      await Promise.all(Array.from({ length: POOL }, one));
      const died = Promise.allSettled([
        sleep(),
        ...Array.from({ length: POOL - 1 }, openTransaction),
      ]);
      await until(async () => (await sessions()) >= POOL, 'all connections are in use');
      await postgres.kill('SIGKILL');
      expect((await died).map(({ status }) => status)).toEqual(Array(POOL).fill('rejected'));
      await postgres.restart();
      await until(async () => (await one().catch(() => 0)) === 1, 'the database answers again');
      await until(
        async () =>
          (await Promise.all(Array.from({ length: POOL }, holdConnection))).length === POOL,
        'the whole pool is there again',
      );
    }
  });

  it('lets no transaction hold its locks for ever', async () => {
    const [setting] = await runStatement<Record<string, string>>(
      orm.em.fork(),
      'show idle_in_transaction_session_timeout',
    );
    expect(setting).toEqual({ idle_in_transaction_session_timeout: '1min' });
  });
});
