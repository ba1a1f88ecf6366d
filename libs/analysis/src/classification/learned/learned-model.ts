import { isRun, type Features } from './features.js';

/** A linear model: the weighted sum of features, plus a bias. */
export interface LinearPart {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** The learned part of the classifier. */
export interface LearnedModel {
  /** Words that are not masked. */
  readonly words: ReadonlySet<string>;
  /** Positive: no answer, or not a whole one. */
  readonly nonAnswer: LinearPart;
  /** Positive: some of what was asked is there all the same. Only of meaning for a non-answer, and without runs of words. */
  readonly partly: LinearPart;
}

/** Weights are kept in hundredths: that is small, and the same on any machine. */
const UNIT = 100;

/** The weighted sum: above 0 the model says yes; 1 / (1 + e^-score) is its probability. */
export function scoreOf(part: LinearPart, features: Features): number {
  let sum = part.bias;
  for (const [name, value] of features) sum += value * (part.weights.get(name) ?? 0);
  return sum;
}

/** A share of the score. */
export interface Contribution {
  readonly feature: string;
  readonly share: number;
}

/** What weighed most for a yes (`sign` 1) or a no (-1), strongest first. */
export function contributions(
  part: LinearPart,
  features: Features,
  sign: 1 | -1,
  most = 12,
): Contribution[] {
  return [...features]
    .map(([feature, value]) => ({
      feature,
      share: sign * value * (part.weights.get(feature) ?? 0),
    }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share || (a.feature < b.feature ? -1 : 1))
    .slice(0, most);
}

/** The words of a run's feature; null for features about structure. */
export function runOf(feature: string): string[] | null {
  return isRun(feature) ? feature.slice(2).split(' ') : null;
}

/** Writes a model as text: a line of words, then for each part its bias and its features with weights in hundredths, sorted. */
export function formatModel(model: LearnedModel): string {
  const words = [...model.words].toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
  return [
    `words\t${words}`,
    ...linesOf('nonAnswer', model.nonAnswer),
    ...linesOf('partly', model.partly),
  ].join('\n');
}

function linesOf(name: string, part: LinearPart): string[] {
  const sorted = [...part.weights].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([feature, weight]) => `${feature}\t${Math.round(weight * UNIT)}`);
  return [
    `${name}\t${Math.round(part.bias * UNIT)}`,
    ...lines.filter((line) => !line.endsWith('\t0')),
  ];
}

/** Reads what {@link formatModel} wrote. */
export function parseModel(text: string): LearnedModel {
  const [first = '', ...lines] = text.trim().split('\n');
  const rows = lines.map((line) => {
    const [name = '', weight = '0'] = line.split('\t');
    return [name, Number(weight) / UNIT] as const;
  });
  const cut = rows.findIndex(([name]) => name === 'partly');
  return {
    words: new Set(first.slice(first.indexOf('\t') + 1).split(' ')),
    nonAnswer: partOf(rows.slice(0, cut)),
    partly: partOf(rows.slice(cut)),
  };
}

function partOf([first, ...rest]: (readonly [string, number])[]): LinearPart {
  return { bias: first?.[1] ?? 0, weights: new Map(rest) };
}
