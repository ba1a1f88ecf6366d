import { seededWords } from '../distributions/random.js';
import { atLeast, monteCarloP, type TestedP } from './monte-carlo-p.js';

/**
 * How two regions differ on each question, as a vector, known by the products of these vectors. Symmetric; of question i and question j at
 * i * n + j, with n questions; zeros where a question was not answered in both.
 */
export type ProductsOfShifts = Float64Array;

/** Whether pairs of regions are shifted the same way over questions. */
interface DirectionTest extends TestedP {
  /** p of each pair alone, in their order. */
  readonly byPair: readonly number[];
}

/** Up to this many questions, all signs are enumerated. */
const EXACT_QUESTIONS = 13;

const MAX_DRAWS = 9_999;
const MIN_DRAWS = 1_999;
/** Products of signs that are added up for one test at most, unless that were too few draws. */
const MAX_WORK = 5e8;

/**
 * Whether the answers of two regions differ in the same direction on question after question: the squared length of the sum of the questions'
 * differences, against that with random signs. To give a question the other sign is to exchange the two regions in the whole question, with all
 * repeats, so that repeats may correlate in any way: only questions have to be independent. Of several pairs
 * the largest, each in units of its scatter under random signs, with the same signs for all (max-T).
 *
 * Exact up to 13 questions. One-sided: a length has no direction.
 * @param pairs all over the same questions.
 */
export function directionTest(
  pairs: readonly ProductsOfShifts[],
  questions: number,
  seed: number,
): DirectionTest {
  const scales = pairs.map((products) => scatterOf(products, questions));
  const sizesUnder = (signs: Int8Array): readonly number[] =>
    pairs.map((products, index) => {
      const scale = scales[index] ?? 0;
      return scale === 0 ? 0 : crossSum(products, signs) / scale;
    });
  const observed = sizesUnder(new Int8Array(questions).fill(1));
  const tally = new Tally(observed);
  const isAsExtreme = (signs: Int8Array) => tally.isAsExtreme(sizesUnder(signs));
  if (questions <= EXACT_QUESTIONS) {
    const all = 2 ** Math.max(0, questions - 1);
    let extreme = 0;
    for (let word = 0; word < all; word += 1) {
      if (isAsExtreme(signsOf(questions, () => word))) extreme += 1;
    }
    return { p: extreme / all, method: 'exact', draws: null, byPair: tally.shares(0) };
  }
  const words = seededWords(seed);
  const work = pairs.length * questions * questions;
  const most = Math.min(MAX_DRAWS, Math.max(MIN_DRAWS, Math.floor((2 * MAX_WORK) / work)));
  const tested = monteCarloP(() => isAsExtreme(signsOf(questions, words)), most);
  return { ...tested, byPair: tally.shares(1) };
}

/** The smallest p that this many questions can give: flipping all signs gives the same value. */
export function smallestDirectionP(questions: number): number {
  return questions <= EXACT_QUESTIONS ? 2 ** -Math.max(0, questions - 1) : 1 / (1 + MAX_DRAWS);
}

/** How often each pair, and the largest of them, was as large as observed. */
class Tally {
  readonly #telling: number[];
  #all = 0;

  constructor(private readonly observed: readonly number[]) {
    this.#telling = observed.map(() => 0);
  }

  isAsExtreme(sizes: readonly number[]): boolean {
    this.#all += 1;
    for (const [index, size] of sizes.entries()) {
      if (size >= atLeast(this.observed[index] ?? 0)) {
        this.#telling[index] = (this.#telling[index] ?? 0) + 1;
      }
    }
    return Math.max(...sizes) >= atLeast(Math.max(...this.observed));
  }

  /** @param own 1 where the observation itself counts as one more draw. */
  shares(own: 0 | 1): readonly number[] {
    return this.#telling.map((telling) => Math.min(1, (telling + own) / (this.#all + own)));
  }
}

/** Standard deviation of the sum of products of different questions under random signs. */
function scatterOf(products: ProductsOfShifts, questions: number): number {
  let sum = 0;
  for (let i = 1; i < questions; i += 1) {
    for (let j = 0; j < i; j += 1) sum += (products[i * questions + j] ?? 0) ** 2;
  }
  return Math.sqrt(sum);
}

/** The sum over pairs of different questions; a question's product with itself is the same under every sign. */
function crossSum(products: ProductsOfShifts, signs: Int8Array): number {
  const n = signs.length;
  let sum = 0;
  for (let i = 1; i < n; i += 1) {
    let row = 0;
    for (let j = 0; j < i; j += 1) row += (signs[j] ?? 0) * (products[i * n + j] ?? 0);
    sum += row * (signs[i] ?? 0);
  }
  return sum;
}

function signsOf(questions: number, words: () => number): Int8Array {
  const signs = new Int8Array(questions);
  let bits = 0;
  for (let index = 0; index < questions; index += 1) {
    bits = index % 32 === 0 ? words() : bits >>> 1;
    signs[index] = (bits & 1) === 1 ? 1 : -1;
  }
  return signs;
}
