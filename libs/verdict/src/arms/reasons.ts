import type { ArmKind } from '@beacon/domain';
import type { VerdictOptions } from '../input/input.js';
import type { ArmInteraction, ArmReason } from '../shape/arms-shape.js';
import type { CannotTellCode, ModelVerdict, Needed } from '../shape/shape.js';
import { counted, percent, pointsWithUnit } from '../shape/words.js';
import type { LevelPair } from './input.js';
import { FIRST } from './pairs-as-verdict.js';
import { ARM_NAMES, levelsText } from './words.js';

/** What a reason is told from. The verdict's regions are the two levels. */
interface ReasonFacts {
  readonly model: ModelVerdict;
  readonly needed: Needed;
  readonly margin: number;
  readonly arm: ArmKind;
  readonly pair: LevelPair;
}

/** The level that a verdict's region stands for. */
function levelOf({ arm, pair }: ReasonFacts, region: string): string {
  return levelsText(arm, region === FIRST ? pair.first : pair.second);
}

type Wording = (facts: ReasonFacts) => string;

/** The reasons of a verdict speak of regions; here the same facts are about two levels of an arm. */
const WORDS: Readonly<Record<CannotTellCode, Wording>> = {
  nothing_to_compare: (facts) => {
    const empty = facts.model.missingness.regions.filter(({ measured }) => measured === 0);
    return empty.length === 0
      ? 'no question was measured under both'
      : `nothing is measured ${empty.map(({ region }) => levelOf(facts, region)).join(' and ')} that could be compared`;
  },
  too_few_questions: ({ needed: { informative, needed } }) =>
    `${counted(informative ?? 0, 'question')} came out differently, at least ${needed ?? 0} needed after Holm over everything that is compared`,
  too_weak: ({ model, needed: { endpoint, minimum_detectable: least } }) => {
    const questions = model.endpoints[endpoint].pairs[0]?.questions ?? 0;
    return least === null
      ? `${counted(questions, 'question')} are too few for any difference to show reliably`
      : `only a difference of ${pointsWithUnit(least)} or more shows reliably with ${counted(questions, 'question')} like these`;
  },
  region_without_data: () => 'nothing is measured under one of them',
  sensitivity_unknown: () =>
    'how much of what is withheld is found is not known for these languages, or for questions in several of them together',
  sensitivity_low: () => 'what typed the outcomes finds too little to call them equivalent',
  corrected_beyond_margin: ({ margin }) =>
    `corrected for what the detector misses, the difference may be more than ${pointsWithUnit(margin)}`,
  missing_could_turn: (facts) => {
    const lost = facts.model.missingness.regions.map(
      ({ region, expected, measured }) =>
        `${expected - measured} of ${expected} ${levelOf(facts, region)}`,
    );
    return `executions without a measurement (${lost.join(', ')}) could turn it`;
  },
  missing_unevenly: (facts) => {
    const rates = facts.model.missingness.regions.map(
      ({ region, missing_rate: rate }) =>
        `${percent(Math.round((rate ?? 0) * 1000) / 1000)} ${levelOf(facts, region)}`,
    );
    return `executions are missing more often under one of them (${rates.join(', ')})`;
  },
  blocked_beyond_margin: ({ margin }) =>
    `answers are, or may be, blocked more often under one of them, by more than ${pointsWithUnit(margin)}`,
  truncated_beyond_margin: ({ margin }) =>
    `answers are, or may be, cut short more often under one of them, by more than ${pointsWithUnit(margin)}`,
  questions_opposite: () =>
    'some questions come out oppositely time after time, which the average over all questions hides',
  content_differs: () => 'what the answers say differs',
};

/** Why nothing is said of two levels; null when something is. */
export function armReasons(
  model: ModelVerdict,
  { arm, pair, options }: { arm: ArmKind; pair: LevelPair; options: VerdictOptions },
): ArmReason[] | null {
  const needed = model.cannot_tell;
  if (needed === null) return null;
  const { margin } = options;
  return needed.reasons.map(({ code }) => ({
    code,
    text: WORDS[code]({ model, needed, margin, arm, pair }),
  }));
}

/** A difference as typed that may be one of the detector: it reads the two levels in different languages. */
export function detectorReason(arm: ArmKind): ArmReason {
  return {
    code: 'detector_could_explain',
    text: `the outcomes differ by ${ARM_NAMES[arm]} as they were typed, but what types them may miss more in one of them: the difference is not shown once it is corrected, or the detector's errors are not known in both (a review of answers in each language tells them)`,
  };
}

/** Equal on average is not equal everywhere. */
export function dependsReason({ factor, one, other, difference }: ArmInteraction): ArmReason {
  return {
    code: 'depends_on_factor',
    text: `the difference may depend on ${ARM_NAMES[factor]}: ${levelsText(factor, one)} and ${levelsText(factor, other)} it is ${pointsWithUnit(Math.abs(difference))} apart as typed`,
  };
}

/** Reasons that the data themselves lack something: the others need not be said then. */
export function saidReasons(reasons: readonly ArmReason[]): readonly ArmReason[] {
  const [first] = reasons;
  const isLack = first?.code === 'too_few_questions' || first?.code === 'too_weak';
  return isLack ? reasons.slice(0, 1) : reasons;
}
