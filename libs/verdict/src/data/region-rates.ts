import { wilsonInterval } from '@beacon/statistics';
import { jsonInterval } from '../shape/json.js';
import { questionsIn, type ArmRow } from './model-data.js';
import { sum } from '../input/outcome-classes.js';
import type { RateFigure } from '../shape/shape.js';

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

/** Rows of one region in which it was measured. */
export function measuredRows(rows: readonly ArmRow[]): ArmRow[] {
  return rows.filter(({ arms }) => (arms[0]?.n ?? 0) > 0);
}

/**
 * Independent answers that a region's executions are worth: p(1-p)/SE², with the standard error of the rate clustered by
 * question (sum over questions of (x - p n)²/N², times Q/(Q-1)). At least one a question, at most one an execution.
 */
export function effectiveAnswers(rows: readonly ArmRow[]): number {
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

/** Share of cells with both outcomes among those measured at least twice; null when there is none. */
export function flipRate(rows: readonly ArmRow[]): number | null {
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
