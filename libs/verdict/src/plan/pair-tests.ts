import { mcNemar, mcNemarReach, normalTwoSided, exactSignFlip } from '@beacon/statistics';

/** A pair of regions of a simulated job. */
export interface SimulatedPair {
  readonly p: number;
  /** Whether the first region lies above the second. */
  readonly above: boolean;
  /** Questions in which they differ. */
  readonly informative: number;
}

/** Tests one pair as a verdict does, from how many questions differ by -R to R events. */
export type PairTester = (differences: Int32Array) => SimulatedPair;

/** Informative questions from which on the normal distribution is as good as counting signs. */
const ENOUGH = 50;

/** Exact McNemar, remembered: simulated jobs come to the same counts again and again. */
export function mcNemarTester(): PairTester {
  const known = new Map<number, number>();
  return (differences) => {
    const [onlyB = 0, , onlyA = 0] = differences;
    const informative = onlyA + onlyB;
    const key = informative * (informative + 1) + Math.min(onlyA, onlyB);
    const p = known.get(key) ?? mcNemar(onlyA, onlyB).p;
    known.set(key, p);
    return { p, above: onlyA > onlyB, informative };
  };
}

/** Sign flips: exact for few informative questions. */
export function signFlipTester(differences: Int32Array): SimulatedPair {
  const repeats = (differences.length - 1) / 2;
  let [sum, squares, informative] = [0, 0, 0];
  for (let size = 1; size <= repeats; size += 1) {
    const plus = differences[repeats + size] ?? 0;
    const minus = differences[repeats - size] ?? 0;
    sum += size * (plus - minus);
    squares += size * size * (plus + minus);
    informative += plus + minus;
  }
  if (informative === 0) return { p: 1, above: false, informative };
  const p =
    informative > ENOUGH
      ? normalTwoSided(sum / Math.sqrt(squares))
      : (exactSignFlip(stepsOf(differences, repeats), true) ?? 1);
  return { p, above: sum > 0, informative };
}

function stepsOf(
  differences: Int32Array,
  repeats: number,
): { size: number; plus: number; minus: number }[] {
  return Array.from({ length: repeats }, (_, index) => ({
    size: index + 1,
    plus: differences[repeats + index + 1] ?? 0,
    minus: differences[repeats - index - 1] ?? 0,
  })).filter(({ plus, minus }) => plus + minus > 0);
}

/** Chance of a p up to a level that a pair's test has where nothing differs. */
export function reachOf(repeated: boolean, level: number, informative: number): number {
  if (!repeated) return mcNemarReach(level * (1 + 1e-9), informative);
  return 2 ** (1 - informative) > level ? 0 : level;
}
