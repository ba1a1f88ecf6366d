import {
  clopperPearsonInterval,
  DEFAULT_LEVEL,
  gwetAc1,
  kappa,
  krippendorffAlpha,
  type Interval,
} from '@beacon/statistics';
import { SCALE_CLASSES, onScale } from '@beacon/classification';
import type { Label, LabelScale, RatedAnswer } from '@beacon/classification';

/** A coefficient of agreement beyond chance. */
interface Coefficient {
  /** Null where it is not defined: without variation, agreement cannot be told from habit. */
  readonly value: number | null;
  /** Null where its error is not known: too few answers, or not one disagreement, which proves no error of 0. */
  readonly interval: readonly [number, number] | null;
}

/** How far two raters agree on one scale. */
interface ScaleAgreement {
  /** Answers on which they agree, of those that both rated. */
  readonly agreed: number;
  readonly percent: number;
  /** Exact (Clopper-Pearson), as a fraction. */
  readonly interval: readonly [number, number];
  /** Cohen's kappa. Low where one class is rare, however well they agree: see `ac1` beside it. */
  readonly kappa: Coefficient;
  /** Gwet's AC1. */
  readonly ac1: Coefficient;
  /** Krippendorff's alpha, with an interval by the jackknife. */
  readonly alpha: Coefficient;
  readonly classes: readonly string[];
  /** Answers by the class of rater a (rows) and of rater b (columns), in the order of `classes`. */
  readonly table: readonly (readonly number[])[];
}

/** Two raters, over the answers that both rated. */
interface PairAgreement {
  readonly a: string;
  readonly b: string;
  /** Answers that both rated; a pair without one has no figures. */
  readonly answers: number;
  readonly scales: Readonly<Record<LabelScale, ScaleAgreement>> | null;
}

/** Agreement between raters of the same answers. */
export interface RaterAgreement {
  readonly raters: readonly { readonly rater: string; readonly labels: number }[];
  /** Every pair, in the order of `raters`. */
  readonly pairs: readonly PairAgreement[];
  /** Krippendorff's alpha over all raters at once, answers with two labels or more. */
  readonly all: { readonly answers: number } & Readonly<Record<LabelScale, Coefficient>>;
}

/**
 * How far raters agree, pair by pair and all together, over the four classes and over the two endpoints. A rater is whoever gave labels: a judge
 * model, a person, the classifier. The order of labels changes nothing; raters stand in alphabetical order.
 *
 * The figures are those of the answers given: answers that were chosen because raters might disagree say nothing about the others.
 *
 * @throws RangeError when a rater has two labels for one answer; a level outside 0 to 1.
 */
export function raterAgreement(
  labels: readonly RatedAnswer[],
  level = DEFAULT_LEVEL,
): RaterAgreement {
  const raters = [...Map.groupBy(labels, ({ rater }) => rater)]
    .map(([rater, own]) => ({ rater, labels: own.length }))
    .toSorted((one, other) => (one.rater < other.rater ? -1 : 1));
  const answers = answersOf(labels);
  const pairs = raters.flatMap(({ rater: a }, index) =>
    raters.slice(index + 1).map(({ rater: b }) => pairAgreement(answers, [a, b], level)),
  );
  return { raters, pairs, all: overAll(answers, level) };
}

/** Labels of one answer, by rater. */
type Answer = ReadonlyMap<string, Label>;

function answersOf(labels: readonly RatedAnswer[]): Answer[] {
  const answers = new Map<string, Map<string, Label>>();
  for (const { execution, rater, outcome } of labels) {
    const answer = answers.get(String(execution)) ?? new Map<string, Label>();
    if (answer.has(rater)) {
      throw new RangeError(`rater ${rater} has two labels for answer ${execution}`);
    }
    answers.set(String(execution), answer.set(rater, outcome));
  }
  return [...answers.values()];
}

function pairAgreement(
  answers: readonly Answer[],
  [a, b]: readonly [string, string],
  level: number,
): PairAgreement {
  const both = answers.flatMap((answer) => {
    const [one, other] = [answer.get(a), answer.get(b)];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
  if (both.length === 0) return { a, b, answers: 0, scales: null };
  const scales = onEachScale((scale) => scaleAgreement(both, scale, level));
  return { a, b, answers: both.length, scales };
}

function scaleAgreement(
  both: readonly (readonly [Label, Label])[],
  scale: LabelScale,
  level: number,
): ScaleAgreement {
  const classes = SCALE_CLASSES[scale];
  const rated = both.map(([one, other]) => [onScale(one, scale), onScale(other, scale)] as const);
  const table = classes.map(() => classes.map(() => 0));
  for (const [one, other] of rated) {
    const row = table[classes.indexOf(one)] ?? [];
    const column = classes.indexOf(other);
    row[column] = (row[column] ?? 0) + 1;
  }
  const n = rated.length;
  const agreed = rated.filter(([one, other]) => one === other).length;
  const { kappa: value, interval } = kappa(table, level);
  const ac1 = gwetAc1(table, level);
  const alpha = krippendorffAlpha(rated, level);
  const known = agreed < n;
  return {
    agreed,
    percent: agreed / n,
    interval: limitsOf(clopperPearsonInterval(agreed, n, level)),
    kappa: coefficient(value, known ? interval : null),
    ac1: coefficient(ac1.ac1, known ? ac1.interval : null),
    alpha: coefficient(alpha.alpha, known ? alpha.interval : null),
    classes,
    table,
  };
}

function overAll(answers: readonly Answer[], level: number): RaterAgreement['all'] {
  const shared = answers.filter(({ size }) => size >= 2);
  const scales = onEachScale((scale) => {
    const units = shared.map((answer) =>
      [...answer.values()].map((label) => onScale(label, scale)),
    );
    const { alpha, interval } = krippendorffAlpha(units, level);
    return coefficient(alpha, alpha === 1 ? null : interval);
  });
  return { answers: shared.length, ...scales };
}

function coefficient(value: number | null, interval: Interval | null): Coefficient {
  return { value, interval: interval === null ? null : limitsOf(interval) };
}

function limitsOf({ low, high }: Interval): readonly [number, number] {
  return [low, high];
}

function onEachScale<Figure>(figureOf: (scale: LabelScale) => Figure): Record<LabelScale, Figure> {
  return {
    classes: figureOf('classes'),
    withheld: figureOf('withheld'),
    refused: figureOf('refused'),
  };
}
