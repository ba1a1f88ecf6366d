import { planOf } from '@beacon/verdict';
import type { Plan } from '@beacon/verdict';
import type { LaneLatency } from '@beacon/persistence';
import { bodyBounds, readJson } from '../http/server/read-json.js';
import { readJob } from './job-intake.js';
import type { IntakeContext } from './intake-context.js';
import { timedLanes, toPlanInput } from './plan-input.js';
import type { PlanWish, TimedLane } from './plan-input.js';

/** What a plan is made from beside the job itself. */
export interface PlanFacts {
  readonly latencies: readonly LaneLatency[];
  readonly query: PlanWish;
  /** Requests that a cell may take. */
  readonly maxAttempts: number;
}

/** A plan and the lanes that it is of. */
export interface PlannedJob {
  readonly plan: Plan;
  readonly lanes: readonly TimedLane[];
}

/**
 * Plans a job from the bytes of its submission.
 * @throws ApiError 400 when it would be refused as a submission.
 */
export function plannedJob(
  context: IntakeContext,
  bytes: Uint8Array,
  facts: PlanFacts,
): PlannedJob {
  return plannedJobOf(context, readJson(bytes, bodyBounds(context.limits.maxQuestions)), facts);
}

/** The same for a body that was read. */
export function plannedJobOf(
  context: IntakeContext,
  body: unknown,
  { latencies, query, maxAttempts }: PlanFacts,
): PlannedJob {
  const { spec } = readJob(context, body);
  const facts = { ...context, latencies, maxAttempts };
  const lanes = timedLanes(spec, facts);
  return { plan: planOf(toPlanInput(spec, lanes, facts, query)), lanes };
}
