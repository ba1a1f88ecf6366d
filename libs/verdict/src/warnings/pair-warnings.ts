import { leadingPair, orient } from '../shape/conclusion.js';
import { armRows } from '../data/model-data.js';
import { countsOf } from '../data/region-rates.js';
import { pointsWithUnit } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Simpson's paradox: all executions together say the opposite of the questions one by one. */
export function pooledOtherwise({
  verdict: { pairs },
  analysis: { data },
  options: { endpoint },
}: WarningFacts): Finding[] {
  const rate = (region: string): number | null => {
    const { x, n } = countsOf(armRows(data, [region], endpoint));
    return n === 0 ? null : x / n;
  };
  return pairs.flatMap((pair) => {
    const [a, b] = [rate(pair.a), rate(pair.b)];
    if (a === null || b === null || pair.difference === null) return [];
    // Differences of rates that are equal on paper round to 1e-17.
    const opposite = (a - b) * pair.difference < -1e-12;
    if (!opposite) return [];
    const pooled = `${pointsWithUnit(Math.abs(a - b))} more from ${a > b ? pair.a : pair.b}`;
    const paired = orient(pair);
    return [
      {
        code: 'pooled_rates_disagree',
        text: `all executions together show ${pooled}, the questions measured in both regions ${pointsWithUnit(paired?.difference ?? 0)} more from ${paired?.more ?? pair.a}: the regions were not measured on the same questions equally often, the second figure is the comparison`,
      },
    ];
  });
}

/** A test and an interval are different methods. */
export function intervalDisagrees({ verdict: { endpoints } }: WarningFacts): Finding[] {
  const disagree = Object.values(endpoints).some(({ conclusion, pairs }) => {
    const lead = conclusion === 'differs' && pairs.length === 1 ? leadingPair(pairs) : null;
    const turned = lead === null ? null : orient(lead);
    return turned !== null && turned.interval[0] <= 0;
  });
  if (!disagree) return [];
  return [
    {
      code: 'interval_includes_zero',
      text: 'the test finds a difference and the interval includes none: they are different methods, and the data are at the edge',
    },
  ];
}
