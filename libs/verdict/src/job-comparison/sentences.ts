import type { VerdictOptions } from '../input/input.js';
import type {
  ComparedEndpoint,
  ComparedLane,
  ComparedReason,
  JobComparison,
} from '../shape/job-comparison-shape.js';
import type { JsonInterval } from '../shape/figure-shape.js';
import type { ModelVerdict } from '../shape/shape.js';
import {
  counted,
  listed,
  percent,
  pointsWithUnit,
  pWithName,
  range,
  VERBS,
} from '../shape/words.js';
import { eventsName, saidReasons } from './reasons.js';

type Told = Pick<ComparedLane, 'model_id' | 'region' | 'conclusion' | 'endpoints'> & {
  readonly reasons: readonly ComparedReason[];
  readonly model: ModelVerdict;
};

/** What is concluded of one model in one region, in one sentence. */
export function laneSentence(told: Told, options: VerdictOptions): string {
  const name = `${told.model_id} from ${told.region}`;
  switch (told.conclusion) {
    case 'differs':
      return `${name} ${differing(told, options)}`;
    case 'differs_on_these_questions':
      return `${name} ${onSomeQuestions(told.model)}`;
    case 'equivalent':
      return `${name} ${equivalent(told, options)}`;
    case 'cannot_tell':
      return `${name}: cannot tell: ${undecided(told, options)}`;
  }
}

function differing({ endpoints }: Told, { level }: VerdictOptions): string {
  const [first, second] = Object.values(endpoints).filter(
    ({ conclusion }) => conclusion === 'differs',
  );
  if (first === undefined) return 'differs';
  const { interval, p_adjusted: p, questions } = first;
  const facts = [
    ...(interval === null ? [] : [`${percent(level)} interval ${range(turned(first, interval))}`]),
    ...(p === null ? [] : [`Holm-adjusted ${pWithName(p)}`]),
    counted(questions, 'question'),
  ];
  return `${changeText(first)}: ${facts.join(', ')}${beside(first, second, endpoints.withheld)}`;
}

/** What the other endpoint says: a reader must not take more refusals for more that is withheld. Nothing where all that is withheld is refused. */
function beside(
  first: ComparedEndpoint,
  second: ComparedEndpoint | undefined,
  withheld: ComparedEndpoint,
): string {
  if (first.endpoint === 'withheld' || withheld.interval === null) return '';
  const isSame = (['before', 'after'] as const).every(
    (arm) => first[arm].events === withheld[arm].events,
  );
  if (isSame) return '';
  return second === undefined
    ? `; in all that it withholds no change is shown (interval ${range(withheld.interval)})`
    : `; it also ${changeText(second)}`;
}

/** `refuses 18 points more often after than before`. */
export function changeText({ endpoint, difference }: ComparedEndpoint): string {
  const size = pointsWithUnit(Math.abs(difference ?? 0));
  return `${VERBS[endpoint]} ${size} ${(difference ?? 0) < 0 ? 'less' : 'more'} often after than before`;
}

/** The interval of a change as it is told: without its sign. */
function turned({ difference }: ComparedEndpoint, [low, high]: JsonInterval): JsonInterval {
  return (difference ?? 0) < 0 ? [-high, -low] : [low, high];
}

function onSomeQuestions({ endpoints }: ModelVerdict): string {
  const found = Object.values(endpoints).find(({ questions }) => questions?.claimed === true);
  const questions = found?.questions;
  if (found === undefined || questions == null) return 'differs on some of these questions';
  const named = questions.ids.length === 0 ? '' : ` (${listed(questions.ids, 10)})`;
  return `${VERBS[found.endpoint]} unequally often before and after on ${counted(questions.questions, 'question')}${named}, by more than repeats vary; over all questions no change is shown`;
}

function equivalent({ endpoints }: Told, { alpha, margin }: VerdictOptions): string {
  const [largest] = Object.values(endpoints).toSorted(
    (one, other) =>
      Math.abs(other.corrected?.difference ?? 0) - Math.abs(one.corrected?.difference ?? 0),
  );
  const corrected = largest?.corrected ?? null;
  const facts =
    largest === undefined || corrected === null
      ? ''
      : `: largest change ${pointsWithUnit(corrected.difference)} (${eventsName(largest.endpoint)}, corrected for what the classifier misses), ${percent(1 - 2 * alpha)} interval ${range(corrected.tost.interval)}, ${counted(largest.questions, 'question')}`;
  return `refuses and withholds as often after as before, within ${pointsWithUnit(margin)}${facts}; what answers say was not compared`;
}

function undecided({ endpoints, reasons, model }: Told, { level }: VerdictOptions): string {
  const why = saidReasons(reasons)
    .map(({ text }) => text)
    .join('; ');
  const figures = endpoints[model.cannot_tell?.endpoint ?? 'withheld'];
  const { difference, interval, endpoint, questions } = figures;
  if (difference === null || interval === null) return why;
  const seen = difference === 0 ? 'no change seen' : `${changeText(figures)} as seen`;
  return `${why} (${eventsName(endpoint)}: ${seen}, ${percent(level)} interval ${range(turned(figures, interval))}, ${counted(questions, 'question')})`;
}

/** What is concluded of all that was compared. */
export function comparisonSentence(
  lanes: readonly ComparedLane[],
  { margin }: Pick<JobComparison, 'margin'>,
): string {
  if (lanes.length === 0)
    return 'cannot tell: the jobs have nothing in common that can be compared';
  const of = (wanted: readonly ComparedLane['conclusion'][]): string[] =>
    lanes
      .filter(({ conclusion }) => wanted.includes(conclusion))
      .map(({ model_id: model, region }) => `${model} from ${region}`);
  const changed = of(['differs', 'differs_on_these_questions']);
  const same = of(['equivalent']);
  const open = of(['cannot_tell']);
  const whole = `${changed.length} of ${lanes.length} compared ${lanes.length === 1 ? 'model and region' : 'models and regions'} found to differ`;
  return [
    changed.length === 0 ? whole : `${whole}: ${listed(changed)}`,
    ...(same.length === 0
      ? []
      : [`refusing and withholding equivalent within ${pointsWithUnit(margin)}: ${listed(same)}`]),
    ...(open.length === 0 ? [] : [`cannot tell: ${listed(open)}`]),
  ].join('; ');
}
