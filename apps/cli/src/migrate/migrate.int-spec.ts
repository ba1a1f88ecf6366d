import { migrations } from '@beacon/migrations';
import { createOrm, runStatement } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot, createDatabase, startPostgres } from '@beacon/stack';
import type { EmbeddedPostgres } from '@beacon/stack';
import { startTestBroker } from '@beacon/testing';

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a built tool until it ends. */
async function run(tool: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const file = join(projectRoot(), `apps/cli/dist/${tool}/main.js`);
  const options = { env, cwd: projectRoot(), timeout: 150_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

describe('the migrate program', () => {
  let postgres: EmbeddedPostgres;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    env = { DATABASE_URL: await createDatabase(postgres.ready.url, 'beacon_migrate') };
  });
  afterAll(async () => postgres.stop());

  const facts = ({ stdout }: Ended): unknown => JSON.parse(stdout);

  it('finds an empty database behind, brings it up, finds it in order, and takes a step back', async () => {
    const behind = await run('migrate', ['check'], env);
    expect(behind.code).toBe(1);
    const up = await run('migrate', ['up'], env);
    expect(up).toMatchObject({ code: 0, stderr: '' });
    const names = migrations.map(({ name }) => name);
    expect(facts(up)).toEqual({ applied: names });
    expect(facts(await run('migrate', ['up'], env))).toEqual({ applied: [] });
    const check = await run('migrate', ['check'], env);
    expect(check.code).toBe(0);
    expect(facts(check)).toEqual({ pending: [], diff: '' });
    expect(facts(await run('migrate', ['down'], env))).toEqual({ undone: names.slice(-1) });
    expect((await run('migrate', ['check'], env)).code).toBe(1);
  });

  it('offers no way back from what a newer version has brought', async () => {
    const url = await createDatabase(postgres.ready.url, 'beacon_newer');
    const newer = { DATABASE_URL: url };
    expect((await run('migrate', ['up'], newer)).code).toBe(0);
    const orm = await createOrm({ url });
    const later = ['9999-later', migrations.at(-1)?.name ?? ''];
    await runStatement(orm.em.fork(), 'create table things_to_come (id int)');
    await runStatement(orm.em.fork(), 'insert into schema_migrations (name) values ($1)', [
      '9999-later',
    ]);
    for (const command of ['check', 'diff', 'down', 'up']) {
      const refused = await run('migrate', [command], newer);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain('the database is newer than this build');
      for (const name of later) expect(refused.stderr).toContain(name);
    }
    await runStatement(orm.em.fork(), 'insert into schema_compatibility values ($1, $2)', later);
    expect(facts(await run('migrate', ['up'], newer))).toEqual({ applied: [] });
    expect(facts(await run('migrate', ['status'], newer))).toMatchObject({
      pending: [],
      unknown: ['9999-later'],
    });
    expect(await runStatement(orm.em.fork(), 'select name from schema_migrations')).toHaveLength(
      migrations.length + 1,
    );
    await orm.close();
  });

  it('says how it is used when it is told nothing that it knows', async () => {
    const { code, stderr } = await run('migrate', ['sideways'], env);
    expect(code).toBe(2);
    expect(stderr).toContain('npm run migrate -- <command>');
  });

  it('fails when there is no database to reach, and shows no password', async () => {
    const DATABASE_URL = 'postgresql://beacon:secret-word@127.0.0.1:9/none';
    const { code, stdout, stderr } = await run('migrate', ['up'], { DATABASE_URL });
    expect(code).toBe(1);
    expect(stderr).toContain('migrate: ');
    expect(stdout + stderr).not.toContain('secret-word');
  });
});

describe('the provision program', () => {
  it('makes what the catalogue needs, and finds it unchanged when it is run again', async () => {
    const broker = await startTestBroker();
    try {
      const env = {
        ...broker.environment('provision'),
        BEACON_CATALOGUE: 'config/catalogue.yaml',
        BEACON_SIMULATOR_URL: 'http://127.0.0.1:9',
      };
      const first = await run('provision', [], env);
      expect(first).toMatchObject({ code: 0, stderr: '' });
      const report = JSON.parse(first.stdout) as Readonly<Record<string, readonly string[]>>;
      expect(report).toMatchObject({ updated: [], unchanged: [] });
      expect(report['created']).toEqual(
        expect.arrayContaining(['BEACON_JOBS', 'BEACON_TASKS_us-east', 'BEACON_RESULTS/recorder']),
      );
      const second = await run('provision', [], env);
      expect(JSON.parse(second.stdout)).toEqual({
        created: [],
        updated: [],
        unchanged: report['created'],
      });
    } finally {
      await broker.stop();
    }
  });
});
