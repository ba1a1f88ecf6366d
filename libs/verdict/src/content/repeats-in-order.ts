import { shuffleLabels, seededWords, atLeast, monteCarloP } from '@beacon/statistics';
import { placesOf, type ReadQuestion } from './read-question.js';

/** Repeats of one region with which it can be seen whether those that are near in order are near in content. */
const LEAST_REPEATS = 3;

const DRAWS = 999;

/**
 * Whether repeats that follow each other are more alike than repeats that are far apart in order, as sessions, caches and drift make them: p
 * of the sum of distance times lag over all (question, region), against the same with the repeats in random order. Null with fewer than three
 * repeats everywhere.
 */
export function repeatsInOrderP(
  questions: readonly ReadQuestion[],
  regions: readonly string[],
  seed: number,
): number | null {
  const cells = questions.flatMap((question) =>
    regions
      .map((region) => placesOf(question, region))
      .filter(({ length }) => length >= LEAST_REPEATS)
      .map((places) => ({ question, places })),
  );
  if (cells.length === 0) return null;
  const words = seededWords(seed);
  const observed = cells.reduce((sum, cell) => sum + laggedSum(cell, cell.places), 0);
  const orders = cells.map((cell) => ({ cell, order: [...cell.places] }));
  const isAsTelling = () => {
    let sum = 0;
    for (const { cell, order } of orders) {
      shuffleLabels(order, words);
      sum += laggedSum(cell, order);
    }
    return sum >= atLeast(observed);
  };
  return monteCarloP(isAsTelling, DRAWS).p;
}

interface Cell {
  readonly question: ReadQuestion;
  readonly places: readonly number[];
}

function laggedSum({ question }: Cell, order: readonly number[]): number {
  const n = question.answers.length;
  let sum = 0;
  for (const [late, j] of order.entries()) {
    for (let early = 0; early < late; early += 1) {
      sum += (late - early) * (question.distances[(order[early] ?? 0) * n + j] ?? 0);
    }
  }
  return sum;
}
