import type { RegionPair } from './region-pair.js';
import { placesOf, type ReadQuestion } from './read-question.js';
import type { ProductsOfShifts } from '@beacon/statistics';

/** Questions that both regions answered. */
export function questionsWithBoth(
  questions: readonly ReadQuestion[],
  { a, b }: RegionPair,
): readonly ReadQuestion[] {
  return questions.filter(
    (question) => placesOf(question, a).length > 0 && placesOf(question, b).length > 0,
  );
}

/** The products of a pair's shifts over all questions. */
export function productsOf(questions: readonly ReadQuestion[], pair: RegionPair): ProductsOfShifts {
  const shifts = questions.map((question) => shiftOf(question, pair));
  const n = questions.length;
  const products = new Float64Array(n * n);
  for (const [i, one] of shifts.entries()) {
    for (const [j, other] of shifts.slice(0, i + 1).entries()) {
      const product = one === null || other === null ? 0 : productOf(one, other);
      products[i * n + j] = product;
      products[j * n + i] = product;
    }
  }
  return products;
}

/**
 * Mean vector of one region's answers minus that of the other's; null where one has none. As many answers of each region: the mean of five scatters less
 * than one answer, and exchanging the two would tell them apart.
 */
function shiftOf(question: ReadQuestion, { a, b }: RegionPair): Float64Array | null {
  const [ofA, ofB] = [placesOf(question, a), placesOf(question, b)];
  const count = Math.min(ofA.length, ofB.length);
  if (count === 0) return null;
  const shift = new Float64Array(question.answers[0]?.vector.length ?? 0);
  for (let index = 0; index < count; index += 1) {
    add(shift, question.answers[ofA[index] ?? -1]?.vector, 1 / count);
    add(shift, question.answers[ofB[index] ?? -1]?.vector, -1 / count);
  }
  return shift;
}

function add(sum: Float64Array, vector: Float64Array | undefined, weight: number): void {
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (sum[index] ?? 0) + weight * (vector?.[index] ?? 0);
  }
}

function productOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1)
    sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
