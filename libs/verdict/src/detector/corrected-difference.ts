import {
  bonettPriceDifference,
  cmh,
  pairedT,
  type Interval,
  zOfLevel,
  around,
  clamp,
  clip,
  ratio,
  weightedSum,
  type LimitedEstimate,
} from '@beacon/statistics';
import { adjustedInterval } from '../pairs/adjusted-interval.js';
import { correctedRate } from './corrected-rate.js';
import { pairTestOf, type Design } from '../data/design.js';
import { gainOf, languagePairs, type DetectorFinder } from './detector.js';
import type { VerdictOptions } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { armRows, type ModelData } from '../data/model-data.js';
import {
  differencesOf,
  discordance,
  momentsOf,
  pairRowsOf,
  strataOf,
  type PairRow,
} from '../data/pair-rows.js';
import type { CorrectedDifferenceFigure, JsonInterval } from '../shape/shape.js';

/** What a pair's correction is worked out from. */
interface CorrectionContext {
  readonly data: ModelData;
  readonly design: Design;
  readonly endpoint: ConfirmatoryEndpoint;
  readonly detectors: DetectorFinder;
  readonly options: VerdictOptions;
}

/**
 * The difference of two regions corrected for the detector's error: in each language the difference as typed over sensitivity + specificity - 1, for the same
 * detector reads the answers of both regions; then the languages by their questions. The limits carry the uncertainty of difference and detector. Null where
 * the detector is not known in one of the languages, or where it may be no better than chance.
 */
export function correctedDifference(
  pair: readonly [string, string],
  context: CorrectionContext,
): CorrectedDifferenceFigure | null {
  const { alpha, level, margin } = context.options;
  const shown = limitedAt(pair, context, level);
  const tested = limitedAt(pair, context, 1 - 2 * alpha);
  if (shown === null || tested === null) return null;
  return {
    difference: clamp(shown.estimate, -1, 1),
    interval: limits(shown),
    tost: {
      margin,
      interval: limits(tested),
      equivalent: tested.low > -margin && tested.high < margin,
    },
    method: 'rogan_gladen',
  };
}

function limits({ low, high }: Interval): JsonInterval {
  return [clamp(low, -1, 1), clamp(high, -1, 1)];
}

function limitedAt(
  pair: readonly [string, string],
  context: CorrectionContext,
  level: number,
): LimitedEstimate | null {
  const { data, design, endpoint, detectors } = context;
  const parts: { weight: number; part: LimitedEstimate }[] = [];
  const [placeA, placeB] = pair.map((region) => data.regions.indexOf(region));
  for (const [inA, inB] of languagePairs(data, pair)) {
    const rows = pairRowsOf(
      armRows(
        data,
        pair,
        endpoint,
        ({ languages }) => languages[placeA ?? 0] === inA && languages[placeB ?? 0] === inB,
      ),
    );
    const { questions } = momentsOf(rows);
    if (questions === 0) continue;
    const one = detectors(endpoint, inA, pair[0]);
    const other = detectors(endpoint, inB, pair[1]);
    if (one === null || other === null) return null;
    if (one.calibration !== other.calibration) return byRegion(pair, context, level);
    const part = ratio(differenceOf(rows, design, level), gainOf(one.calibration, level));
    if (part === null) return null;
    parts.push({ weight: questions, part });
  }
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  return all === 0
    ? null
    : weightedSum(parts.map(({ weight, part }) => ({ weight: weight / all, part })));
}

/** Where the regions have detectors of their own, or were asked in different languages, nothing cancels: the difference of the corrected rates, as if they were independent. */
function byRegion(
  [a, b]: readonly [string, string],
  { data, endpoint, detectors }: CorrectionContext,
  level: number,
): LimitedEstimate | null {
  const [one, other] = [a, b].map((region) => {
    const found = correctedRate(data, region, endpoint, detectors, level);
    return found === null
      ? null
      : { estimate: found.rate, low: found.interval[0], high: found.interval[1] };
  });
  if (one == null || other == null) return null;
  return weightedSum([
    { weight: 1, part: one },
    { weight: -1, part: other },
  ]);
}

/** A difference as typed with the wider of the design's own interval and that with two questions added. */
function differenceOf(rows: readonly PairRow[], design: Design, level: number): LimitedEstimate {
  const wider = (estimate: number, own: Interval | null, other: Interval): LimitedEstimate => {
    const { low, high } = clip(
      own === null
        ? other
        : { low: Math.min(own.low, other.low), high: Math.max(own.high, other.high) },
      -1,
      1,
    );
    return { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) };
  };
  const adjusted = adjustedInterval(rows, level);
  const { mean, questions } = momentsOf(rows);
  switch (pairTestOf(design)) {
    case 'mcnemar': {
      const { onlyA, onlyB } = discordance(rows);
      const { interval } = bonettPriceDifference(onlyA, onlyB, questions, level);
      return wider(mean, interval, interval);
    }
    case 'sign_flip':
      return wider(mean, pairedT(differencesOf(rows), level).interval, adjusted);
    case 'cmh': {
      const { riskDifference, riskDifferenceSe } = cmh(strataOf(rows), { corrected: true });
      const estimate = riskDifference ?? mean;
      const se = riskDifferenceSe ?? 0;
      return wider(estimate, se > 0 ? around(estimate, zOfLevel(level) * se) : null, adjusted);
    }
  }
}
