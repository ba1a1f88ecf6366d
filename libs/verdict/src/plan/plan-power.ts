import { pairTestOf, TEST_NAMES } from '../data/design.js';
import { fewestInformative, PROMISED_POWER } from '../pairs/needed.js';
import { comparedRegions } from '../input/twins.js';
import { EFFECTS, type Effect } from './answer-model.js';
import { assumptionsOf } from './check-plan.js';
import { powerUnder, questionsNeeded, smallestDetectable } from './design-power.js';
import type { PowerDesign } from './power-design.js';
import type { PlanInput, PowerAssumptions } from './input.js';
import type { EffectPower, PlanPower } from './shape.js';
import { questionCount } from './volume.js';

/** Endpoints that a verdict may claim a difference in: refused, and withheld. */
const ENDPOINTS_CLAIMED = 2;

const EFFECT_NOTES: Readonly<Record<Effect, string>> = {
  shift:
    'one region lies above all others, by a little on every question, most where it could go either way',
  whole_questions:
    'some questions bring the event every time in one region and never in the others, and nothing else differs',
};

/** What the design can show; null where there is nothing to compare. */
export function planPower(input: PlanInput): PlanPower | null {
  const regions = comparedRegions(input.regions, input.twins ?? []).length;
  if (regions < 2 || input.models.length === 0) return null;
  const assumptions = assumptionsOf(input.assumptions);
  const design: PowerDesign = {
    questions: questionCount(input),
    repeats: input.repeats,
    regions,
    alpha: (input.alpha ?? 0.05) / (ENDPOINTS_CLAIMED * input.models.length),
    claim: input.claim ?? 'questions_like_these',
  };
  const target = input.target ?? 0.1;
  const effects = EFFECTS.map((effect) => effectPower(effect, design, target, assumptions));
  const detectable = effects.map(({ smallest_detectable: smallest }) => smallest ?? Infinity);
  return {
    smallest_detectable: finiteOrNull(Math.max(...detectable)),
    power: PROMISED_POWER,
    alpha_step: design.alpha,
    test: testName(design),
    target,
    effects,
    questions_needed: questionsNeeded(design, target, PROMISED_POWER, assumptions),
    fewest_informative: fewestInformative(
      { design: { regions, repeated: input.repeats > 1, claim: design.claim } },
      design.alpha,
    ),
    assumptions: {
      base_rate: assumptions.baseRate,
      between_regions: assumptions.betweenRegions,
      between_repeats: assumptions.betweenRepeats,
      note: 'answers to a question correlate between regions and, more, between repeats; no two regions have more in common than any other two; every answer is there',
    },
  };
}

function effectPower(
  effect: Effect,
  design: PowerDesign,
  target: number,
  assumptions: PowerAssumptions,
): EffectPower {
  const possible = target <= 1 - assumptions.baseRate;
  const found = possible ? powerUnder(effect, design, target, assumptions) : null;
  return {
    effect,
    note: EFFECT_NOTES[effect],
    smallest_detectable: smallestDetectable(design, PROMISED_POWER, assumptions, [effect]),
    at_target:
      found === null
        ? null
        : { differs: found.differs, names: found.names, singles_out: found.singlesOut },
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function testName({ regions, repeats, claim }: PowerDesign): string {
  if (regions > 2) return TEST_NAMES.min_p;
  const test = pairTestOf({ regions, repeated: repeats > 1, claim });
  return TEST_NAMES[test === 'mcnemar' ? 'mcnemar_exact' : test];
}
