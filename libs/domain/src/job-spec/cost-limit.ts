import { toNanoUsd, toUsd } from '../call-cost.js';
import { findLane } from '../catalogue.js';
import type { JobConstraints, JobModel } from '../job-specification.js';
import type { JobContext } from './context.js';
import { listAllowed } from './problems.js';
import type { Path, Problems } from './problems.js';

/** What a job may cost at least and at most, in US dollars: less than a microdollar buys nothing. */
export const LEAST_MAX_COST_USD = 0.000_001;
export const LARGEST_MAX_COST_USD = 1_000_000;

/** The limit as the job keeps it; nothing where none is submitted. */
export function readMaxCost(
  usd: number | null | undefined,
  path: Path,
  models: readonly JobModel[],
  context: Pick<JobContext, 'catalogue' | 'problems'>,
): Pick<JobConstraints, 'maxCostNanoUsd'> {
  if (usd === null || usd === undefined) return {};
  checkPrices(models, path, context);
  return { maxCostNanoUsd: toNanoUsd(usd) };
}

/** What cannot be counted cannot be held to a limit. */
export function checkPrices(
  models: readonly JobModel[],
  path: Path,
  { catalogue, problems }: Pick<JobContext, 'catalogue' | 'problems'>,
): void {
  const unpriced = models.flatMap(({ id, regions }) =>
    regions
      .filter((region) => findLane(catalogue, region, id)?.prices === null)
      .map((region) => `${id} from ${region}`),
  );
  if (unpriced.length === 0) return;
  const message = `without prices no cost limit holds, and the catalogue has none for ${listAllowed(unpriced)}: give these lanes prices, 0 where they cost nothing, or ask other models`;
  problems.add(path, { code: 'lanes_without_prices', message });
}

/**
 * The limit of a job from now on: a limit is only ever raised.
 * @param present the job's, in nanodollars; undefined where it has none.
 */
export function readRaisedMaxCost(
  usd: number | null | undefined,
  present: number | undefined,
  problems: Problems,
): Pick<JobConstraints, 'maxCostNanoUsd'> {
  if (usd === null || usd === undefined) return {};
  const wanted = toNanoUsd(usd);
  if (present !== undefined && wanted >= present) return { maxCostNanoUsd: wanted };
  const path = ['max_cost'];
  if (present === undefined) {
    const message = 'the job was submitted without a cost limit: leave max_cost out';
    problems.add(path, { code: 'unsupported_field', message });
    return {};
  }
  const message = `${usd} is less than the job's limit: give the new limit for the whole job`;
  const allowed = `${toUsd(present)}..${LARGEST_MAX_COST_USD}`;
  problems.add(path, { code: 'out_of_range', message, allowed });
  return {};
}
