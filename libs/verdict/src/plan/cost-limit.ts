import { callCostAtMost, formatUsd, toNanoUsd, toUsd } from '@beacon/domain';
import { counted } from '../shape/words.js';
import type { PlanInput, PlanLane } from './input.js';
import type { PlanCostLimit, PlanRange, PlanWarning } from './shape.js';

/** What a lane costs when every call costs the most that it can, one call a cell, in nanodollars; null without prices. */
function laneAtMost(input: PlanInput, lane: PlanLane): number | null {
  const { questions, promptBytes = 0, repeats } = input;
  const asked = questions.length === 0 ? [{ bytes: 0 }] : questions;
  let total = 0;
  for (const { bytes } of asked) {
    const cost = callAtMost(input, lane, bytes + promptBytes);
    if (cost === null) return null;
    total += cost * repeats;
  }
  return total;
}

/** As the planner reckons it, before it publishes a call. */
function callAtMost(
  { maxTokens }: PlanInput,
  { prices, leftOut = [] }: PlanLane,
  bytes: number,
): number | null {
  return callCostAtMost({ bytes, maxTokens }, { prices, withoutSampling: leftOut });
}

/** What a job costs when every call costs the most that it can, in US dollars; null when no lane has prices. */
export function costAtMost(input: PlanInput, lanes: readonly PlanLane[]): number | null {
  const costs = lanes.flatMap((lane) => laneAtMost(input, lane) ?? []);
  return costs.length === 0 ? null : toUsd(costs.reduce((sum, cost) => sum + cost, 0));
}

/**
 * What can be spent beyond a limit: what the lanes have in flight at once, asked as often as a task may be, at the most that a call of
 * the longest question can cost.
 */
function overshoot(input: PlanInput, lanes: readonly PlanLane[]): number {
  const { questions, promptBytes = 0, repeats, maxAttempts = 1 } = input;
  const longest = questions.reduce((most, { bytes }) => Math.max(most, bytes), 0) + promptBytes;
  const cells = Math.max(1, questions.length) * repeats;
  const inFlight = lanes.reduce(
    (sum, lane) =>
      sum + Math.min(cells, lane.concurrency) * (callAtMost(input, lane, longest) ?? 0),
    0,
  );
  return toUsd(inFlight * maxAttempts);
}

/** What a plan comes to. */
export interface PlannedCost {
  readonly cells: number;
  /** What it is likely to cost, in US dollars; null without prices. */
  readonly range: PlanRange | null;
  /** What it costs at most. */
  readonly atMost: number | null;
}

/** Whether a job's cost limit is enough, and what it buys; null without a limit. */
export function planCostLimit(
  input: PlanInput,
  lanes: readonly PlanLane[],
  { cells, range, atMost }: PlannedCost,
): PlanCostLimit | null {
  const { maxCostUsd: limit } = input;
  if (limit === undefined || range === null || atMost === null) return null;
  const buys = (cost: number): number =>
    cost <= limit ? cells : Math.floor((cells * limit) / cost);
  const [low] = range;
  return {
    max_cost: limit,
    expected: expectation(limit, low, atMost),
    cells: [buys(atMost), buys(low)],
    overshoot_usd: overshoot(input, lanes),
  };
}

function expectation(limit: number, low: number, atMost: number): PlanCostLimit['expected'] {
  if (atMost <= limit) return 'suffices';
  return low > limit ? 'does_not_suffice' : 'may_not_suffice';
}

/** What to mind of a limit that may be too low. */
export function costLimitWarnings(limit: PlanCostLimit | null, cells: number): PlanWarning[] {
  if (limit === null || limit.expected === 'suffices') return [];
  const [least, most] = limit.cells;
  const amount = formatUsd(toNanoUsd(limit.max_cost));
  const range = least === most ? `${least}` : `${least} to ${most}`;
  const doubt = limit.expected === 'may_not_suffice' ? 'may not be enough' : 'is not enough';
  return [
    {
      code: `max_cost_${limit.expected}`,
      text: `the cost limit of ${amount} ${doubt}: it buys ${range} of ${counted(cells, 'cell')}; what is left would not be asked, and would not be missing at random`,
    },
  ];
}
