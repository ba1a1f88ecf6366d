import { finalAnswer } from '@beacon/analysis';
import { analysis } from './analysis.js';
import type { Features, LearnedModel, LinearPart } from './analysis.js';
import { fitLogistic, type Example } from './logistic.js';
import type { LabelledAnswer } from './labelled-answer.js';

/** How the learned part is trained. */
export interface TrainingOptions {
  /** A word is not masked from this many answers on … */
  readonly answersOfWord: number;
  /** … in this many groups of questions. */
  readonly groupsOfWord: number;
  /** A run of words is looked at from this many answers on. */
  readonly answersOfRun: number;
  /** Runs that are kept: those that weigh most. */
  readonly runs: number;
  readonly lambda: number;
  /** The penalty of the part that tells partial answers. */
  readonly lambdaPartly: number;
  /** What an answer counts with and without its question: the classifier is asked both ways. */
  readonly withQuestion: number;
}

const TRAINING: TrainingOptions = {
  answersOfWord: 15,
  groupsOfWord: 3,
  answersOfRun: 5,
  runs: 1_500,
  lambda: 5e-4,
  lambdaPartly: 2e-3,
  withQuestion: 0.7,
};

interface Featured {
  readonly row: LabelledAnswer;
  readonly features: Features;
  readonly weight: number;
}

/** Fits the learned part to labelled answers in English. Deterministic: order and content of the answers decide all. */
export function train(
  labelled: readonly LabelledAnswer[],
  options: TrainingOptions = TRAINING,
): LearnedModel {
  // Of other texts the classifier does not ask the learned part: they are left to the rules.
  const rows = labelled
    .map((row) => ({ ...row, response: finalAnswer(row.response).text }))
    .filter((row) => analysis.isEnglish(row.response));
  const words = frequentWords(rows, options);
  const examples = rows.flatMap((row) => featured(row, words, options));
  const all = fit(examples, frequentFeatures(examples, options), isNonAnswer, options.lambda);
  const kept = heaviest(all, examples, options.runs);
  return {
    words,
    nonAnswer: fit(examples, kept, isNonAnswer, options.lambda),
    partly: fitPartly(examples, options.lambdaPartly),
  };
}

function isNonAnswer(row: LabelledAnswer): boolean {
  return row.human !== 'answered';
}

function frequentWords(
  rows: readonly LabelledAnswer[],
  options: TrainingOptions,
): ReadonlySet<string> {
  const seen = new Map<string, { answers: number; groups: Set<string> }>();
  for (const row of rows) {
    for (const word of new Set(analysis.sentencesOf(row.response).flat())) {
      const entry = seen.get(word) ?? { answers: 0, groups: new Set() };
      entry.answers += 1;
      entry.groups.add(row.group);
      seen.set(word, entry);
    }
  }
  return new Set(
    [...seen]
      .filter(
        ([, { answers, groups }]) =>
          answers >= options.answersOfWord && groups.size >= options.groupsOfWord,
      )
      .map(([word]) => word),
  );
}

function featured(
  row: LabelledAnswer,
  words: ReadonlySet<string>,
  { withQuestion }: TrainingOptions,
): Featured[] {
  const reading = analysis.readAnswer(row.response, row.language);
  const forms =
    row.question === null
      ? [{ asked: null, weight: 1 }]
      : [
          { asked: row.question, weight: withQuestion },
          { asked: null, weight: 1 - withQuestion },
        ];
  return forms.map(({ asked, weight }) => {
    const input = { text: row.response, question: analysis.readQuestion(asked), reading };
    return { row, weight, features: analysis.featuresOf(input, (word) => words.has(word)) };
  });
}

function frequentFeatures(examples: readonly Featured[], options: TrainingOptions): Set<string> {
  const seen = new Map<string, number>();
  for (const { features, weight } of examples) {
    for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + weight);
  }
  return new Set(
    [...seen]
      .filter(([name, count]) => !analysis.isRun(name) || count >= options.answersOfRun)
      .map(([name]) => name),
  );
}

function fit(
  examples: readonly Featured[],
  kept: ReadonlySet<string>,
  isPositive: (row: LabelledAnswer) => boolean,
  lambda: number,
): LinearPart {
  const numbers = new Map([...kept].map((name, index) => [name, index]));
  const numbered = examples.map(({ row, features, weight }): Example => {
    const used = [...features].filter(([name]) => numbers.has(name));
    return {
      indices: used.map(([name]) => numbers.get(name) ?? 0),
      values: used.map(([, value]) => value),
      isPositive: isPositive(row),
      weight,
    };
  });
  const { bias, weights } = fitLogistic(numbered, numbers.size, lambda);
  const named = [...numbers].map(([name, index]) => [name, rounded(weights[index] ?? 0)] as const);
  return { bias: rounded(bias), weights: new Map(named) };
}

/** As it is written into the committed weights. */
function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}

/** All features about structure, and the runs whose weight moves the scores most: weight times how much of it there is. */
function heaviest(part: LinearPart, examples: readonly Featured[], runs: number): Set<string> {
  const amount = new Map<string, number>();
  for (const { features } of examples) {
    for (const [name, value] of features) amount.set(name, (amount.get(name) ?? 0) + value * value);
  }
  const ranked = [...part.weights]
    .filter(([name]) => analysis.isRun(name))
    .map(([name, weight]) => ({ name, moves: weight * weight * (amount.get(name) ?? 0) }))
    .toSorted((a, b) => b.moves - a.moves || (a.name < b.name ? -1 : 1));
  const structure = [...part.weights.keys()].filter((name) => !analysis.isRun(name));
  return new Set([...structure, ...ranked.slice(0, runs).map(({ name }) => name)]);
}

function fitPartly(examples: readonly Featured[], lambda: number): LinearPart {
  const nonAnswers = examples.filter(({ row }) => isNonAnswer(row));
  const structure = new Set(
    nonAnswers.flatMap(({ features }) =>
      [...features.keys()].filter((name) => !analysis.isRun(name)),
    ),
  );
  const isPartial = (row: LabelledAnswer): boolean => row.human === 'partial';
  return fit(balanced(nonAnswers, isPartial), structure, isPartial, lambda);
}

/** The smaller side weighs more, as the root of the odds: how many answers are partial differs from model to model. */
function balanced(
  examples: readonly Featured[],
  isPositive: (row: LabelledAnswer) => boolean,
): Featured[] {
  const weightOf = (side: readonly Featured[]): number =>
    side.reduce((sum, { weight }) => sum + weight, 0);
  const positive = examples.filter(({ row }) => isPositive(row));
  const odds = (weightOf(examples) - weightOf(positive)) / Math.max(1, weightOf(positive));
  const factor = Math.sqrt(odds);
  return examples.map((each) =>
    isPositive(each.row) ? { ...each, weight: each.weight * factor } : each,
  );
}
