import { analysis } from './analysis.js';
import type { LanguagePart, LearnedLanguage, LinearPart, Scale } from './analysis.js';
import type { Featured } from './examples.js';
import type { LabelledAnswer } from './labelled-answer.js';
import { fitLogistic, type Example, type Fit } from './logistic.js';

/** How a language's part is trained. */
export interface TrainingOptions {
  /** Runs count from this many answers on … */
  readonly answersOfRun: number;
  /** … to this many groups of questions. */
  readonly groupsOfRun: number;
  /** The penalty, for the sum of the loss over answers. */
  readonly penalty: number;
  readonly penaltyPartly: number;
  /** A step of the fit that gains less than this share of the loss is the last: to stop early keeps weights small, too. */
  readonly leastGain: number;
  /**
   * How sums of weights become log odds: from held-out scores; or left as the fit has them, with a threshold set by hand. The latter where a
   * single family holds a third of what is withheld, so that scales depend on which family is left out.
   */
  readonly scales: 'held_out' | LanguagePart['scales'];
  /** What an answer counts with and without its question. */
  readonly withQuestion: number;
  /** What an answer of the project's own set, and of another source without topics, counts. */
  readonly own: number;
  readonly other: number;
}

/**
 * An answer counts as withheld from a chance of one in three: with an even threshold the Chinese part would find less of what is withheld than
 * the English one does, and languages would seem less different than they are.
 */
const LOW: Scale = { factor: 1, shift: 0, threshold: -0.7 };

export const TRAINING: Readonly<Record<LearnedLanguage, TrainingOptions>> = {
  en: {
    answersOfRun: 5,
    groupsOfRun: 3,
    penalty: 0.5,
    penaltyPartly: 3,
    leastGain: 5e-5,
    scales: 'held_out',
    withQuestion: 0.7,
    own: 1,
    other: 0.7,
  },
  zh: {
    answersOfRun: 3,
    groupsOfRun: 2,
    penalty: 0.7,
    penaltyPartly: 3,
    leastGain: 5e-5,
    scales: { text: LOW, question: LOW },
    withQuestion: 0.7,
    own: 0.5,
    other: 0.7,
  },
};

/** Before anything better is known. */
const EVEN: Scale = { factor: 1, shift: 0, threshold: 0 };

/** Fits a language's part. Deterministic: order and content of the answers decide all. */
export function train(examples: readonly Featured[], options: TrainingOptions): LanguagePart {
  const kept = frequentSlots(examples, options);
  const withheld = fit(examples, kept, isWithheldRow, options, options.penalty);
  const among = examples.filter(({ row }) => isWithheldRow(row));
  const partly = fit(among, [], isPartial, options, options.penaltyPartly);
  return { withheld, partly, scales: { text: EVEN, question: EVEN } };
}

function isWithheldRow(row: LabelledAnswer): boolean {
  return row.human !== 'answered';
}

function isPartial(row: LabelledAnswer): boolean {
  return row.human === 'partial';
}

function weightOf({ row, isWithQuestion }: Featured, options: TrainingOptions): number {
  const source = row.isOwn ? options.own : row.topic === null ? options.other : 1;
  if (row.question === null || row.topic !== null) return source;
  return source * (isWithQuestion ? options.withQuestion : 1 - options.withQuestion);
}

/** Slots of runs that are frequent enough, in ascending order. */
function frequentSlots(examples: readonly Featured[], options: TrainingOptions): number[] {
  const answers = new Uint16Array(analysis.slots);
  const groups = new Uint16Array(analysis.slots);
  for (const some of Map.groupBy(examples, ({ row }) => row.group).values()) {
    const seen = new Set<number>();
    for (const slot of some.flatMap(slotsIn)) {
      answers[slot] = (answers[slot] ?? 0) + 1;
      seen.add(slot);
    }
    for (const slot of seen) groups[slot] = (groups[slot] ?? 0) + 1;
  }
  const all = [...answers.keys()];
  return all.filter(
    (slot) =>
      (answers[slot] ?? 0) >= options.answersOfRun && (groups[slot] ?? 0) >= options.groupsOfRun,
  );
}

function slotsIn({ features }: Featured): number[] {
  return features.runs.flatMap(({ slots }) => [...slots]);
}

function fit(
  examples: readonly Featured[],
  slots: readonly number[],
  isPositive: (row: LabelledAnswer) => boolean,
  options: TrainingOptions,
  penalty: number,
): LinearPart {
  const names = [
    ...new Set(examples.flatMap(({ features }) => [...features.named.keys()])),
  ].toSorted();
  const numberOfName = new Map(names.map((name, index) => [name, index]));
  const numberOfSlot = new Int32Array(analysis.slots).fill(-1);
  for (const [index, slot] of slots.entries()) numberOfSlot[slot] = names.length + index;
  const numbered = examples.map((each) => ({
    ...vectorOf(each, numberOfName, numberOfSlot),
    isPositive: isPositive(each.row),
    weight: weightOf(each, options),
  }));
  const total = numbered.reduce((sum, { weight }) => sum + weight, 0);
  const size = names.length + slots.length;
  return partOf(fitLogistic(numbered, size, penalty / total, options.leastGain), names, slots);
}

function vectorOf(
  { features }: Featured,
  numberOfName: ReadonlyMap<string, number>,
  numberOfSlot: Int32Array,
): Pick<Example, 'indices' | 'values'> {
  const indices: number[] = [];
  const values: number[] = [];
  for (const [name, value] of features.named) {
    indices.push(numberOfName.get(name) ?? 0);
    values.push(value);
  }
  for (const run of features.runs) {
    for (let at = 0; at < run.slots.length; at += 1) {
      const number = numberOfSlot[run.slots[at] ?? 0] ?? -1;
      if (number < 0) continue;
      indices.push(number);
      values.push(run.values[at] ?? 0);
    }
  }
  return { indices: Int32Array.from(indices), values: Float64Array.from(values) };
}

/** The weights as they are kept: those of slots in whole units, of which the heaviest has 127. */
function partOf(
  { bias, weights }: Fit,
  names: readonly string[],
  slots: readonly number[],
): LinearPart {
  const ofSlots = weights.subarray(names.length);
  const heaviest = ofSlots.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const unit = slots.length === 0 ? 0 : Number((heaviest / 127).toPrecision(6));
  const kept = new Int8Array(slots.length === 0 ? 0 : analysis.slots);
  for (const [index, slot] of slots.entries()) {
    kept[slot] =
      unit === 0 ? 0 : Math.max(-127, Math.min(127, Math.round((ofSlots[index] ?? 0) / unit)));
  }
  const named = names.map((name, index) => [name, thousandth(weights[index] ?? 0)] as const);
  return { bias: thousandth(bias), named: new Map(named), slots: kept, unit };
}

function thousandth(weight: number): number {
  return Math.round(weight * 1_000) / 1_000;
}
