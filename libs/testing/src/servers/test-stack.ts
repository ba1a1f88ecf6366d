import type { Bus } from '@beacon/bus';
import type { EmbeddedNats, EmbeddedPostgres } from '@beacon/stack';
import type { MikroORM } from '@mikro-orm/postgresql';
import { startOwnPostgres, startTestDatabase } from './test-database.js';
import type { OwnPostgres, TestDatabase } from './test-database.js';
import { startTestBroker } from './test-broker.js';
import type { TestBroker } from './test-broker.js';
import { inTime, until } from '../until.js';
import { runStatement } from '@beacon/persistence';

/** The server's tables of sessions and locks are about all databases. */
const OWN_SESSIONS = `select pid from pg_stat_activity where datname = current_database()`;
const ADVISORY_LOCKS = `
select pid from pg_locks join pg_database d on d.oid = database
where locktype = 'advisory' and d.datname = current_database()`;

/** What a spec's servers are started with. */
export interface TestStackOptions {
  /** For specs that kill, freeze or restart PostgreSQL. @default false, a database in the run's own */
  readonly ownPostgres?: boolean | undefined;
  /** Connections of {@link TestStack.orm} at most. @default 10 */
  readonly poolSize?: number | undefined;
}

/** A migrated database and a broker for one spec file, with a connection to each. */
export class TestStack {
  private constructor(
    private readonly database: TestDatabase | OwnPostgres,
    readonly orm: MikroORM,
    readonly broker: TestBroker,
  ) {}

  static async start({ ownPostgres = false, poolSize }: TestStackOptions = {}): Promise<TestStack> {
    const { createOrm } = await import('@beacon/persistence');
    const [database, broker] = await Promise.all([
      ownPostgres ? startOwnPostgres() : startTestDatabase(),
      startTestBroker(),
    ]);
    return new TestStack(database, await createOrm({ url: database.url, poolSize }), broker);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** @throws Error where the PostgreSQL is shared with other specs. */
  get postgres(): EmbeddedPostgres {
    if (!('server' in this.database))
      throw new Error('this PostgreSQL serves other specs too: start with `ownPostgres: true`');
    return this.database.server;
  }

  get nats(): EmbeddedNats {
    return this.broker.server;
  }

  get bus(): Bus {
    return this.broker.bus;
  }

  /** What a statement returns; `$1` stands for the first value. */
  async rows<Row = Record<string, unknown>>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return runStatement<Row>(this.orm.em.fork(), sql, [...values]);
  }

  /** Whether somebody waits for a lock in this database. */
  async isBlocked(): Promise<boolean> {
    return (await this.rows(`${OWN_SESSIONS} and wait_event_type = 'Lock'`)).length > 0;
  }

  /** Waits until somebody waits for a lock in this database. */
  async untilBlocked(): Promise<void> {
    await until(() => this.isBlocked(), 'somebody waits for a lock');
  }

  /** Advisory locks that sessions of this database hold. */
  async advisoryLocks(): Promise<{ readonly pid: number }[]> {
    return this.rows(ADVISORY_LOCKS);
  }

  async stop(): Promise<void> {
    await inTime("the spec's connections to PostgreSQL are closed", this.orm.close());
    await inTime(
      'the broker and the database are stopped',
      Promise.all([this.broker.stop(), this.database.stop()]),
    );
  }
}
