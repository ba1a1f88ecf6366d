import { tOfLevel, tTwoSided } from '@beacon/statistics';
import type { TimeBin } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { eventsOf, sum } from '../input/outcome-classes.js';

/** How a model's rate moved while it was asked. */
export interface Drift {
  /** Change of the rate in a second. */
  readonly slope: number;
  readonly standardError: number;
  readonly df: number;
  readonly p: number;
}

/** One stretch of one region. */
interface Point {
  readonly n: number;
  readonly second: number;
  readonly events: number;
}

/** Stretches of each region in which about equally many were asked: enough to see a trend, long enough that what correlates is in one. */
const STRETCHES = 10;

/**
 * The trend of a rate within regions: weighted least squares of the rates of stretches on time, with a level for each region, so
 * that what differs between regions is not taken for time. Its error is from the scatter of the stretches, and no smaller than that of
 * independent answers: answers that correlate within a stretch do not make a trend.
 * @returns null where too little was asked at different times.
 */
export function driftOf(bins: readonly TimeBin[], endpoint: ConfirmatoryEndpoint): Drift | null {
  const regions = [...Map.groupBy(bins, ({ region }) => region).values()].map((own) =>
    stretchesOf(own, endpoint),
  );
  const points = regions.flatMap(centred);
  const df = points.length - regions.length - 1;
  const spread = sum(points.map(({ n, second }) => n * second ** 2));
  if (df < 2 || spread <= 0) return null;
  const slope = sum(points.map(({ n, second, rate }) => n * second * rate)) / spread;
  const scatter = sum(points.map(({ n, second, rate }) => n * (rate - slope * second) ** 2)) / df;
  const standardError = Math.sqrt(Math.max(scatter, binomialVariance(regions.flat())) / spread);
  if (standardError === 0) return { slope: 0, standardError, df, p: 1 };
  return { slope, standardError, df, p: tTwoSided(slope / standardError, df) };
}

/** The interval of a slope. */
export function slopeInterval(
  { slope, standardError, df }: Drift,
  level: number,
): readonly [number, number] {
  const reach = tOfLevel(level, df) * standardError;
  return [slope - reach, slope + reach];
}

/** Bins of one region, in time, put together until a tenth of the region's executions is reached. */
function stretchesOf(bins: readonly TimeBin[], endpoint: ConfirmatoryEndpoint): Point[] {
  const inTime = bins.toSorted((a, b) => a.second - b.second);
  const enough = sum(bins.map(({ n }) => n)) / STRETCHES;
  const stretches: Point[] = [];
  let open: TimeBin[] = [];
  for (const bin of inTime) {
    open.push(bin);
    if (sum(open.map(({ n }) => n)) < enough) continue;
    stretches.push(together(open, endpoint));
    open = [];
  }
  return open.length === 0 ? stretches : [...stretches, together(open, endpoint)];
}

function together(bins: readonly TimeBin[], endpoint: ConfirmatoryEndpoint): Point {
  const n = sum(bins.map((bin) => bin.n));
  return {
    n,
    second: sum(bins.map((bin) => bin.n * bin.second)) / n,
    events: sum(bins.map((bin) => eventsOf(bin, endpoint))),
  };
}

/** Times and rates of a region from its own means. */
function centred(points: readonly Point[]) {
  const n = sum(points.map((point) => point.n));
  const second = sum(points.map((point) => point.n * point.second)) / n;
  const rate = sum(points.map(({ events }) => events)) / n;
  return points.map((point) => ({
    n: point.n,
    second: point.second - second,
    rate: point.events / point.n - rate,
  }));
}

function binomialVariance(points: readonly Point[]): number {
  const n = sum(points.map((point) => point.n));
  const rate = sum(points.map(({ events }) => events)) / n;
  return rate * (1 - rate);
}
