import { roganGladen, wilsonInterval, type Interval } from '../statistics/index.js';
import { zOfLevel } from '../statistics/distributions.js';
import type { VerdictOptions } from './input.js';
import { jsonInterval, jsonIntervalOrNull } from './json.js';
import { armRows, questionsIn, regionTotals, type ArmRow, type ModelData } from './model-data.js';
import { sum } from './outcome-classes.js';
import type { CorrectedRateFigure, RateFigure, RegionFigures } from './shape.js';

/** Figures of one region of a model. */
export function regionFigures(
  data: ModelData,
  region: string,
  options: VerdictOptions,
): RegionFigures {
  const rows = measuredRows(armRows(data, [region], options.endpoint));
  const counts = countsOf(rows);
  const effective = data.repeats > 1 && counts.n > 0 ? effectiveAnswers(rows) : null;
  const { missing, quarantined, pending } = regionTotals(data, region);
  return {
    region,
    twin_of: data.twinOf.get(region) ?? null,
    n: counts.n,
    refused: countsOf(armRows(data, [region], 'refused')).x,
    ...rateFigure(counts, options.level),
    interval_clustered: jsonIntervalOrNull(
      effective === null ? null : wilsonAt(counts.x / counts.n, effective, options.level),
    ),
    effective_n: effective,
    corrected: correctedRate(counts, region, options),
    withheld: rateFigure(countsOf(armRows(data, [region], 'withheld')), options.level),
    blocked: rateFigure(countsOf(armRows(data, [region], 'blocked')), options.level),
    missing,
    quarantined,
    pending,
    flip_rate: data.repeats > 1 ? flipRate(rows) : null,
  };
}

/** Count, rate and Wilson interval; nulls where nothing was measured. */
export function rateFigure({ x, n }: { x: number; n: number }, level: number): RateFigure {
  if (n === 0) return { events: 0, rate: null, interval: null };
  return { events: x, rate: x / n, interval: jsonInterval(wilsonInterval(x, n, level)) };
}

/** Events and measured executions of rows over one region. */
export function countsOf(rows: readonly ArmRow[]): { x: number; n: number } {
  return {
    x: sum(rows.map(({ count, arms }) => count * (arms[0]?.x ?? 0))),
    n: sum(rows.map(({ count, arms }) => count * (arms[0]?.n ?? 0))),
  };
}

function measuredRows(rows: readonly ArmRow[]): ArmRow[] {
  return rows.filter(({ arms }) => (arms[0]?.n ?? 0) > 0);
}

/**
 * Independent answers that a region's executions are worth: p(1-p)/SE², with the standard error of the rate clustered by
 * question (sum over questions of (x - p n)²/N², times Q/(Q-1)). At least one a question, at most one an execution.
 */
function effectiveAnswers(rows: readonly ArmRow[]): number {
  const { x, n } = countsOf(rows);
  const questions = questionsIn(rows);
  const rate = x / n;
  if (x === 0 || x === n || questions < 2) return questions;
  const squares = sum(
    rows.map(({ count, arms: [arm] }) => count * ((arm?.x ?? 0) - rate * (arm?.n ?? 0)) ** 2),
  );
  const variance = (squares / (n * n)) * (questions / (questions - 1));
  if (variance === 0) return n;
  return Math.min(n, Math.max(questions, (rate * (1 - rate)) / variance));
}

/** Wilson's interval at a rate and a number of answers that need not be whole. */
function wilsonAt(rate: number, n: number, level: number): Interval {
  const z = zOfLevel(level);
  const scale = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))) / scale;
  return {
    low: rate === 0 ? 0 : Math.max(0, centre - half),
    high: rate === 1 ? 1 : Math.min(1, centre + half),
  };
}

/** Share of cells with both outcomes among those measured at least twice; null when there is none. */
function flipRate(rows: readonly ArmRow[]): number | null {
  const { flipped, cells } = flips(rows);
  return cells === 0 ? null : flipped / cells;
}

/** Cells (question x region) measured at least twice, and those of them with both outcomes. */
export function flips(rows: readonly ArmRow[]): { flipped: number; cells: number } {
  let flipped = 0;
  let cells = 0;
  for (const { count, arms } of rows) {
    for (const { x, n } of arms) {
      if (n < 2) continue;
      cells += count;
      if (x > 0 && x < n) flipped += count;
    }
  }
  return { flipped, cells };
}

function correctedRate(
  counts: { x: number; n: number },
  region: string,
  { calibration, calibrationByRegion, level }: VerdictOptions,
): CorrectedRateFigure | null {
  const detector = calibrationByRegion?.[region] ?? calibration;
  if (detector === undefined || counts.n === 0) return null;
  const { rate, interval, clipped } = roganGladen(counts, detector, level);
  if (!Number.isFinite(rate)) return null;
  return { rate, interval: jsonInterval(interval), clipped, method: 'rogan_gladen' };
}
