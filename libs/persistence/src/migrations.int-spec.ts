import { runStatement } from './statement.js';
import { executionRow } from '@beacon/testing';
import { migrations } from '@beacon/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases, insertJob } from './harness-spec.js';
import { DEDUP_INDEX } from './entities/execution.entity.js';
import { keepLateResults } from './recording/keep-late-results.js';
import { recordExecutions } from './recording/record-executions.js';
import { assertSchemaCurrent } from './schema/assert-schema.js';
import { SchemaAheadError } from './schema/schema-ahead.error.js';
import { SchemaBehindError } from './schema/schema-behind.error.js';

const TABLES = [
  'api_keys',
  'attempts',
  'audit_log',
  'cell_rounds',
  'executions',
  'executors',
  'idempotency_keys',
  'imported_answers',
  'job_erasures',
  'job_lane_progress',
  'job_lanes',
  'job_logs',
  'job_registrations',
  'job_seals',
  'job_signatures',
  'jobs',
  'judged_answers',
  'judgings',
  'key_limits',
  'key_usage',
  'label_history',
  'labels',
  'lane_changes',
  'lanes',
  'late_results',
  'log_entries',
  'log_positions',
  'outbox',
  'outcome_changes',
  'projects',
  'request_windows',
  'review_items',
  'reviews',
  'schema_compatibility',
  'series',
  'series_runs',
  'sessions',
  'webhook_deliveries',
];
const ALL = migrations.map(({ name }) => name);

