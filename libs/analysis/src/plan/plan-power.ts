import { pairTestOf, TEST_NAMES } from '../verdict/design.js';
import { comparedRegions } from '../verdict/twins.js';
import { fewestInformative, PROMISED_POWER } from '../verdict/needed.js';
import { assumptionsOf } from './check-plan.js';
import { questionsNeeded, smallestDetectable, type PowerDesign } from './design-power.js';
import type { PlanInput } from './input.js';
import type { PlanPower } from './shape.js';
import { questionCount } from './volume.js';

/** What the design can show; null where there is nothing to compare. */
export function planPower(input: PlanInput): PlanPower | null {
  const regions = comparedRegions(input.regions, input.twins ?? []).length;
  if (regions < 2 || input.models.length === 0) return null;
  const assumptions = assumptionsOf(input.assumptions);
  const design: PowerDesign = {
    questions: questionCount(input),
    repeats: input.repeats,
    regions,
    alpha: (input.alpha ?? 0.05) / input.models.length,
    claim: input.claim ?? 'questions_like_these',
  };
  const target = input.target ?? 0.1;
  return {
    smallest_detectable: smallestDetectable(design, PROMISED_POWER, assumptions),
    power: PROMISED_POWER,
    alpha_step: design.alpha,
    test: testName(design),
    target,
    questions_needed: questionsNeeded(design, target, PROMISED_POWER, assumptions),
    fewest_informative: fewestInformative(
      { design: { regions, repeated: input.repeats > 1, claim: design.claim } },
      design.alpha,
    ),
    assumptions: {
      base_rate: assumptions.baseRate,
      between_regions: assumptions.betweenRegions,
      between_repeats: assumptions.betweenRepeats,
      note: 'one region lies above all others; answers to a question correlate between regions and, more, between repeats',
    },
  };
}

function testName({ regions, repeats, claim }: PowerDesign): string {
  const repeated = repeats > 1;
  if (regions > 2) return TEST_NAMES[repeated ? 'generalised_cmh' : 'cochran_q'];
  const test = pairTestOf({ regions, repeated, claim });
  return TEST_NAMES[test === 'mcnemar' ? 'mcnemar_exact' : test];
}
