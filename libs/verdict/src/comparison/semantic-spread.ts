import { holm } from '@beacon/statistics';
import type {
  ComparedAnswer,
  PermutationTest,
  SemanticPair,
  SemanticSpread,
} from './comparison.js';
import { dot, unit } from './embeddings.js';
import { SPREAD_ANSWERS } from './limits.js';
import { permutationTest, type Spread } from './permutation.js';

/** Embeddings of one region, of length 1. */
interface Group {
  readonly region: string;
  readonly vectors: readonly Float64Array[];
}

/**
 * How far answers are from each other within regions and between them. Each region takes part with its first repeats that
 * have an embedding, as many as an even share of {@link SPREAD_ANSWERS} allows. Null when no answer has an embedding.
 * @param twinOf original by twin; a twin is compared with its original only.
 */
export function semanticSpread(
  regions: readonly (readonly ComparedAnswer[])[],
  twinOf: ReadonlyMap<string, string>,
  seed: number,
): SemanticSpread | null {
  const groups = groupsOf(regions);
  if (groups.length === 0) return null;
  // A twin is no further region: its answers would be distances between regions that are none.
  const places = groups.filter(({ region }) => !twinOf.has(region));
  return {
    answers: places.reduce((sum, { vectors }) => sum + vectors.length, 0),
    ...figuresOf(places, seed),
    pairs: adjusted(
      places.flatMap((a, index) => places.slice(index + 1).map((b) => pairOf(a, b, seed))),
    ),
    aa: twinPairs(groups, twinOf).map(([a, b]) => ({
      ...pairOf(a, b, seed),
      p_adjusted: null,
    })),
  };
}

function twinPairs(
  groups: readonly Group[],
  twinOf: ReadonlyMap<string, string>,
): readonly (readonly [Group, Group])[] {
  return groups.flatMap((twin) => {
    const original = groups.find(({ region }) => region === twinOf.get(twin.region));
    return original === undefined ? [] : [[original, twin] as const];
  });
}

type UnadjustedPair = Omit<SemanticPair, 'p_adjusted'>;

/** Holm over the pairs that have a test. */
function adjusted(pairs: readonly UnadjustedPair[]): readonly SemanticPair[] {
  const ps = holm(pairs.flatMap(({ test }) => (test === null ? [] : [test.p])));
  let next = 0;
  return pairs.map((pair) => ({
    ...pair,
    p_adjusted: pair.test === null ? null : (ps[next++] ?? null),
  }));
}

function groupsOf(regions: readonly (readonly ComparedAnswer[])[]): readonly Group[] {
  const share = Math.max(1, Math.floor(SPREAD_ANSWERS / regions.length));
  return regions
    .map((answers) => ({
      region: answers[0]?.region ?? '',
      vectors: answers
        .toSorted((one, other) => one.repeat - other.repeat)
        .flatMap(({ embedding }) => (embedding == null ? [] : [embedding]))
        .slice(0, share)
        .map(unit),
    }))
    .filter(({ vectors }) => vectors.length > 0);
}

function pairOf(a: Group, b: Group, seed: number): UnadjustedPair {
  const { within, between, excess, test } = figuresOf([a, b], seed);
  return { a: a.region, b: b.region, within, between: between ?? 0, excess, test };
}

interface Figures {
  readonly within: number | null;
  readonly between: number | null;
  readonly excess: number | null;
  readonly test: PermutationTest | null;
}

function figuresOf(groups: readonly Group[], seed: number): Figures {
  const { distances, labels } = spreadOf(groups);
  const sums = { within: 0, withinPairs: 0, between: 0, betweenPairs: 0 };
  for (const [i, row] of distances.entries()) {
    for (const [j, distance] of row.slice(0, i).entries()) {
      const side = labels[i] === labels[j] ? 'within' : 'between';
      sums[side] += distance;
      sums[`${side}Pairs`] += 1;
    }
  }
  const within = sums.withinPairs === 0 ? null : sums.within / sums.withinPairs;
  const between = sums.betweenPairs === 0 ? null : sums.between / sums.betweenPairs;
  if (within === null || between === null) return { within, between, excess: null, test: null };
  const test = permutationTest({ distances, labels }, seed);
  return { within, between, excess: between - within, test };
}

function spreadOf(groups: readonly Group[]): Spread {
  const vectors = groups.flatMap((group) => group.vectors);
  return {
    distances: vectors.map((a) => vectors.map((b) => 1 - dot(a, b))),
    labels: groups.flatMap((group, label) => group.vectors.map(() => label)),
  };
}
