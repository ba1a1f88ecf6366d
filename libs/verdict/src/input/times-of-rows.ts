import type { Outcome } from '@beacon/domain';
import type { JobTimes, ModelTimes, TimeBin } from './input.js';
import type { SkewFigures } from '../shape/time-shape.js';
import type { AnalysedRow } from './profiles-of.js';

/** Parts of the time of a job, or of a model in a file. */
export const TIME_BINS = 100;

type TimedRow = AnalysedRow & { readonly startedAt: number };

/**
 * When rows were asked: for each model with at least two regions whose rows say when. Rows that do not count, or do not say, are
 * left out; undefined where there is nothing to say.
 * @param maxSkewSeconds apart from which regions count as asked at different times.
 */
export function timesOfRows(
  rows: readonly AnalysedRow[],
  maxSkewSeconds: number,
): JobTimes | undefined {
  const timed = rows.filter(isTimed);
  const models = [...Map.groupBy(timed, ({ modelId }) => modelId)].map(([id, own]) =>
    timesOfModel(id, own),
  );
  return models.length === 0 ? undefined : { maxSkewSeconds, models };
}

function isTimed(row: AnalysedRow): row is TimedRow {
  const isCounted = row.quarantined !== true && !['error', 'cancelled'].includes(row.outcome);
  return isCounted && row.startedAt != null;
}

function timesOfModel(modelId: string, rows: readonly TimedRow[]): ModelTimes {
  const { first, last } = spanOf(rows);
  const width = (last - first) / TIME_BINS || 1;
  const binned = Map.groupBy(rows, ({ region, startedAt }) => {
    return `${Math.min(TIME_BINS - 1, Math.floor((startedAt - first) / width))} ${region}`;
  });
  return {
    modelId,
    skew: skewOf(rows),
    bins: [...binned.values()].flatMap((own) => binOf(own, first) ?? []),
  };
}

function binOf(rows: readonly TimedRow[], first: number): TimeBin | null {
  const [row] = rows;
  if (row === undefined) return null;
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of rows) {
    if (outcome !== 'cancelled') outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  const span = spanOf(rows);
  const seconds = (at: number): number => (at - first) / 1_000;
  return {
    region: row.region,
    n: rows.length,
    first: seconds(span.first),
    last: seconds(span.last),
    second: rows.reduce((total, { startedAt }) => total + seconds(startedAt), 0) / rows.length,
    outcomes,
  };
}

function spanOf(rows: readonly TimedRow[]): { readonly first: number; readonly last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const { startedAt } of rows) {
    first = Math.min(first, startedAt);
    last = Math.max(last, startedAt);
  }
  return { first, last };
}

/** Of each cell, from the region that asked it first to the one that asked it last. */
function skewOf(rows: readonly TimedRow[]): SkewFigures | null {
  const cells = Map.groupBy(rows, ({ questionId, repeat = 1 }) => `${repeat} ${questionId}`);
  const skews = Float64Array.from(
    [...cells.values()]
      .filter((own) => own.length > 1)
      .map((own) => (spanOf(own).last - spanOf(own).first) / 1_000),
  ).toSorted();
  if (skews.length === 0) return null;
  const share = (part: number): number => skews[Math.ceil(part * skews.length) - 1] ?? 0;
  return { cells: skews.length, median_s: share(0.5), p95_s: share(0.95), max_s: share(1) };
}
