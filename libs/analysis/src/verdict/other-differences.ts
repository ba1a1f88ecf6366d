import { holm } from '../statistics/index.js';
import type { Endpoint, VerdictOptions } from './input.js';
import type { ModelVerdict, PairFigures } from './shape.js';
import { pointsWithUnit, VERBS } from './words.js';

/** A difference under an endpoint that the verdict is not about. */
export interface OtherDifference {
  readonly endpoint: Endpoint;
  readonly more: string;
  readonly less: string;
  /** Above 0. */
  readonly difference: number;
  /** Holm over the pairs of all other endpoints of the model. */
  readonly p: number;
}

/**
 * Differences that the conclusion passes over, the largest first and one a pair at most: what is no refusal may yet be blocked in one region only.
 *
 * A difference counts when its p, after Holm over the model's other endpoints and pairs, is at most alpha; beside a model that is called
 * equivalent also when it exceeds the margin. What the claimed difference of a pair implies (a refusal is a withheld answer) is left out.
 */
export function otherDifferences(
  { conclusion, pairs, secondary }: Pick<ModelVerdict, 'conclusion' | 'pairs' | 'secondary'>,
  { endpoint: own, alpha, margin }: VerdictOptions,
): OtherDifference[] {
  const all = secondary.flatMap(({ endpoint, pairs: found }) =>
    found.map((pair) => ({ ...pair, endpoint })),
  );
  const adjusted = holm(all.map(({ p }) => p));
  const found = all.flatMap(({ endpoint, a, b, difference }, index) => {
    const p = adjusted[index] ?? 1;
    const size = Math.abs(difference);
    const counts = p <= alpha || (conclusion === 'equivalent' && size > margin);
    if (!counts || size === 0) return [];
    const main = pairs.find((pair) => pair.a === a && pair.b === b);
    if ([endpoint, own].includes('withheld') && saysSo(main, difference, alpha)) return [];
    const [more, less] = difference > 0 ? [a, b] : [b, a];
    return [{ endpoint, more, less, difference: size, p }];
  });
  // Where a blocked answer is all that is withheld, both differ alike: the narrower one says more.
  const narrow = ({ endpoint }: OtherDifference): number => Number(endpoint === 'withheld');
  const sorted = found.toSorted(
    (one, other) => other.difference - one.difference || narrow(one) - narrow(other),
  );
  const places = sorted.map(({ more, less }) => [more, less].toSorted().join(' '));
  return sorted.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** Whether the verdict claims that a pair differs, and in this direction. */
function saysSo(pair: PairFigures | undefined, difference: number, alpha: number): boolean {
  return (pair?.p_adjusted ?? 1) <= alpha && (pair?.difference ?? 0) * difference > 0;
}

/** `is blocked 100 points more often from eu than from us`. */
export function otherDifferenceText({ endpoint, more, less, difference }: OtherDifference): string {
  return `${VERBS[endpoint]} ${pointsWithUnit(difference)} more often from ${more} than from ${less}`;
}
