import type { Twin } from '../input/input.js';
import { areAlike } from './distinct-answers.js';
import { hasBothPairs, type LabelledDistances } from '@beacon/statistics';
import { placesOf, type ReadQuestion } from './read-question.js';
import type { RegionPair } from './region-pair.js';

/**
 * Two regions' executors as things that are exchanged whole, with all their repeats: a region, its second executors, the other region and its.
 * On questions that both regions answered, and one of them through two executors. Empty where neither has a second one.
 */
export function executorsOf(
  questions: readonly ReadQuestion[],
  { a, b }: RegionPair,
  twins: readonly Twin[],
): readonly LabelledDistances[] {
  const places = [a, b].map((place) => [
    place,
    ...twins.filter(({ twinOf }) => twinOf === place).map(({ region }) => region),
  ]);
  return questions.flatMap((question) => {
    const things = executorsIn(question, places);
    return hasBothPairs(things) ? [things] : [];
  });
}

function executorsIn(
  question: ReadQuestion,
  places: readonly (readonly string[])[],
): LabelledDistances {
  const answering = places.map((regions) => {
    const blocks = regions.map((region) => placesOf(question, region));
    return withoutCopies(
      question,
      blocks.filter(({ length }) => length > 0),
    );
  });
  // As many answers of each executor: their mean distances scatter alike.
  const count = Math.min(...answering.flat().map(({ length }) => length));
  const blocks = answering.flat().map((block) => block.slice(0, count));
  return {
    labels: answering.flatMap((group, label) => group.map(() => label)),
    distances: Float64Array.from(
      blocks.flatMap((one) =>
        blocks.map((other) => (one === other ? 0 : meanDistance(question, one, other))),
      ),
    ),
  };
}

/** Executors of one place that gave the same in nearly the same words are one: they share what answered. */
function withoutCopies(
  { answers }: ReadQuestion,
  blocks: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const first = (block: readonly number[]) => answers[block[0] ?? -1];
  return blocks.filter((block, index) =>
    blocks.slice(0, index).every((earlier) => {
      const [one, other] = [first(earlier), first(block)];
      return one === undefined || other === undefined || !areAlike(one, other);
    }),
  );
}

function meanDistance(
  { answers, distances }: ReadQuestion,
  one: readonly number[],
  other: readonly number[],
): number {
  const n = answers.length;
  const sum = one.reduce(
    (all, i) => all + other.reduce((row, j) => row + (distances[i * n + j] ?? 0), 0),
    0,
  );
  return sum / (one.length * other.length);
}