describe('migrations', () => {
  let databases: Databases;
  beforeAll(async () => (databases = new Databases()));
  afterAll(async () => databases.stop());

  const tables = async (orm: MikroORM): Promise<string[]> => {
    const rows = await runStatement<{ name: string }>(
      orm.em.fork(),
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('make every table of an empty database, take them all away again, and make them again', async () => {
    const orm = await databases.open(await databases.empty());
    await orm.migrator.up();
    expect(await tables(orm)).toEqual([...TABLES, 'schema_migrations'].toSorted());
    await orm.migrator.down({ to: 0 });
    expect(await tables(orm)).toEqual(['schema_migrations']);
    await orm.migrator.up();
    expect(await tables(orm)).toEqual([...TABLES, 'schema_migrations'].toSorted());
    expect(await orm.migrator.up()).toEqual([]);
  });

  it('take back that late answers of one round are told apart, and keep the first of them', async () => {
    const orm = await databases.migrated();
    const em = orm.em.fork();
    await runStatement(
      em,
      `insert into late_results (job_id, region, model_id, repeat, cell, round, reason, result)
       select 'job', 'us-east', 'a', 1, 'c', 1, 'lost_race', jsonb_build_object('executor_id', executor)
       from unnest(array['b', 'c']) as executor`,
    );
    await runStatement(
      em,
      `insert into attempts (job_id, region, model_id, cell, round, number, executor_id, kind, started_at, completed_at)
       select 'job', 'us-east', 'a', 'c', 1, 1, 'c', 'late', started, started
       from unnest(array['2026-11-20'::timestamptz, '2026-11-21']) as started`,
    );
    const before = migrations.findIndex(({ name }) => name.includes('-004-')) - 1;
    await orm.migrator.down({ to: ALL[before] ?? 0 });
    await orm.migrator.up();
    expect(
      await runStatement(em, `select result ->> 'executor_id' as executor from late_results`),
    ).toEqual([{ executor: 'b' }]);
    expect(await runStatement(em, 'select id::int from attempts')).toHaveLength(1);
  });

  it('reckon what jobs of before have spent: each call once, also those whose result does not count', async () => {
    const orm = await databases.migrated();
    const em = orm.em.fork();
    await insertJob(orm, 'job');
    const result = executionRow({ job_id: 'job', round: 2, cost_usd: 0.000_123_4 });
    const replaced = executionRow({ job_id: 'job', cost_usd: 0.1, executor_id: 'executor-2' });
    const failed = executionRow({ job_id: 'job', repeat: 2, cost_usd: null });
    await recordExecutions(em, [{ ...result, round: 1 }, failed]);
    await runStatement(em, `update executions set round = 2 where repeat = 1`);
    await keepLateResults(em, [
      { row: replaced, reason: 'replaced' },
      // The same call, kept for two reasons.
      { row: replaced, reason: 'already_recorded' },
    ]);
    await runStatement(em, 'delete from attempts');
    await runStatement(
      em,
      `insert into attempts (job_id, region, model_id, cell, round, number, executor_id, kind, started_at, completed_at)
       select job_id, region, model_id, cell, round, 1, executor_id, 'result', started_at, completed_at from executions
       union all
       select job_id, region, model_id, cell, round, 1, 'executor-2', 'result', '2026-11-20T10:00:00.000Z', now()
       from late_results where reason = 'replaced'`,
    );
    const before = migrations.findIndex(({ name }) => name.includes('-013-')) - 1;
    await orm.migrator.down({ to: ALL[before] ?? 0 });
    await orm.migrator.up();
    expect(
      await runStatement(
        em,
        `select round, cost_nano_usd::int as cost from attempts where cost_nano_usd > 0 order by round`,
      ),
    ).toEqual([
      { round: 1, cost: 100_000_000 },
      { round: 2, cost: 123_400 },
    ]);
    expect(
      await runStatement(
        em,
        'select recorded::int, spent_nano_usd::int as spent from job_lane_progress',
      ),
    ).toEqual([{ recorded: 2, spent: 100_123_400 }]);
  });

  it('make the schema that the entities describe', async () => {
    const orm = await databases.migrated();
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
    await runStatement(orm.em.fork(), 'alter table outbox drop column headers');
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('"headers"');
  });

  it('make one cell of a null and an empty question, and refuse its second execution', async () => {
    const orm = await databases.migrated();
    const em = orm.em.fork();
    await insertJob(orm, 'job');
    await recordExecutions(em, [executionRow({ job_id: 'job', question_id: null })]);
    const columns = `job_id, region, model_id, repeat, cell, round, status, outcome, outcome_source, classifier_version,
      response_length, response_cut, attempts, started_at, completed_at, duration_ms, prompt_sha256, provider,
      executor_id, evidence`;
    const copy = (question: string) =>
      runStatement(
        em,
        `insert into executions (question_id, ${columns}) select ${question}, ${columns} from executions limit 1`,
      );
    for (const same of ['null', `''`]) {
      await expect(copy(same)).rejects.toThrow('idx_executions_dedup_with_question');
    }
    await copy(`'another'`);
    const [index] = await runStatement<{ unique: boolean }>(
      em,
      `select indisunique as "unique" from pg_index where indexrelid = '${DEDUP_INDEX}'::regclass`,
    );
    expect(DEDUP_INDEX).toBe('idx_executions_dedup_with_question');
    expect(index).toEqual({ unique: true });
  });

  describe(assertSchemaCurrent, () => {
    it('refuses an empty database, says what to run, and changes nothing', async () => {
      const orm = await databases.open(await databases.empty());
      const refusal = assertSchemaCurrent(orm);
      await expect(refusal).rejects.toThrow(SchemaBehindError);
      await expect(refusal).rejects.toThrow('npm run migrate -- up');
      await expect(refusal).rejects.toMatchObject({ missing: ALL });
      expect(await tables(orm)).toEqual([]);
    });

    it('refuses a database that lacks the newest migration, by its name', async () => {
      const orm = await databases.migrated();
      const newest = ALL.at(-1);
      await runStatement(orm.em.fork(), 'delete from schema_migrations where name = $1', [newest]);
      await expect(assertSchemaCurrent(orm)).rejects.toMatchObject({ missing: [newest] });
    });

    const laterThan = async (needs: string | null): Promise<MikroORM> => {
      const orm = await databases.migrated();
      const em = orm.em.fork();
      await assertSchemaCurrent(orm);
      await runStatement(em, `insert into schema_migrations (name) values ('9999-later')`);
      if (needs !== null)
        await runStatement(em, `insert into schema_compatibility values ('9999-later', $1)`, [
          needs,
        ]);
      return orm;
    };

    it('takes a database that a newer version has migrated in a way that lets this one go on', async () => {
      for (const needs of [ALL.at(-1), ALL.at(0)]) {
        const orm = await laterThan(needs ?? '');
        await expect(assertSchemaCurrent(orm)).resolves.toBeUndefined();
      }
    });

    it.each([
      ['says nothing', null, /it has 9999-later;/],
      ['stops services of before', '9999-later', /it has 9999-later;/],
      [
        'needs one that is not known either',
        '9998-between',
        /9999-later \(for versions that know 9998-between\);/,
      ],
    ])('refuses a database with a newer migration that %s', async (_, needs, told) => {
      const orm = await laterThan(needs);
      const refusal = assertSchemaCurrent(orm);
      await expect(refusal).rejects.toThrow(SchemaAheadError);
      await expect(refusal).rejects.toThrow(told);
      await expect(refusal).rejects.toThrow(`up to ${ALL.at(-1)}`);
      // Who is also behind must not be told to migrate with a build that is older than the database.
      await runStatement(orm.em.fork(), 'delete from schema_migrations where name = $1', [
        ALL.at(-1),
      ]);
      await expect(assertSchemaCurrent(orm)).rejects.toThrow(SchemaAheadError);
    });

    it('finds what every migration since declares, and nothing of it after it is undone', async () => {
      const orm = await databases.migrated();
      const em = orm.em.fork();
      const since = ALL.slice(ALL.findIndex((name) => name.includes('-011-')));
      const declared = await runStatement<{ migration: string; needs: string }>(
        em,
        'select migration, needs from schema_compatibility order by migration',
      );
      expect(declared.map(({ migration }) => migration)).toEqual(since.toSorted());
      for (const { migration, needs } of declared) {
        expect(ALL).toContain(needs);
        expect(ALL.indexOf(needs)).toBeLessThanOrEqual(ALL.indexOf(migration));
      }
      await orm.migrator.down();
      if (since.length > 1)
        expect(await runStatement(em, 'select migration from schema_compatibility')).toHaveLength(
          since.length - 1,
        );
    });
  });
});
