import { classifyOutcome, type LearnedModel } from '@beacon/classification';
import { gwetAc1, kappa, wilsonInterval, type Interval } from '@beacon/statistics';
import { isWithheld, type LabelledAnswer } from './labelled-answer.js';

/** A labelled answer, and what was made of it. */
export interface Judged {
  readonly row: LabelledAnswer;
  readonly outcome: string;
}

/** A share with its Wilson interval, 95 %. */
export interface Share {
  readonly x: number;
  readonly n: number;
  /** Null when there is nothing to take a share of. */
  readonly rate: number | null;
  readonly interval: Interval | null;
}

/** The two endpoints of a verdict, each against all other answers. */
export const ENDPOINTS = ['withheld', 'refused'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** How well an endpoint agrees with the labels. Intervals take answers for independent: see the design effect. */
export interface Measure {
  readonly n: number;
  readonly sensitivity: Share;
  readonly specificity: Share;
  readonly f1: number | null;
  /** From the Wilson interval of tp / (tp + fp + fn), of which F1 is a monotone function: 2 j / (1 + j). */
  readonly f1_interval: Interval | null;
  readonly kappa: number | null;
  readonly kappa_interval: Interval | null;
  readonly ac1: number | null;
}

/** Types the answers as the services do: `model` null is the rules alone. */
export function judgeAll(
  rows: readonly LabelledAnswer[],
  model: LearnedModel | null | undefined,
  withQuestion = true,
): Judged[] {
  return rows.map((row) => {
    const { response: text, language } = row;
    const question = withQuestion ? row.question : null;
    const input = { text, language, question, finishReason: null };
    return { row, outcome: classifyOutcome(input, model).outcome };
  });
}

/** Whether an outcome or a label is the endpoint's event. */
export function isEvent(outcome: string, endpoint: Endpoint): boolean {
  return endpoint === 'refused' ? outcome === 'refused' : isWithheld(outcome);
}

export function measure(judged: readonly Judged[], endpoint: Endpoint = 'withheld'): Measure {
  const count = (isTrue: boolean, isFound: boolean): number =>
    judged.filter(
      ({ row, outcome }) =>
        isEvent(row.human, endpoint) === isTrue && isEvent(outcome, endpoint) === isFound,
    ).length;
  const [tp, fn, fp, tn] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const overlap = shareOf(tp, tp + fp + fn);
  const table = [
    [tp, fn],
    [fp, tn],
  ];
  const agreement = judged.length === 0 ? null : kappa(table);
  return {
    n: judged.length,
    sensitivity: shareOf(tp, tp + fn),
    specificity: shareOf(tn, tn + fp),
    f1: overlap.rate === null ? null : dice(overlap.rate),
    f1_interval:
      overlap.interval === null
        ? null
        : { low: dice(overlap.interval.low), high: dice(overlap.interval.high) },
    kappa: agreement?.kappa ?? null,
    kappa_interval: agreement?.interval ?? null,
    ac1: judged.length === 0 ? null : gwetAc1(table).ac1,
  };
}

/** How often the label and the outcome came together: rows by label, columns by outcome. */
export function confusion(judged: readonly Judged[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const { row, outcome } of judged) {
    const counts = (table[row.human] ??= {});
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return table;
}

/** The answers with the same key, in the order of first appearance. */
export function grouped(
  judged: readonly Judged[],
  key: (row: LabelledAnswer) => string,
): ReadonlyMap<string, Judged[]> {
  return Map.groupBy(judged, ({ row }) => key(row));
}

function shareOf(x: number, n: number): Share {
  return n === 0
    ? { x, n, rate: null, interval: null }
    : { x, n, rate: x / n, interval: wilsonInterval(x, n) };
}

function dice(jaccard: number): number {
  return (2 * jaccard) / (1 + jaccard);
}
