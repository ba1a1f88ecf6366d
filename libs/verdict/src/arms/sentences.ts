import type { ArmKind } from '@beacon/domain';
import type { VerdictOptions } from '../input/input.js';
import type {
  ArmComparison,
  ArmConclusion,
  ArmEndpoint,
  ArmFactor,
  ArmInteraction,
  ArmPair,
  ArmReason,
} from '../shape/arms-shape.js';
import type { JsonInterval } from '../shape/figure-shape.js';
import type { ModelVerdict } from '../shape/shape.js';
import {
  counted,
  EVENT_NAMES,
  listed,
  percent,
  pointsWithUnit,
  pWithName,
  range,
  VERBS,
} from '../shape/words.js';
import type { LevelPair } from './input.js';
import { saidReasons } from './reasons.js';
import { ARM_NAMES, confoundedText, levelsText, pairName, scopeText } from './words.js';

/** What is told of two levels of a model. */
export interface ToldPair {
  readonly arm: ArmKind;
  readonly pair: LevelPair;
  readonly conclusion: ArmConclusion;
  readonly endpoints: ArmPair['endpoints'];
  readonly confounded: ArmPair['confounded_with'];
  readonly reasons: readonly ArmReason[];
  readonly factors: readonly ArmFactor[];
  readonly model: ModelVerdict;
}

/** What is concluded of two levels of a model, in one sentence. */
export function pairSentenceOf(told: ToldPair, options: VerdictOptions): string {
  const { arm, pair } = told;
  switch (told.conclusion) {
    case 'differs':
      return `${pair.subject} ${differing(told, options)}`;
    case 'differs_on_these_questions':
      return `${pair.subject} ${onSomeQuestions(told)}`;
    case 'equivalent':
      return `${pair.subject} ${equivalent(told, options)}`;
    case 'confounded':
      return `${pair.subject}: ${confoundedText(arm, pair, told.confounded)}; they cannot be told apart, and nothing is claimed of either`;
    case 'cannot_tell':
      return `${pairName(arm, pair)}: cannot tell: ${undecided(told, options)}`;
  }
}

function differing(told: ToldPair, { level }: VerdictOptions): string {
  const all = Object.values(told.endpoints);
  const [first, second] = all.filter(({ conclusion }) => conclusion === 'differs');
  if (first === undefined) return 'differs';
  const { withheld } = told.endpoints;
  const { interval, p_adjusted: p, questions } = shown(first, told.arm);
  const facts = [
    ...(interval === null ? [] : [`${percent(level)} interval ${range(interval)}`]),
    ...(p === null ? [] : [`Holm-adjusted ${pWithName(p)}`]),
    counted(questions, 'question'),
  ];
  const scope = scopeText(told.factors);
  const other = beside(first, second, withheld, told);
  return `${differenceText(first, told)}: ${facts.join(', ')}${scope}${other}${interactionsText(first)}`;
}

/** What the other endpoint says: a reader must not take more refusals for more that is withheld. Nothing where all that is withheld is refused. */
function beside(
  first: ArmEndpoint,
  second: ArmEndpoint | undefined,
  withheld: ArmEndpoint,
  told: ToldPair,
): string {
  if (first.endpoint === 'withheld' || withheld.interval === null) return '';
  const isSame = (['first', 'second'] as const).every(
    (side) => first[side].events === withheld[side].events,
  );
  if (isSame) return '';
  return second === undefined
    ? `; in all that it withholds no difference is shown (interval ${range(withheld.interval)})`
    : `; it also ${differenceText(second, told)}`;
}

/** `refuses 18 points more often in zh than in en`. */
function differenceText(endpoint: ArmEndpoint, { arm, pair }: ToldPair): string {
  const { difference } = shown(endpoint, arm);
  const [more, less] = difference >= 0 ? [pair.first, pair.second] : [pair.second, pair.first];
  return `${VERBS[endpoint.endpoint]} ${pointsWithUnit(Math.abs(difference))} more often ${levelsText(arm, more)} than ${levelsText(arm, less)}`;
}

/** A difference with its interval turned to be positive; by language the corrected one, for that is what is claimed. */
function shown(
  endpoint: ArmEndpoint,
  arm: ArmKind,
): { difference: number; interval: JsonInterval | null } & Pick<
  ArmEndpoint,
  'p_adjusted' | 'questions'
> {
  const { p_adjusted, questions, corrected } = endpoint;
  const of = arm === 'language' && corrected !== null ? corrected : endpoint;
  const difference = of.difference ?? 0;
  const { interval } = of;
  if (interval === null) return { difference, interval, p_adjusted, questions };
  const [low, high] = interval;
  return {
    difference,
    interval: difference < 0 ? [-high, -low] : [low, high],
    p_adjusted,
    questions,
  };
}

/** What is found of the difference depending on something else: said whether or not it is shown, for a reader takes silence for "no". */
function interactionsText({ interactions }: ArmEndpoint): string {
  const [first] = interactions.toSorted(
    (one, other) => Number(other.claimed) - Number(one.claimed) || one.p - other.p,
  );
  return first === undefined ? '' : `; ${interactionText(first)}`;
}

