import { describe, expect, it } from '@jest/globals';
import { seededWords } from '../distributions/random.js';
import { exchangeTest, smallestExchangeP } from './exchange-test.js';
import type { LabelledDistances } from './labelled-distances.js';

/** Things on a line; distances are those between their places. */
const line = (labels: readonly number[], places: readonly number[]): LabelledDistances => ({
  labels,
  distances: Float64Array.from(
    places.flatMap((one) => places.map((other) => Math.abs(one - other))),
  ),
});

const excess = ({ distances }: LabelledDistances, labels: readonly number[]): number => {
  const sums = { between: 0, within: 0 };
  const pairs = { between: 0, within: 0 };
  for (const [i, one] of labels.entries()) {
    for (const [j, other] of labels.slice(0, i).entries()) {
      const side = one === other ? 'within' : 'between';
      sums[side] += distances[i * labels.length + j] ?? 0;
      pairs[side] += 1;
    }
  }
  return sums.between / pairs.between - sums.within / pairs.within;
};

/** Every order of labels, equal ones told apart: each distinct labelling as often as any other. */
const orders = (labels: readonly number[]): number[][] =>
  labels.length === 0
    ? [[]]
    : labels.flatMap((label, index) =>
        orders(labels.filter((__, other) => other !== index)).map((rest) => [label, ...rest]),
      );

const bruteForce = (questions: readonly LabelledDistances[]): number => {
  const sums = questions.reduce(
    (all, question) =>
      all.flatMap((sum) => orders(question.labels).map((labels) => sum + excess(question, labels))),
    [0],
  );
  const observed = questions.reduce((sum, one) => sum + excess(one, one.labels), 0);
  return sums.filter((sum) => sum >= observed - 1e-9).length / sums.length;
};

describe(exchangeTest, () => {
  it('is the share of all labellings of all questions', () => {
    const words = seededWords(3);
    const place = () => words() / 2 ** 32;
    for (let round = 0; round < 10; round += 1) {
      const questions = [
        line([0, 0, 1, 1], [place(), place(), place() + 0.3, place() + 0.3]),
        line([0, 0, 1, 2], [place(), place(), place() + 0.3, place()]),
      ];
      const { p, method } = exchangeTest(questions, 1);
      expect(method).toBe('exact');
      expect(p).toBeCloseTo(bruteForce(questions), 12);
    }
  });

  it('gives each question its own p', () => {
    const questions = [line([0, 0, 1, 1], [0, 0, 1, 1]), line([0, 0, 1, 1], [0, 1, 0, 1])];
    expect(exchangeTest(questions, 1).byQuestion).toEqual([1 / 3, 1]);
    expect(questions.map((one) => smallestExchangeP([one]))).toEqual([1 / 3, 1 / 3]);
  });

  it('is near the exact value where it draws', () => {
    // Ten listed questions of 6 labellings each and one of 1,716 are too many together: the sum is drawn.
    const apart = Array.from({ length: 10 }, () => line([0, 0, 1, 1], [0, 1, 0, 1]));
    const wide = line(
      [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
      [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
    );
    const { method, draws, byQuestion } = exchangeTest([...apart, wide], 1);
    expect({ method, draws: (draws ?? 0) > 0 }).toEqual({ method: 'monte_carlo', draws: true });
    expect(byQuestion.at(-1)).toBeLessThan(0.003);
    expect(exchangeTest([...apart, wide], 1)).toEqual(exchangeTest([...apart, wide], 1));
  });
});
