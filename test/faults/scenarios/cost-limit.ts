import { z } from 'zod';
import { callKeyOf } from '../run/fault-job.js';
import type { FaultJob } from '../run/fault-job.js';
import type { ScenarioContext } from '../run/context.js';
import type { Scenario } from '../scenario.js';

const TASK_PUBLISHED = /PUB beacon\.tasks\./;

const planned = z.object({
  cells: z.number(),
  cost_at_most_usd: z.number(),
  cost_limit: z.object({ overshoot_usd: z.number(), cells: z.tuple([z.number(), z.number()]) }),
});
const costed = z.object({
  stopped_by: z.string().nullable(),
  not_asked: z.number(),
  cost: z.object({
    max_cost: z.number().nullable(),
    spent: z.number(),
    spent_estimated: z.number(),
  }),
});

const ASKED = { questions: 20, repeats: 2 };
/** What every answer takes, in milliseconds: a job long enough for faults in its middle. */
const LATENCY_MS = 250;

/** Jobs that may not cost more than they say. */
export const costLimitFaults: readonly Scenario[] = [
  {
    id: 'cost-limit-killed',
    matrix: [1, 26],
    name: 'planner and recorder killed while a job nears its cost limit',
    done: 'kill -9 of the planner in the middle of publishing, of the recorder, and of both; restart',
    expected:
      'spent within the limit, near it, the same by recount; the rest failed with max_cost; a higher limit asks it',
    run: async (context) => {
      await context.latency(LATENCY_MS);
      const maxCost = await halfOfIt(context);
      const job = await context.submit({ ...ASKED, maxCost }, 'partial');
      const trap = context.trap('planner', 'nats', {
        direction: 'up',
        pattern: TASK_PUBLISHED,
        action: 'pass',
        occurrence: 5,
        onSprung: () => context.killAtOnce('planner'),
      });
      await context.strike({}, () => trap);
      await context.restart('planner');
      await context.recorded(job, 30);
      await context.kill('recorder');
      await context.restart('recorder');
      await context.recorded(job, 50);
      await context.kill('planner', 'recorder');
      await context.restart('planner', 'recorder');
      await context.end();
      // Nobody who calls has died: there is nothing beyond the limit.
      await expectWithin(context, job, { maxCost, overshoot: 0 });
      await raise(context, job, maxCost * 10);
    },
  },
  {
    id: 'cost-limit-executor-killed',
    matrix: [9],
    name: 'executor killed while a job nears its cost limit',
    done: 'kill -9 of an executor with calls in flight; restart',
    expected:
      'what the provider was asked costs no more than the limit and the overshoot of the plan',
    run: async (context) => {
      await context.latency(LATENCY_MS);
      const maxCost = await halfOfIt(context);
      const { cost_limit: limit } = await planOf(context, context.newJob({ ...ASKED, maxCost }));
      const job = await context.submit({ ...ASKED, maxCost }, 'partial');
      await context.recorded(job, 30);
      await context.inFlight(2, 'us-east');
      await context.kill('executor-us-east');
      await context.restart('executor-us-east');
      await context.end();
      await expectWithin(context, job, { maxCost, overshoot: limit.overshoot_usd });
    },
  },
];

/** Half of what the job costs, by a job of the same questions that asks each once. */
async function halfOfIt(context: ScenarioContext): Promise<number> {
  const probe = await context.submit({ questions: ASKED.questions, repeats: 1 });
  await context.end();
  const { cost } = await costOf(context, probe);
  context.check(cost.spent > 0, 'the probe cost nothing');
  // Twice as many calls, and half of them.
  return Number(cost.spent.toFixed(6));
}

/** Asks for what was left out, for more. */
async function raise(context: ScenarioContext, job: FaultJob, maxCost: number): Promise<void> {
  const order = { status: 'failed', max_cost: maxCost };
  await context.api.must(`/api/v1/jobs/${job.id}/retry`, order);
  context.mustEnd(job, 'completed');
  await context.end();
  const { cost, stopped_by, not_asked } = await costOf(context, job);
  context.check(
    stopped_by === null && not_asked === 0,
    `${not_asked} cells are not asked after the limit was raised`,
  );
  context.check(cost.spent <= maxCost, `${cost.spent} USD were spent, more than ${maxCost}`);
}

async function planOf(context: ScenarioContext, job: FaultJob): Promise<z.output<typeof planned>> {
  return planned.parse(await context.api.must('/api/v1/jobs/plan', job.body()));
}

async function costOf(
  context: ScenarioContext,
  { id }: FaultJob,
): Promise<z.output<typeof costed>> {
  const { body } = await context.api.get(`/api/v1/jobs/${id}`);
  return costed.parse(body);
}

interface Bounds {
  readonly maxCost: number;
  /** What may be spent beyond it, in US dollars. */
  readonly overshoot: number;
}

async function expectWithin(
  context: ScenarioContext,
  job: FaultJob,
  { maxCost, overshoot }: Bounds,
): Promise<void> {
  const { cost, stopped_by, not_asked } = await costOf(context, job);
  const { cells, cost_at_most_usd } = await planOf(context, job);
  const most = cost_at_most_usd / cells;
  context.note(`${cost.spent} of ${maxCost} USD spent, ${not_asked} of ${cells} cells not asked`);
  context.check(
    cost.spent <= maxCost + overshoot,
    `${cost.spent} USD were spent, more than ${maxCost} and ${overshoot}`,
  );
  context.check(
    cost.spent > maxCost - 2 * most,
    `only ${cost.spent} of ${maxCost} USD were spent, though a call costs ${most} at most`,
  );
  context.check(stopped_by === 'max_cost', `stopped_by is ${stopped_by}`);
  const tally = await context.tally(job, ({ code }) => code ?? 'asked');
  context.check(
    tally['max_cost'] === not_asked && not_asked > 0,
    `${not_asked} cells are said to be not asked, and ${tally['max_cost']} are`,
  );
  const { keys } = await context.simulator.report();
  const asked = new Set([...job.cells.values()].map(({ callKey }) => callKey));
  const calls = keys.filter((key) => asked.has(callKeyOf(key)));
  const made = calls.reduce((sum, key) => sum + key.calls, 0);
  const paid = (made * cost.spent) / Math.max(1, tally['asked'] ?? 0);
  context.check(
    paid <= maxCost + overshoot,
    `${made} calls reached the provider, about ${paid} USD, more than ${maxCost} and ${overshoot}`,
  );
}
