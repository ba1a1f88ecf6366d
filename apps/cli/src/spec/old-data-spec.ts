import { createOrm, runStatement } from '@beacon/persistence';
import { startPostgres } from '@beacon/stack';

/** The newest migration of the version whose data is made. */
export const OLD_SCHEMA = '2026-11-29-010-last-calls';

/** Rows of a table, as JSON. */
export interface OldRows {
  readonly table: string;
  readonly rows: readonly unknown[];
}

/** What a job that has ended is made of; each refers to those before it. */
const TABLES = [
  ['jobs', 'id'],
  ['job_lanes', 'job_id'],
  ['job_lane_progress', 'job_id'],
  ['executions', 'job_id'],
] as const;

/** Everything of a job in a database of today. */
export async function rowsOf(url: string, jobId: string): Promise<readonly OldRows[]> {
  return onDatabase(url, async (orm) => {
    const all: OldRows[] = [];
    for (const [table, key] of TABLES) {
      const found = await runStatement<{ row: unknown }>(
        orm.em.fork(),
        `select to_jsonb(t) as row from ${table} t where ${key} = $1`,
        [jobId],
      );
      all.push({ table, rows: found.map(({ row }) => row) });
    }
    return all;
  });
}

/** Makes a cluster whose schema nothing but the migrations of long ago have made, and puts rows into it, without what its tables do not have. */
export async function makeOldData(dataDir: string, tables: readonly OldRows[]): Promise<void> {
  const postgres = await startPostgres({ dataDir });
  try {
    await onDatabase(postgres.url, async (orm) => {
      await orm.migrator.up({ to: OLD_SCHEMA });
      for (const { table, rows } of tables) await insert(orm, table, rows);
    });
  } finally {
    await postgres.stop();
  }
}

type Orm = Awaited<ReturnType<typeof createOrm>>;

async function insert(orm: Orm, table: string, rows: readonly unknown[]): Promise<void> {
  const em = orm.em.fork();
  const columns = await runStatement<{ name: string }>(
    em,
    `select column_name as name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await runStatement(
    em,
    `insert into ${table} (${names}) overriding system value
     select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

async function onDatabase<Result>(
  url: string,
  work: (orm: Orm) => Promise<Result>,
): Promise<Result> {
  const orm = await createOrm({ url, poolSize: 1 });
  try {
    return await work(orm);
  } finally {
    await orm.close();
  }
}
