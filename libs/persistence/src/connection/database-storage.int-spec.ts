import { RecordingLogger } from '@beacon/testing';
import { createDatabase, startPostgres } from '@beacon/stack';
import type { EmbeddedPostgres } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseFullError, assertUsable } from './database-storage.js';
import { createOrm } from './orm.js';
import { runStatement } from '../statement.js';

/** What PostgreSQL says when a file cannot grow. */
const REFUSE = `do $$ begin
  raise exception 'could not extend file "base/5/16384": No space left on device' using errcode = '53100';
end $$`;

describe(assertUsable, () => {
  const logger = new RecordingLogger();
  let postgres: EmbeddedPostgres;
  let orm: MikroORM;

  beforeAll(async () => {
    Logger.overrideLogger(logger);
    postgres = await startPostgres({ durable: false });
    orm = await createOrm({ url: await createDatabase(postgres.ready.url, 'beacon_storage') });
  });
  afterAll(async () => {
    await orm.close(true);
    await postgres.stop();
  });

  it('takes a database that answers, whatever else it has refused', async () => {
    await expect(runStatement(orm.em.fork(), 'select 1 / 0')).rejects.toThrow(/division by zero/);
    await expect(assertUsable(orm)).resolves.toBeUndefined();
  });

  it('says that the storage is full when any statement was refused for it, and logs it once', async () => {
    await expect(runStatement(orm.em.fork(), REFUSE)).rejects.toThrow(/No space left/);
    await expect(
      orm.em.fork().transactional(async (em) => void (await runStatement(em, REFUSE))),
    ).rejects.toThrow(/No space left/);
    await expect(assertUsable(orm)).rejects.toThrow(DatabaseFullError);
    await expect(assertUsable(orm)).rejects.toThrow(/storage is full .*pg_wal/);
    expect(logger.events.filter((event) => event === 'database.storage_full')).toHaveLength(1);
  });

  it('says so, too, of one that cannot be reached afterwards', async () => {
    await postgres.kill('SIGQUIT');
    await expect(assertUsable(orm)).rejects.toThrow(
      /^not reachable; before that, .*storage is full/,
    );
  });
});
