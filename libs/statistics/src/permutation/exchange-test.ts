import { alikeOf, labellingsOf, nextArrangement, shuffleLabels } from './labellings.js';
import { seededWords, type RandomWords } from '../distributions/random.js';
import { atLeast, monteCarloP, type TestedP } from './monte-carlo-p.js';
import { excessUnder, type LabelledDistances } from './labelled-distances.js';

/** Up to this many labellings of all questions together are enumerated. */
const EXACT_LABELLINGS = 20_000;

/** Up to this many labellings of a question are listed once, and drawn from the list. */
const LISTED_LABELLINGS = 1_000;

const DRAWS = 4_999;
const QUESTION_DRAWS = 999;

/** Whether labels matter: over all questions, and for each. */
interface ExchangeTest extends TestedP {
  /** p of each question alone, in their order. */
  readonly byQuestion: readonly number[];
}

/**
 * Whether things of one label are nearer to each other than to those of another, over questions: the labels of each question's things are
 * exchanged among them, and the statistic is the sum over questions of the mean distance between labels minus that within them, each
 * question with the same weight (Mielke's multi-response permutation procedure, blocked; Phipson and Smyth 2010 for the draws). Every
 * question must have pairs of both kinds. Exact where all questions together have at most 20,000 labellings. One-sided.
 *
 * It holds for any distances where, without an effect, things are exchangeable within each question.
 */
export function exchangeTest(questions: readonly LabelledDistances[], seed: number): ExchangeTest {
  const words = seededWords(seed);
  const each = questions.map((question) => questionOf(question, words));
  const byQuestion = each.map(({ p }) => p());
  const observed = each.reduce((sum, question) => sum + question.observed, 0);
  const limit = atLeast(observed);
  const listed = each.flatMap(({ values }) => (values === null ? [] : [values]));
  const labellings = listed.reduce((product, { length }) => product * length, 1);
  if (listed.length === each.length && labellings <= EXACT_LABELLINGS) {
    const sums = sumsOf(listed);
    const telling = sums.filter((sum) => sum >= limit).length;
    return { p: telling / sums.length, method: 'exact', draws: null, byQuestion };
  }
  const isAsTelling = () => each.reduce((sum, { draw }) => sum + draw(), 0) >= limit;
  return { ...monteCarloP(isAsTelling, DRAWS), byQuestion };
}

/** The smallest p that labels of these questions can give, whatever the distances are. */
export function smallestExchangeP(questions: readonly LabelledDistances[]): number {
  const exact = questions.reduce(
    (p, { labels }) => (p * alikeOf(labels)) / labellingsOf(labels),
    1,
  );
  const all = questions.reduce((product, { labels }) => product * labellingsOf(labels), 1);
  return all <= EXACT_LABELLINGS ? exact : Math.max(exact, 1 / (1 + DRAWS));
}

interface ExchangedQuestion {
  readonly observed: number;
  /** Of every labelling; null where there are too many. */
  readonly values: readonly number[] | null;
  /** Of a labelling drawn at random. */
  readonly draw: () => number;
  readonly p: () => number;
}

function questionOf(question: LabelledDistances, words: RandomWords): ExchangedQuestion {
  const excess = excessUnder(question);
  const observed = excess(question.labels);
  const limit = atLeast(observed);
  if (labellingsOf(question.labels) <= LISTED_LABELLINGS) {
    const values = everyValue(question.labels, excess);
    const p = values.filter((value) => value >= limit).length / values.length;
    const draw = () => values[Math.floor((words() / 2 ** 32) * values.length)] ?? 0;
    return { observed, values, draw, p: () => p };
  }
  const labels = [...question.labels];
  const draw = () => {
    shuffleLabels(labels, words);
    return excess(labels);
  };
  return {
    observed,
    values: null,
    draw,
    p: () => monteCarloP(() => draw() >= limit, QUESTION_DRAWS).p,
  };
}

function everyValue(
  labels: readonly number[],
  excess: (labelling: readonly number[]) => number,
): readonly number[] {
  const current = labels.toSorted((one, other) => one - other);
  const values: number[] = [];
  do values.push(excess(current));
  while (nextArrangement(current));
  return values;
}

function sumsOf(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce<readonly number[]>(
    (sums, values) => sums.flatMap((sum) => values.map((value) => sum + value)),
    [0],
  );
}
