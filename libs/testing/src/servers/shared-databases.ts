import { createOrm } from '@beacon/persistence';
import { ProcessDiedError, createDatabase, startPostgres } from '@beacon/stack';
import type { DeathReport, EmbeddedPostgres } from '@beacon/stack';
import { MikroORM } from '@mikro-orm/postgresql';
import { tellDeath } from '../processes/tell-death.js';

const TEMPLATE = 'template_migrated';

/**
 * One PostgreSQL for all spec files of a run, with a database for each. The migrations run once, in a template; a database with
 * tables is a copy of it.
 */
export class SharedDatabases {
  #made = 0;
  /** Copied in advance, so that no spec file waits for it. */
  #next: Promise<string> | undefined;

  private constructor(
    private readonly postgres: EmbeddedPostgres,
    private readonly admin: MikroORM,
  ) {}

  /** @throws EmbeddedPostgresError when PostgreSQL cannot run on this machine. */
  static async start(): Promise<SharedDatabases> {
    const onDeath = (report: DeathReport): void => tellDeath(new ProcessDiedError(report));
    const postgres = await startPostgres({ durable: false, onDeath });
    try {
      await migrate(await createDatabase(postgres.url, TEMPLATE));
      return new SharedDatabases(postgres, await connect(postgres.url));
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  }

  /** Address of a new database with every table. */
  async migrated(): Promise<string> {
    const given = this.#next ?? this.#copy();
    this.#next = given.then(() => this.#copy());
    // Whoever gets it receives the failure; before that nobody would.
    this.#next.catch(() => undefined);
    return given;
  }

  /** Address of a new database without tables. */
  async empty(): Promise<string> {
    return this.#create('');
  }

  /** Removes a database, whoever is still connected to it. */
  async drop(name: string): Promise<void> {
    await this.#execute(`drop database if exists ${quoted(name)} with (force)`);
  }

  async stop(): Promise<void> {
    await this.#next?.catch(() => undefined);
    await this.admin.close(true);
    await this.postgres.stop();
  }

  #copy(): Promise<string> {
    return this.#create(`template ${TEMPLATE}`);
  }

  async #create(options: string): Promise<string> {
    this.#made += 1;
    const name = `spec_${this.#made}`;
    await this.#execute(`create database ${name} ${options}`);
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async #execute(sql: string): Promise<void> {
    await this.admin.em.getConnection().execute(sql);
  }
}

async function migrate(url: string): Promise<void> {
  const orm = await createOrm({ url });
  // PostgreSQL copies no database that somebody is connected to.
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}

async function connect(clientUrl: string): Promise<MikroORM> {
  return MikroORM.init({ clientUrl, entities: [], discovery: { warnWhenNoEntities: false } });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
