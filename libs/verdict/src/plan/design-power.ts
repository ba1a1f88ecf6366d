import { fewestInformative } from '../pairs/needed.js';
import { EFFECTS, questionChances, type Effect } from './answer-model.js';
import type { PowerAssumptions } from './input.js';
import { normalPower } from './normal-power.js';
import type { Power } from './power.js';
import { chanceMoments, rateMoments } from './rate-moments.js';
import { simulatedPower } from './simulated-power.js';
import type { PowerDesign } from './power-design.js';

/** What is assumed when nothing is known. */
export const DEFAULT_ASSUMPTIONS: PowerAssumptions = {
  baseRate: 0.3,
  betweenRegions: 0.5,
  betweenRepeats: 0.8,
};

/** Most questions for which a plan looks. */
const MOST_QUESTIONS = 1_000_000;
/** Questions up to which jobs are simulated. */
const MOST_SIMULATED = 400;
/** Bisections for a difference: to a third of a point. */
const STEPS = 8;

const NONE: Power = { differs: 0, names: 0, singlesOut: 0 };

/** Figures are found by trial, and plans of one job are requested repeatedly. */
const known = new Map<string, Power>();
const MOST_KNOWN = 2_000;

/**
 * What a verdict finds when one region's rate is `difference` above that of every other.
 *
 * - A claim about questions like these, or one repeat: jobs of up to 400 questions are simulated and tested as a verdict tests them, larger ones by the normal distribution.
 * - A claim about these questions, with repeats: the questions are given, and the normal distribution is about the model's own chance.
 */
export function powerUnder(
  effect: Effect,
  design: PowerDesign,
  difference: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): Power {
  const key = JSON.stringify([effect, design, difference, assumptions]);
  const found = known.get(key) ?? workedOut(effect, design, difference, assumptions);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

function workedOut(
  effect: Effect,
  design: PowerDesign,
  difference: number,
  assumptions: PowerAssumptions,
): Power {
  const { questions, repeats, regions, alpha, claim } = design;
  if (questions < 1 || regions < 2) return NONE;
  const fewest = fewestInformative({ design: { regions, repeated: repeats > 1, claim } }, alpha);
  if (fewest !== null && questions < fewest) return NONE;
  if (claim === 'these_questions' && repeats > 1) {
    return normalPower(design, chanceMoments(effect, difference, repeats, assumptions), true);
  }
  const chances = questionChances(effect, difference, repeats, assumptions);
  return questions <= MOST_SIMULATED
    ? simulatedPower(design, chances)
    : normalPower(design, rateMoments(chances), false);
}

/** Chance that a verdict says `differs`, under the effect that shows less. */
export function powerOf(
  design: PowerDesign,
  difference: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): number {
  return Math.min(
    ...EFFECTS.map((effect) => powerUnder(effect, design, difference, assumptions).differs),
  );
}

/** Smallest difference that shows with this power, whichever of the effects causes it; null when even the largest possible one does not. */
export function smallestDetectable(
  design: PowerDesign,
  power: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
  effects: readonly Effect[] = EFFECTS,
): number | null {
  const shows = (difference: number): boolean =>
    effects.every((effect) => powerUnder(effect, design, difference, assumptions).differs >= power);
  let [low, high] = [0, 1 - assumptions.baseRate];
  if (!shows(high)) return null;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Fewest questions with which a difference shows with this power, whichever of the effects causes it; null when a million are too few, or the difference is impossible. */
export function questionsNeeded(
  design: Omit<PowerDesign, 'questions'>,
  difference: number,
  power: number,
  assumptions: PowerAssumptions = DEFAULT_ASSUMPTIONS,
): number | null {
  if (difference <= 0 || difference > 1 - assumptions.baseRate) return null;
  const enough = (questions: number): boolean =>
    powerOf({ ...design, questions }, difference, assumptions) >= power;
  let high = 4;
  while (!enough(high)) {
    high *= 2;
    if (high > MOST_QUESTIONS) return null;
  }
  let low = Math.floor(high / 2);
  // To a fiftieth: no closer than what is simulated tells.
  while (high - low > Math.max(1, high / 50)) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
