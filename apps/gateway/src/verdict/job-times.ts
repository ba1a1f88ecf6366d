import type { JobTimes, SkewFigures, TimeBin } from '@beacon/verdict';
import { DEFAULT_MAX_SKEW_MS } from '@beacon/domain';
import type { AskedBin, AskedSkew, AskedTimes } from '@beacon/persistence';

/** When a job's models were asked, in the form that a verdict reads. */
export function toJobTimes(times: AskedTimes, maxSkewMs: number | null): JobTimes {
  const bins = Map.groupBy(times.bins, ({ modelId }) => modelId);
  return {
    maxSkewSeconds: (maxSkewMs ?? DEFAULT_MAX_SKEW_MS) / 1_000,
    models: times.skews
      .toSorted((a, b) => (a.modelId < b.modelId ? -1 : 1))
      .map((skew) => ({
        modelId: skew.modelId,
        skew: skewOf(skew),
        bins: binsOf(bins.get(skew.modelId) ?? []),
      })),
  };
}

function skewOf({ cells, medianSeconds, p95Seconds, maxSeconds }: AskedSkew): SkewFigures | null {
  if (medianSeconds === null || p95Seconds === null || maxSeconds === null) return null;
  return { cells, median_s: medianSeconds, p95_s: p95Seconds, max_s: maxSeconds };
}

/** The outcomes of one region and part of time together; in an order that the database does not decide. */
function binsOf(rows: readonly AskedBin[]): TimeBin[] {
  const start = Math.min(...rows.map(({ firstSecond }) => firstSecond));
  const places = Map.groupBy(rows, ({ region, bin }) => `${region} ${bin}`);
  return [...places]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => (own[0] === undefined ? [] : [binOf(own[0].region, own, start)]));
}

/** @param start second of the job in which the model was asked first. */
function binOf(region: string, rows: readonly AskedBin[], start: number): TimeBin {
  const n = rows.reduce((total, row) => total + row.n, 0);
  return {
    region,
    n,
    first: Math.min(...rows.map(({ firstSecond }) => firstSecond)) - start,
    last: Math.max(...rows.map(({ lastSecond }) => lastSecond)) - start,
    second: rows.reduce((total, row) => total + row.sumOfSeconds, 0) / n - start,
    outcomes: Object.fromEntries(rows.map(({ outcome, n: count }) => [outcome, count])),
  };
}
