import type { Features } from './features.js';
import type { LearnedLanguage } from './shape.js';
import type { Form } from './wishes.js';

/** A linear model: a bias, weights of features with names, and weights of the slots into which runs fall. */
export interface LinearPart {
  readonly bias: number;
  readonly named: ReadonlyMap<string, number>;
  /** Weights of slots, in units of `unit`; empty for a part that looks at no runs. */
  readonly slots: Int8Array;
  readonly unit: number;
}

/** What was learned of answers in one language. */
export interface LanguagePart {
  /** Whether an answer is withheld; its sum becomes log odds by `scales`. */
  readonly withheld: LinearPart;
  /** Log odds, among those, that some of what was asked is there all the same. */
  readonly partly: LinearPart;
  /** How the sum of weights becomes log odds, by the form of the request: how often answers are withheld differs between the two. */
  readonly scales: Readonly<Record<Form, Scale>>;
}

/** From a sum of weights to log odds, as answers that were held out of training showed. */
export interface Scale {
  readonly factor: number;
  readonly shift: number;
  /** The log odds from which an answer counts as withheld: where precision and recall together were best. */
  readonly threshold: number;
}

/** The learned part of the classifier, by language. */
export type LearnedModel = ReadonlyMap<LearnedLanguage, LanguagePart>;

/** The weighted sum. */
export function scoreOf(part: LinearPart, features: Pick<Features, 'named' | 'runs'>): number {
  let sum = part.bias;
  for (const [name, value] of features.named) sum += value * (part.named.get(name) ?? 0);
  return sum + runsScore(part, features.runs);
}

function runsScore({ slots: weights, unit }: LinearPart, runs: Features['runs']): number {
  let sum = 0;
  for (const { slots, values } of runs) {
    for (let at = 0; at < slots.length; at += 1) {
      sum += (values[at] ?? 0) * (weights[slots[at] ?? 0] ?? 0);
    }
  }
  return sum * unit;
}

/** A named feature's share of the score. */
export interface Contribution {
  readonly feature: string;
  readonly share: number;
}

/** What named features weighed most for a yes (`sign` 1) or a no (-1), strongest first. */
export function contributions(
  part: LinearPart,
  { named }: Pick<Features, 'named'>,
  sign: 1 | -1,
  most = 12,
): Contribution[] {
  return [...named]
    .map(([feature, value]) => ({ feature, share: sign * value * (part.named.get(feature) ?? 0) }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share || (a.feature < b.feature ? -1 : 1))
    .slice(0, most);
}

/** What the runs of a piece of an answer weigh, as {@link scoreOf} would. */
export function weightOfRuns(part: LinearPart, runs: Features['runs']): number {
  return runsScore(part, runs);
}