function interactionText(one: ArmInteraction): string {
  const { factor, difference, interval, claimed, p_adjusted: p } = one;
  const [more, less] = difference >= 0 ? [one.one, one.other] : [one.other, one.one];
  const size = `${pointsWithUnit(Math.abs(difference))} more ${levelsText(factor, more)} than ${levelsText(factor, less)}`;
  if (claimed) return `the difference depends on ${ARM_NAMES[factor]}: ${size} (${pWithName(p)})`;
  const limits = interval === null ? '' : `, interval ${range(interval)}`;
  return `that it depends on ${ARM_NAMES[factor]} is not shown (${levelsText(factor, one.one)} minus ${levelsText(factor, one.other)}: ${pointsWithUnit(difference)}${limits})`;
}

function onSomeQuestions({ model, arm, pair }: ToldPair): string {
  const found = Object.values(model.endpoints).find(({ questions }) => questions?.claimed === true);
  const questions = found?.questions;
  if (found === undefined || questions == null) return 'differs on some of these questions';
  const named = questions.ids.length === 0 ? '' : ` (${listed(questions.ids, 10)})`;
  return `${VERBS[found.endpoint]} unequally often ${levelsText(arm, pair.first)} and ${levelsText(arm, pair.second)} on ${counted(questions.questions, 'question')}${named}, by more than repeats vary; over all questions no difference is shown`;
}

function equivalent(told: ToldPair, { alpha, margin }: VerdictOptions): string {
  const { arm, pair, endpoints, factors } = told;
  const [largest] = Object.values(endpoints).toSorted(
    (one, other) =>
      Math.abs(other.corrected?.difference ?? 0) - Math.abs(one.corrected?.difference ?? 0),
  );
  const corrected = largest?.corrected ?? null;
  const facts =
    largest === undefined || corrected === null
      ? ''
      : `: largest difference ${pointsWithUnit(corrected.difference)} (${EVENT_NAMES[largest.endpoint]}s, corrected for what the detector misses), ${percent(1 - 2 * alpha)} interval ${range(corrected.tost.interval)}, ${counted(largest.questions, 'question')}`;
  return `refuses and withholds as often ${levelsText(arm, pair.first)} as ${levelsText(arm, pair.second)}, within ${pointsWithUnit(margin)}${facts}${scopeText(factors)}; what answers say was not compared`;
}

function undecided(told: ToldPair, { level }: VerdictOptions): string {
  const { endpoints, reasons, model, arm, pair } = told;
  const why = saidReasons(reasons)
    .map(({ text }) => text)
    .join('; ');
  const figures = endpoints[model.cannot_tell?.endpoint ?? nearest(endpoints)];
  const { difference, interval, endpoint, questions } = figures;
  if (difference === null || interval === null) return why;
  const turned: JsonInterval = difference < 0 ? [-interval[1], -interval[0]] : interval;
  const [more, less] = difference >= 0 ? [pair.first, pair.second] : [pair.second, pair.first];
  const seen =
    difference === 0
      ? 'no difference seen'
      : `${pointsWithUnit(Math.abs(difference))} more ${levelsText(arm, more)} than ${levelsText(arm, less)} as typed`;
  const claimed = figures.interactions.find((one) => one.claimed);
  const depends = claimed === undefined ? '' : `; ${interactionText(claimed)}`;
  return `${why} (${EVENT_NAMES[endpoint]}s: ${seen}, ${percent(level)} interval ${range(turned)}, ${counted(questions, 'question')})${depends}`;
}

/** The endpoint with the smaller p. */
function nearest({ refused, withheld }: ArmPair['endpoints']): 'refused' | 'withheld' {
  return (refused.p ?? 1) <= (withheld.p ?? 1) ? 'refused' : 'withheld';
}

/** What is concluded of all that was compared. */
export function armsSentence({
  arm,
  pairs,
  margin,
}: Pick<ArmComparison, 'arm' | 'pairs' | 'margin'>): string {
  if (pairs.length === 0) {
    return `cannot tell: no model was asked under two levels of ${ARM_NAMES[arm]}`;
  }
  const of = (wanted: readonly ArmConclusion[]): string[] =>
    pairs
      .filter(({ conclusion }) => wanted.includes(conclusion))
      .map(({ model_id, first, second }) => `${model_id} (${first}, ${second})`);
  const differ = of(['differs', 'differs_on_these_questions']);
  const parts = [
    ['differ', differ],
    [`equivalent within ${pointsWithUnit(margin)}`, of(['equivalent'])],
    ['confounded', of(['confounded'])],
    ['cannot tell', of(['cannot_tell'])],
  ] as const;
  const whole = `${ARM_NAMES[arm]}: ${differ.length} of ${counted(pairs.length, 'comparison')} found to differ`;
  const named = parts
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: ${listed(names)}`);
  return [whole, ...named].join('; ');
}
