import { setTimeout as pause } from 'node:timers/promises';
import { ABSENT_REGION, SERVED_REGIONS } from '../lab/lab-shapes.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import type { Scenario } from '../scenario.js';

/** Longer than twice a task's lease. */
const LONG_MS = 8_000;
/** Within a task's lease. */
const BRIEF_MS = 1_500;
/** Within the time after which a region counts as absent. */
const RETURNS_MS = 8_000;
const EAST = 'executor-us-east';

async function longJob(context: ScenarioContext): Promise<FaultJob> {
  await context.latency(250);
  return context.submit({ questions: 20 });
}

/** Cuts or silences a region's executor off the broker for a while, in the middle of a job. */
async function isolate(context: ScenarioContext, how: 'cut' | 'freeze', ms: number): Promise<void> {
  const job = await longJob(context);
  await context.recorded(job, 20);
  await context.inFlight(2, 'us-east');
  const hit = { regions: ['us-east'], includingHeld: true };
  await context.strike(hit, async () => context.link(EAST, 'nats')[how]());
  await pause(ms);
  context.link(EAST, 'nats').heal();
  await context.goesOn(job, 'us-east');
}

/** Links are cut, silent or slow; processes stand still; regions are absent. */
export const networkFaults: readonly Scenario[] = [
  {
    id: 'region-cut-briefly',
    matrix: [],
    name: 'a region cut off the broker within a lease',
    done: 'the link of us-east is cut for 1.5 s and healed',
    expected: 'goes on; unsent answers are stored',
    run: (context) => isolate(context, 'cut', BRIEF_MS),
  },
  {
    id: 'region-cut',
    matrix: [],
    name: 'a region cut off the broker for longer than a lease',
    done: 'the link of us-east is cut for 8 s with calls in flight, and healed',
    expected: 'unsent answers are stored; no second call without need',
    run: (context) => isolate(context, 'cut', LONG_MS),
  },
  {
    id: 'region-silent',
    matrix: [24],
    name: 'packets between a region and the broker are dropped',
    done: 'nothing passes on the link of us-east for 8 s, no connection breaks; healed',
    expected: 'as when cut',
    run: (context) => isolate(context, 'freeze', LONG_MS),
  },
  {
    id: 'one-executor-cut',
    matrix: [24],
    name: 'one of two executors cut off for longer than a lease',
    done: 'the link of one executor is cut for 8 s with calls in flight, and healed',
    expected: 'the other takes its tasks; the first result wins',
    shape: 'pair',
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 20);
      await context.inFlight(2, 'us-east');
      const hit = { regions: ['us-east'], includingHeld: true };
      await context.strike(hit, async () => context.link(EAST, 'nats').cut());
      await context.goesOn(job, 'us-east');
      await pause(LONG_MS);
      context.link(EAST, 'nats').heal();
    },
  },
  {
    id: 'one-executor-stopped',
    matrix: [12, 13],
    name: 'one of two executors stands still for longer than a lease',
    done: 'SIGSTOP of one executor for 8 s with calls in flight, then SIGCONT',
    expected: 'the other takes its tasks; the first result wins',
    shape: 'pair',
    short: true,
    run: async (context) => {
      const job = await longJob(context);
      await context.recorded(job, 20);
      await context.inFlight(2, 'us-east');
      await context.strike({ regions: ['us-east'], includingHeld: true }, () => context.stop(EAST));
      await context.goesOn(job, 'us-east');
      await pause(LONG_MS);
      await context.continue(EAST);
    },
  },
  {
    id: 'task-reply-lost',
    matrix: [2],
    name: "the broker's word that it stored tasks is lost",
    done: "the planner's connection breaks after it sent tasks and before it receives the acknowledgements; twice",
    expected: 'published again, refused as known; no second call',
    run: async (context) => {
      await context.latency(100);
      const lose = async (): Promise<void> =>
        context.trap('planner', 'nats', {
          direction: 'up',
          pattern: /PUB beacon\.tasks\./,
          action: 'mute',
        });
      const first = lose();
      const job = await context.submit();
      await context.strike({}, () => first);
      await context.strike({}, lose);
      await context.goesOn(job);
    },
  },
  {
    id: 'slow-links',
    matrix: [],
    name: 'every link is slow',
    done: '150 ms each way between all services and their servers',
    expected: 'slower, and nothing else',
    run: async (context) => {
      for (const name of context.lab.services.keys()) slow(context, name);
      await context.submit({ questions: 6, repeats: 1 });
      await context.end();
    },
  },
  {
    id: 'region-absent',
    matrix: [7],
    name: 'a region never comes up',
    done: 'a job in three regions, one of which has no executor',
    expected: 'its cells fail with region_unavailable; the job ends partial',
    run: async (context) => {
      const regions = [...SERVED_REGIONS, ABSENT_REGION];
      const job = await context.submit({ regions, minRegions: 2, questions: 4 }, 'partial');
      await context.end();
      const cells = job.cells.size / 3;
      await context.expectCells(job, { completed: 2 * cells, 'failed region_unavailable': cells });
    },
  },
  {
    id: 'region-late',
    matrix: [7],
    name: 'a region comes up late',
    done: 'the only executor of us-east is stopped before the job and started 8 s later',
    expected: 'its tasks wait; nothing fails',
    run: async (context) => {
      await context.process(EAST).kill('SIGTERM');
      const job = await context.submit();
      await context.recorded(job, job.cells.size / 2, 'eu-west');
      await pause(RETURNS_MS);
      await context.restart(EAST);
      await context.goesOn(job, 'us-east');
      await context.end();
      await context.expectCells(job, { completed: job.cells.size });
    },
  },
  {
    id: 'region-lost',
    matrix: [],
    name: 'a region is lost in the middle of a job and comes back after its cells were given up',
    done: 'us-east is cut off with calls in flight until its cells have failed, then healed',
    expected: 'region_unavailable; what it brings afterwards is kept and not counted',
    run: async (context) => {
      await context.latency(250);
      const job = await context.submit({ questions: 20, minRegions: 1 }, 'partial');
      await context.recorded(job, 20);
      await context.inFlight(2, 'us-east');
      const hit = { regions: ['us-east'], includingHeld: true };
      await context.strike(hit, async () => context.link(EAST, 'nats').cut());
      await context.status(job, 'partial');
      context.link(EAST, 'nats').heal();
      const tally = await context.tally(job, ({ code }) => code ?? 'none', 'us-east');
      context.check(
        (tally['region_unavailable'] ?? 0) > 0,
        'no cell of the lost region has failed',
      );
    },
  },
];

function slow(context: ScenarioContext, name: string): void {
  if (name === 'simulator') return;
  context.link(name, 'nats').delay(150);
  if (!name.startsWith('executor')) context.link(name, 'postgres').delay(150);
}
