import { setTimeout as pause } from 'node:timers/promises';
import type { ScenarioContext } from '../run/context.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

const EVERY_MS = 1_000;
const CUT_FOR_MS = 30_000;
/** Alone it takes a second or two. */
const OTHER_ENDS_MS = 20_000;

/** Sessions of the services: all but the one that asks. */
const SESSIONS = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

/** Sends SIGKILL to one of PostgreSQL's backends: the server throws everybody out then, and recovers from its log. */
async function killBackend({ lab }: ScenarioContext): Promise<void> {
  const pid = await until('a session of a service', async () => {
    const [row] = await lab.database.query<{ pid: number }>(
      `select pid::float8 as pid ${SESSIONS} and backend_type = 'client backend' limit 1`,
    );
    return row?.pid;
  });
  process.kill(pid, 'SIGKILL');
}

/** Ends every session of the database and breaks every connection to the broker, once a second. */
async function cutEverySecond({ lab }: ScenarioContext, forMs: number): Promise<void> {
  const deadline = performance.now() + forMs;
  while (performance.now() < deadline) {
    await lab.database.query(`select pg_terminate_backend(pid) ${SESSIONS}`);
    for (const name of lab.services.keys()) {
      if (name === 'simulator') continue;
      lab.link(name, 'nats').cut();
      lab.link(name, 'nats').heal();
    }
    await pause(EVERY_MS);
  }
}

/** Holds the row of a running job until another has ended, and for a time at least. */
async function holdRow(context: ScenarioContext, forMs: number): Promise<void> {
  await context.latency(100);
  const held = await context.submit({ questions: 20 });
  await context.recorded(held, 20);
  const release = await context.lab.database.hold('select 1 from jobs where id = $1 for update', [
    held.id,
  ]);
  context.cleanUp(release);
  const heldSince = performance.now();
  const other = await context.submit({ questions: 10 });
  await until(
    'the other job to end while the first is held',
    async () => (await context.lab.database.job(other.id)).status === 'completed',
    { limitMs: OTHER_ENDS_MS },
  );
  const took = performance.now() - heldSince;
  context.note(`beside the held job, the other took ${(took / 1_000).toFixed(1)} s`);
  await pause(Math.max(0, forMs - took));
  await release();
  await context.goesOn(held);
}

/** PostgreSQL panics, its sessions end, and people work in it while jobs run. */
export const databaseTrouble: readonly Scenario[] = [
  {
    id: 'database-panics',
    matrix: [27],
    name: 'database panics again and again, and is shut down at once',
    done: 'kill -9 of a backend, three times; then an immediate shutdown and a restart',
    expected: 'sessions come back; nothing acknowledged early; no extra call',
    run: async (context) => {
      await context.latency(300);
      const job = await context.submit({ questions: 30 });
      for (const count of [20, 50, 80]) {
        await context.recorded(job, count);
        await killBackend(context);
        await context.goesOn(job);
      }
      await context.recorded(job, 120);
      await context.process('postgres').kill('SIGQUIT');
      await context.restart('postgres');
      await context.goesOn(job);
    },
  },
  {
    id: 'connections-cut',
    matrix: [],
    name: 'every connection is cut every second, for half a minute',
    done: 'all sessions of the database ended and all links to the broker broken once a second for 30 s',
    expected: 'work goes on between the cuts and after them; no extra call',
    run: async (context) => {
      await context.latency(1_200);
      const job = await context.submit({ questions: 60 });
      await context.recorded(job, 16);
      await cutEverySecond(context, CUT_FOR_MS);
      const recorded = await context.lab.database.recorded(job.id);
      context.note(`${recorded} of ${job.cells.size} cells were recorded while connections broke`);
      context.check(recorded > 32, `only ${recorded} cells were recorded while connections broke`);
      await context.goesOn(job);
    },
  },
  {
    id: 'job-row-held',
    matrix: [],
    name: "an operator's transaction holds a job's row",
    done: '`select … for update` of a running job, until another that was submitted meanwhile has ended',
    expected: 'the other job is recorded and ends; the held one goes on afterwards',
    short: true,
    run: (context) => holdRow(context, 0),
  },
  {
    id: 'job-row-held-long',
    matrix: [],
    name: "an operator's transaction holds a job's row for a minute",
    done: 'the same, held for a minute',
    expected: 'the same; nothing is given up, no extra call',
    run: (context) => holdRow(context, 60_000),
  },
  {
    id: 'table-rewritten',
    matrix: [],
    name: 'VACUUM FULL and a new index on executions',
    done: '`vacuum full executions`, three times, and `create index` of it, in the middle of a job',
    expected: 'recording waits for them and goes on; no extra call',
    short: true,
    run: async (context) => {
      const { database } = context.lab;
      await context.latency(150);
      const job = await context.submit({ questions: 20 });
      for (const count of [20, 40, 60]) {
        await context.recorded(job, count);
        await database.query('vacuum full executions');
      }
      context.cleanUp(async () => void (await database.query('drop index if exists by_hand')));
      await database.query('create index by_hand on executions (job_id, outcome, recorded_at)');
      await context.goesOn(job);
    },
  },
];
