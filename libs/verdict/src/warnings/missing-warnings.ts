import type { PairFigures } from '../shape/shape.js';
import { counted, listed, percent, pointsWithUnit, pWithName } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Are executions missing more often from some regions than from others? */
export function missingUnevenly({
  verdict: { missingness },
  analysis: { data },
  options: { alpha },
}: WarningFacts): Finding[] {
  if (missingness.p === null || missingness.p > alpha) return [];
  const rates = missingness.regions.flatMap(({ region, missing_rate: rate }) =>
    rate === null || data.twinOf.has(region)
      ? []
      : `${region} ${percent(Math.round(rate * 1000) / 1000)}`,
  );
  return [
    {
      code: 'missing_unevenly',
      text: `executions are missing more often from some regions than from others (${listed(rates)}; ${pWithName(missingness.p)})`,
    },
  ];
}

/** Did the job's cost limit keep it from asking all? What is missing then is what was left to ask, and what costs more. */
export function notAsked({ verdict: { missingness } }: WarningFacts): Finding[] {
  const total = missingness.regions.reduce((sum, region) => sum + region.not_asked, 0);
  if (total === 0) return [];
  const expected = missingness.regions.reduce((sum, region) => sum + region.expected, 0);
  const text = `${total} of ${counted(expected, 'execution')} were not asked, because the job had reached its cost limit: they are missing, and not at random; what comes late in the order was asked less often, and so was what costs more`;
  return [{ code: 'not_asked', text }];
}

/** Could the missing executions overturn what is claimed? */
export function couldFlip({ verdict: { endpoints }, options: { alpha } }: WarningFacts): Finding[] {
  const differing = Object.values(endpoints).filter(({ conclusion }) => conclusion === 'differs');
  const found = differing.flatMap(({ pairs }) =>
    pairs.flatMap((pair) => {
      if (pair.worst_case === null || !turns(pair, alpha)) return [];
      const [low, high] = pair.worst_case;
      const range = `between ${pointsWithUnit(low)} and ${pointsWithUnit(high)}`;
      return [
        `had the unmeasured executions been the worst ones, the difference ${pair.a} minus ${pair.b} would lie anywhere ${range}: the conclusion does not hold whatever they were`,
      ];
    }),
  );
  return [...new Set(found)].map((text) => ({ code: 'worst_case_could_flip', text }));
}

/** Whether a claimed difference would be none, or the other way round. Where all is measured the worst case is the difference itself. */
function turns(
  { worst_case: bounds, difference, p_adjusted: p }: PairFigures,
  alpha: number,
): boolean {
  if (bounds === null || difference === null || bounds[0] === bounds[1]) return false;
  const [low, high] = bounds;
  return (p ?? 1) <= alpha && (difference > 0 ? low <= 0 : high >= 0);
}
