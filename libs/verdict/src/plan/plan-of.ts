import { checkPlan } from './check-plan.js';
import { costAtMost, costLimitWarnings, planCostLimit } from './cost-limit.js';
import type { PlanInput } from './input.js';
import { planPower } from './plan-power.js';
import { planWarnings } from './plan-warnings.js';
import type { Plan, PlanRange } from './shape.js';
import { addRanges, laneFigures, lanesOf, laneTokens, questionCount, slowest } from './volume.js';

/**
 * What a job will take and what it can show, before a call is paid for.
 *
 * Cost and time are ranges: tokens are estimated from bytes, answers may be as short as a refusal or as long as they may be, and no provider promises
 * its pace. Calls beyond one a cell (retries of failed ones) are in `calls.most` only.
 *
 * @throws RangeError that names what is wrong in the input.
 */
export function planOf(input: PlanInput): Plan {
  checkPlan(input);
  const lanes = lanesOf(input);
  const figures = lanes.map((lane) => laneFigures(input, lane));
  const cells = lanes.length * questionCount(input) * input.repeats;
  const tokens = laneTokens(input);
  const costs = figures.flatMap(({ cost_usd: cost }) => (cost === null ? [] : [cost]));
  const range = costs.length === 0 ? null : addRanges(costs);
  const atMost = costAtMost(input, lanes);
  const limit = planCostLimit(input, lanes, { cells, range, atMost });
  const power = planPower(input);
  const overLanes = ({ low, high }: { low: number; high: number }): PlanRange => [
    lanes.length * low,
    lanes.length * high,
  ];
  return {
    cells,
    calls: { least: cells, most: cells * (input.maxAttempts ?? 1) },
    tokens: { input: overLanes(tokens.input), output: overLanes(tokens.output) },
    cost_usd: range,
    cost_at_most_usd: atMost,
    cost_limit: limit,
    unpriced_lanes: figures.length - costs.length,
    duration_ms: slowest(figures.map(({ duration_ms: duration }) => duration)),
    lanes: figures,
    power,
    warnings: [...planWarnings(input, lanes, power), ...costLimitWarnings(limit, cells)],
  };
}
