import { wilsonAt } from '@beacon/statistics';
import { armRows, regionTotals, type ModelData } from '../data/model-data.js';
import { countsOf, effectiveAnswers, measuredRows } from '../data/region-rates.js';
import { jsonInterval } from '../shape/json.js';
import type { ArmExecutions, ArmRate } from '../shape/job-comparison-shape.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';

/** The rate of one job, with an interval on as many answers as its executions are worth. */
export function armRate(
  data: ModelData,
  arm: string,
  endpoint: ConfirmatoryEndpoint,
  level: number,
): ArmRate {
  const rows = measuredRows(armRows(data, [arm], endpoint));
  const { x, n } = countsOf(rows);
  if (n === 0) return { n, events: x, rate: null, interval: null };
  const worth = data.repeats > 1 ? effectiveAnswers(rows) : n;
  return { n, events: x, rate: x / n, interval: jsonInterval(wilsonAt(x / n, worth, level)) };
}

/** What became of the executions of one job. */
export function armExecutions(data: ModelData, arm: string): ArmExecutions {
  const { expected, measured, missing, quarantined } = regionTotals(data, arm);
  return { expected, measured, missing, quarantined };
}
