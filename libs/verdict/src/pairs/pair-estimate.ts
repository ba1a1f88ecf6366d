import {
  bonettPriceDifference,
  cmh,
  cmhExact,
  mcNemar,
  pairedT,
  signFlip,
  type Interval,
  zOfLevel,
  around,
  clip,
} from '@beacon/statistics';
import { adjustedInterval, adjustedSe } from './adjusted-interval.js';
import { pairTestOf, type Design } from '../data/design.js';
import { exchangeAnswers, type AnswerExchange } from './exchange-answers.js';
import {
  differencesOf,
  discordance,
  meanRates,
  momentsOf,
  strataOf,
  withoutRoundingError,
  type PairRow,
} from '../data/pair-rows.js';
import type { PairFigures } from '../shape/shape.js';

/** What the questions measured in both regions say about a pair. */
export interface PairEstimate {
  readonly test: PairFigures['test'];
  readonly method: PairFigures['method'];
  /** The test's own p. The one that decides: {@link decisivePairP}. */
  readonly p: number;
  /** p when answers are exchanged, for sign flips over questions that the regions did not answer equally often; null otherwise. */
  readonly byAnswer: AnswerExchange | null;
  readonly midP: number | null;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly questions: number;
  readonly rateA: number;
  readonly rateB: number;
  /** a minus b. */
  readonly difference: number;
  readonly interval: Interval;
  readonly intervalMethod: NonNullable<PairFigures['interval_method']>;
  /** Interval of the equivalence test, at level 1 - 2 alpha. */
  readonly tost: Interval;
  /** Standard error of the difference, never 0. */
  readonly se: number;
  readonly oddsRatio: number | null;
  readonly oddsRatioInterval: Interval | null;
}

/** Levels and seed of an estimate. */
interface EstimateOptions {
  readonly level: number;
  readonly alpha: number;
  readonly seed: number;
}

/** The p that decides: the larger one, where there are two. */
export function decisivePairP({ p, byAnswer }: Pick<PairEstimate, 'p' | 'byAnswer'>): number {
  return Math.max(p, byAnswer?.p ?? 0);
}

/** Tests and estimates a pair by its design; null when no question was measured in both regions. */
export function estimatePair(
  rows: readonly PairRow[],
  design: Design,
  options: EstimateOptions,
): PairEstimate | null {
  const rates = meanRates(rows);
  if (rates === null) return null;
  const base = {
    ...discordance(rows),
    questions: momentsOf(rows).questions,
    rateA: rates.a,
    rateB: rates.b,
  };
  const { repeated } = design;
  const odds = repeated ? oddsOf(rows) : { oddsRatio: null, oddsRatioInterval: null };
  switch (pairTestOf(design)) {
    case 'mcnemar':
      return { ...base, ...odds, ...byMcNemar(rows, options) };
    case 'sign_flip':
      return { ...base, ...odds, ...bySignFlip(rows, options) };
    case 'cmh':
      return { ...base, ...odds, ...byCmh(rows, options) };
  }
}

type Tested = Omit<
  PairEstimate,
  'onlyA' | 'onlyB' | 'questions' | 'rateA' | 'rateB' | 'oddsRatio' | 'oddsRatioInterval'
>;

function byMcNemar(rows: readonly PairRow[], { level, alpha }: EstimateOptions): Tested {
  const { onlyA, onlyB } = discordance(rows);
  const { questions } = momentsOf(rows);
  const { p, midP } = mcNemar(onlyA, onlyB);
  const { difference, interval } = bonettPriceDifference(onlyA, onlyB, questions, level);
  return {
    test: 'mcnemar_exact',
    method: 'exact',
    p,
    byAnswer: null,
    midP,
    difference,
    interval,
    intervalMethod: 'bonett_price',
    tost: bonettPriceDifference(onlyA, onlyB, questions, 1 - 2 * alpha).interval,
    se: adjustedSe(rows),
  };
}

function bySignFlip(rows: readonly PairRow[], { level, alpha, seed }: EstimateOptions): Tested {
  const differences = differencesOf(rows);
  const t = pairedT(differences, level);
  const { p, method } = signFlip(differences, { seed });
  const adjusted = adjustedInterval(rows, level);
  const spread = t.se ?? 0;
  // Differences that are all the same have no spread to make an interval of, and yet prove little.
  const usable = spread > 0 && t.interval !== null;
  return {
    test: 'sign_flip',
    method,
    p,
    byAnswer: exchangeAnswers(rows),
    midP: null,
    difference: momentsOf(rows).mean,
    interval: usable && t.interval !== null ? clip(t.interval, -1, 1) : adjusted,
    intervalMethod: usable ? 'paired_t' : 'adjusted',
    tost: hull(pairedT(differences, 1 - 2 * alpha).interval, adjustedInterval(rows, 1 - 2 * alpha)),
    se: spread > 0 ? spread : adjustedSe(rows),
  };
}

function byCmh(rows: readonly PairRow[], { level, alpha }: EstimateOptions): Tested {
  const strata = strataOf(rows);
  const exact = cmhExact(strata);
  const asymptotic = cmh(strata, { corrected: true });
  const difference = withoutRoundingError(asymptotic.riskDifference ?? momentsOf(rows).mean);
  const se = asymptotic.riskDifferenceSe ?? 0;
  const at = (wanted: number): Interval => clip(around(difference, zOfLevel(wanted) * se), -1, 1);
  return {
    test: exact === null ? 'cmh' : 'cmh_exact',
    method: exact === null ? 'asymptotic' : 'exact',
    p: exact?.p ?? asymptotic.p,
    byAnswer: null,
    midP: null,
    difference,
    interval: se > 0 ? at(level) : adjustedInterval(rows, level),
    intervalMethod: se > 0 ? 'greenland_robins' : 'adjusted',
    tost: hull(se > 0 ? at(1 - 2 * alpha) : null, adjustedInterval(rows, 1 - 2 * alpha)),
    se: se > 0 ? se : adjustedSe(rows),
  };
}

/**
 * The equivalence test takes the wider of two intervals: a few questions without any difference have a narrow t interval, and
 * "no difference" is the claim that must not rest on it.
 */
function hull(one: Interval | null, other: Interval): Interval {
  if (one === null) return other;
  return clip({ low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }, -1, 1);
}

function oddsOf(rows: readonly PairRow[]): Pick<PairEstimate, 'oddsRatio' | 'oddsRatioInterval'> {
  const { oddsRatio, oddsRatioInterval } = cmh(strataOf(rows), { corrected: true });
  const finite = oddsRatio !== null && Number.isFinite(oddsRatio) && oddsRatio > 0;
  return {
    oddsRatio: finite ? oddsRatio : null,
    oddsRatioInterval: finite ? finiteInterval(oddsRatioInterval) : null,
  };
}

function finiteInterval(interval: Interval | null): Interval | null {
  if (interval === null) return null;
  return Number.isFinite(interval.low) && Number.isFinite(interval.high) ? interval : null;
}
