import { setTimeout as pause } from 'node:timers/promises';
import { CLOCK_SIGNAL } from '../lab/lab-shapes.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';
import { until } from '../wait.js';

const EAST = 'executor-us-east';
const KILLS = 20;
const EVERY_MS = 1_000;
/** No call here takes as long, whatever a clock says. */
const LONGEST_CALL_MS = 60_000;

/** Many replicas: killed one a second, restarted in turn, at odds with each other, with wrong clocks. */
export const replicaFaults: readonly Scenario[] = [
  {
    id: 'two-planners',
    matrix: [3, 39],
    name: 'two planners plan one job, one is killed',
    done: 'two planners all along; one killed in the middle, and back',
    expected: 'one set of tasks; the other goes on at once',
    shape: 'pair',
    run: async (context) => {
      await context.latency(200);
      const job = await context.submit({ questions: 20 });
      await context.recorded(job, 40);
      await context.kill('planner');
      await context.goesOn(job);
      await context.restart('planner');
    },
  },
  {
    id: 'executor-sigterm',
    matrix: [19],
    name: 'one of two executors told to stop with short and long calls in flight',
    done: 'SIGTERM with calls of 2 s and of 40 s in flight',
    expected: 'short ones finish; long ones go to the other at the end of the grace',
    shape: 'pair',
    run: async (context) => {
      await context.simulator.faults([
        { match: { model: 'mistral-7b' }, fault: { kind: 'latency', ms: 40_000 } },
        { fault: { kind: 'latency', ms: 2_000 } },
      ]);
      const job = await context.submit({ questions: 4, repeats: 1, providerTimeout: '60s' });
      await context.inFlight(6, 'us-east');
      await context.strike({ regions: ['us-east'] }, () => context.process(EAST).kill('SIGTERM'));
      await context.latency(2_000);
      await context.restart(EAST);
      await context.end(70_000);
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'killing-spree',
    matrix: [],
    name: 'three replicas of each service, one killed every second',
    done: `kill -9 of one process a second for ${KILLS} s, each started again at once`,
    expected: 'nothing lost, nothing twice but what was in flight',
    shape: 'triple',
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit({ questions: 60, repeats: 4 });
      await context.recorded(job, 10);
      await spree(context);
      await context.goesOn(job);
    },
  },
  {
    id: 'rolling-restart',
    matrix: [],
    name: 'everything restarted in turn during a job',
    done: 'SIGTERM and start of every process of every service, one after the other',
    expected: 'no extra call at all: what is in flight is finished first',
    shape: 'triple',
    run: async (context) => {
      await context.latency(400);
      const job = await context.submit({ questions: 60, repeats: 6 });
      await context.recorded(job, 10);
      for (const name of context.lab.services.keys()) {
        if (name !== 'simulator') await context.restart(name);
      }
      await context.recorded(job, job.cells.size);
    },
  },
  {
    id: 'clock-jump',
    matrix: [40],
    name: "an executor's clock jumps by an hour and by 56 years",
    done: 'the clock of us-east jumps +1 h, -1 h, -56 years, +56 years, then right, each time with calls in flight',
    expected:
      'no lease, deadline, delay or answer hangs on it; no duration is longer than a call may be',
    shape: 'clock',
    run: async (context) => {
      const fault = { kind: 'status', status: 429, retryAfterSeconds: 2 };
      await context.simulator.faults([
        { match: { region: 'us-east' }, fault, times: 4 },
        { fault: { kind: 'latency', ms: 200 } },
      ]);
      const job = await context.submit({ questions: 20 });
      for (const count of [20, 45, 70, 95, 120]) {
        await context.recorded(job, count);
        await context.inFlight(1, 'us-east');
        await jump(context);
      }
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
      await expectTimes(context, job);
    },
  },
];

/** Kills a process a second, round the services, and starts each again at once. One that is still starting is passed over. */
async function spree(context: ScenarioContext): Promise<void> {
  const names = [...context.lab.services.keys()].filter((name) => name !== 'simulator');
  const waiting = names.toSorted((a, b) => replicaOf(a) - replicaOf(b));
  const restarts: Promise<void>[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const startedAt = performance.now();
    const name = await until('a process that runs', () => waiting.shift());
    await context.kill(name);
    restarts.push(context.restart(name).then(() => void waiting.push(name)));
    await pause(Math.max(0, EVERY_MS - (performance.now() - startedAt)));
  }
  await Promise.all(restarts);
}

function replicaOf(name: string): number {
  return Number(/-(\d+)$/.exec(name)?.[1] ?? 1);
}

/** Calls were made in all the times that the clock has told, and took what calls take. */
async function expectTimes(context: ScenarioContext, job: FaultJob): Promise<void> {
  const rows = await context.lab.database.query<{ year: number; longest: number }>(
    `select extract(year from started_at at time zone 'utc')::int as year, max(duration_ms) as longest
     from executions where job_id = $1 and region = 'us-east' group by 1 order by 1`,
    [job.id],
  );
  const longest = Math.max(...rows.map((row) => row.longest));
  context.check(rows.length >= 3, `calls were made in ${rows.length} years only, not in three`);
  context.check(longest <= LONGEST_CALL_MS, `a call is said to have taken ${longest} ms`);
}

async function jump(context: ScenarioContext): Promise<void> {
  const process = context.process(EAST);
  const jumps = (): number => process.logs().filter((line) => line.includes('clock.jumped')).length;
  const before = jumps();
  await process.kill(CLOCK_SIGNAL);
  await until('the clock to jump', () => jumps() > before);
}
