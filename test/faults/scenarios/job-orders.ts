import { setTimeout as pause } from 'node:timers/promises';
import { SERVED_REGIONS } from '../lab/lab-shapes.js';
import type { ScenarioContext } from '../run/context.js';
import type { FaultJob } from '../run/fault-job.js';
import { until } from '../wait.js';

/** The executor of us-east. */
export const EAST = 'executor-us-east';

/** Path of an order about a job. */
export function pathOf(job: FaultJob, verb: string): string {
  return `/api/v1/jobs/${job.id}/${verb}`;
}

/** Calls in flight at all regions can be lost by what a user orders: they are aborted. */
export async function order(
  context: ScenarioContext,
  job: FaultJob,
  verb: string,
  body: object = {},
): Promise<void> {
  await context.strike({ regions: SERVED_REGIONS, includingHeld: true }, async () => {
    await context.api.must(pathOf(job, verb), { reason: 'fault suite', ...body });
  });
}

async function lateOnes(context: ScenarioContext, job: FaultJob): Promise<number> {
  const [row] = await context.lab.database.query<{ count: number }>(
    'select count(*)::float8 as count from late_results where job_id = $1',
    [job.id],
  );
  return row?.count ?? 0;
}

/** Waits until results came that count no more. */
export async function lateResults(context: ScenarioContext, job: FaultJob): Promise<void> {
  await until('late results to be kept', async () => (await lateOnes(context, job)) > 0, {
    limitMs: 20_000,
  });
}

/** Long enough that calls which should not start would be seen. */
const QUIET_MS = 2_000;

/** Notes a problem when calls start within a while. */
export async function staysQuiet(context: ScenarioContext): Promise<void> {
  const before = await context.simulator.settledReport(() => true);
  await pause(QUIET_MS);
  const { total } = await context.simulator.report();
  context.check(total === before.total, `${total - before.total} calls started afterwards`);
}

/** Waits until no call is in flight. */
export async function nothingInFlight(context: ScenarioContext): Promise<void> {
  const look = async (): Promise<boolean> => (await context.simulator.report()).inFlight === 0;
  await until('no call to be in flight', look, { limitMs: 5_000 });
}
