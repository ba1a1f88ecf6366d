import { leadingPair } from '../shape/conclusion.js';
import { pointsWithUnit, pWithName } from '../shape/words.js';
import { leadDiffers, type Finding, type WarningFacts } from './finding.js';

/** An A/A pair that differs shows how much difference there is without any. */
export function twinsDiffer(facts: WarningFacts): Finding[] {
  const { aa, pairs } = facts.verdict;
  const claimed = leadDiffers(facts) ? Math.abs(leadingPair(pairs)?.difference ?? 0) : null;
  return aa.flatMap((twin) => {
    if (twin.difference === null || twin.p === null) return [];
    const size = Math.abs(twin.difference);
    const larger = claimed !== null && size >= claimed && size > 0;
    if (!twin.remarkable && !larger) return [];
    const why = larger
      ? `at least as much as the difference claimed (${pointsWithUnit(claimed)})`
      : pWithName(Math.max(twin.p, twin.p_by_answer ?? 0));
    return [
      {
        code: 'aa_differs',
        text: `${twin.a} and its second executor ${twin.b} differ by ${pointsWithUnit(size)}, ${why}: something other than the region makes a difference, do not rely on this verdict before it is found`,
      },
    ];
  });
}
