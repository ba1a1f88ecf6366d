import type { DeathReport, EmbeddedPostgres } from '@beacon/stack';
import { tellDeath } from '../processes/tell-death.js';
import { askRunHost } from './run-host.js';

/** A database of a spec file's own, in the PostgreSQL that the run shares. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it. */
  stop(): Promise<void>;
}

/** A database in a PostgreSQL of a spec file's own, which may be killed, frozen and restarted. */
export interface OwnPostgres extends TestDatabase {
  readonly server: EmbeddedPostgres;
}

/** Makes a database with every table for a spec file. */
export async function startTestDatabase(): Promise<TestDatabase> {
  return testDatabase('migrated');
}

/** Makes a database without tables for a spec file. */
export async function startEmptyDatabase(): Promise<TestDatabase> {
  return testDatabase('empty');
}

/** Starts a PostgreSQL with a database with every table, for a spec that does to the server what no other spec may notice. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  // Loaded on use: most specs that import this kit need no database, and these load half of the project.
  const [{ ProcessDiedError, createDatabase, startPostgres }, { createOrm }] = await Promise.all([
    import('@beacon/stack'),
    import('@beacon/persistence'),
  ]);
  const onDeath = (report: DeathReport): void => tellDeath(new ProcessDiedError(report));
  const server = await startPostgres({ durable: false, onDeath });
  const url = await createDatabase(server.url, 'beacon_spec');
  const orm = await createOrm({ url });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
  return { url, server, stop: () => server.stop() };
}

async function testDatabase(kind: 'migrated' | 'empty'): Promise<TestDatabase> {
  const url = await askRunHost('POST', kind);
  return {
    url,
    stop: async () => void (await askRunHost('DELETE', new URL(url).pathname.slice(1))),
  };
}
