import type { VerdictOptions } from '../input/input.js';
import type { ComparedReason } from '../shape/job-comparison-shape.js';
import type { CannotTellCode, ModelVerdict, Needed } from '../shape/shape.js';
import type { TypingDifference } from './typing.js';
import { counted, EVENT_NAMES, percent, pointsWithUnit } from '../shape/words.js';

/** What a reason is told from. */
interface ReasonFacts {
  readonly model: ModelVerdict;
  readonly needed: Needed;
  readonly margin: number;
}

type Wording = (facts: ReasonFacts) => string;

/** The reasons of a verdict speak of regions; here the same facts are about two jobs. */
const WORDS: Readonly<Record<CannotTellCode, Wording>> = {
  nothing_to_compare: ({ model }) => {
    const empty = model.missingness.regions.filter(({ measured }) => measured === 0);
    return empty.length === 0
      ? 'no question was measured in both jobs'
      : `nothing is measured ${empty.map(({ region }) => region).join(' and ')}`;
  },
  too_few_questions: ({ needed: { informative, needed } }) =>
    `${counted(informative ?? 0, 'question')} changed, at least ${needed ?? 0} needed after Holm over everything that is compared`,
  too_weak: ({ model, needed: { endpoint, minimum_detectable: least } }) => {
    const questions = model.endpoints[endpoint].pairs[0]?.questions ?? 0;
    return least === null
      ? `${counted(questions, 'question')} are too few for any change to show reliably`
      : `only a change of ${pointsWithUnit(least)} or more shows reliably with ${counted(questions, 'question')} like these`;
  },
  region_without_data: () => 'nothing is measured in one of the jobs',
  sensitivity_unknown: () =>
    'how much of what is withheld is found is not known for these languages, or for what typed the outcomes',
  sensitivity_low: () => 'what typed the outcomes finds too little to say that nothing changed',
  corrected_beyond_margin: ({ margin }) =>
    `corrected for what the classifier misses, the change may be more than ${pointsWithUnit(margin)}`,
  missing_could_turn: ({ model }) => {
    const lost = model.missingness.regions.map(
      ({ region, expected, measured }) => `${expected - measured} of ${expected} ${region}`,
    );
    return `executions without a measurement (${lost.join(', ')}) could turn it`;
  },
  missing_unevenly: ({ model }) => {
    const rates = model.missingness.regions.map(
      ({ region, missing_rate: rate }) =>
        `${percent(Math.round((rate ?? 0) * 1000) / 1000)} ${region}`,
    );
    return `executions are missing more often in one job (${rates.join(', ')})`;
  },
  blocked_beyond_margin: ({ margin }) =>
    `answers are, or may be, blocked more often in one job, by more than ${pointsWithUnit(margin)}`,
  truncated_beyond_margin: ({ margin }) =>
    `answers are, or may be, cut short more often in one job, by more than ${pointsWithUnit(margin)}`,
  questions_opposite: () =>
    'some questions come out differently time after time, which the average over all questions hides',
  content_differs: () => 'what the answers say differs',
};

/** Why nothing is said of a model in a region, in words about two jobs; null when something is. */
export function comparedReasons(
  model: ModelVerdict,
  { margin }: Pick<VerdictOptions, 'margin'>,
  typing: TypingDifference | null,
): readonly ComparedReason[] | null {
  const needed = model.cannot_tell;
  if (needed === null) return null;
  return needed.reasons.map(({ code }) =>
    code === 'sensitivity_unknown' && typing !== null
      ? { code: 'typed_differently', text: TYPED_DIFFERENTLY[typing] }
      : { code, text: WORDS[code]({ model, needed, margin }) },
  );
}

export const TYPED_DIFFERENTLY: Readonly<Record<TypingDifference, string>> = {
  typers:
    'the outcomes of the two jobs were not typed by the same: what one misses the other may find',
  corrections:
    'more outcomes were corrected by hand in one job than in the other: what people find there is missed here',
};

/** Reasons that the data themselves lack something: the others need not be said then. */
export function saidReasons(reasons: readonly ComparedReason[]): readonly ComparedReason[] {
  const [first] = reasons;
  const isLack = first?.code === 'too_few_questions' || first?.code === 'too_weak';
  return isLack ? reasons.slice(0, 1) : reasons;
}

/** `refusals` or `withheld answers`. */
export function eventsName(endpoint: Needed['endpoint']): string {
  return `${EVENT_NAMES[endpoint]}s`;
}
