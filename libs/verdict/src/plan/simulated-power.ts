import { seededWords, type RandomWords } from '@beacon/statistics';
import { pairsOf } from '../data/comparison-plan.js';
import type { CountChances, QuestionChances } from './answer-model.js';
import type { PowerDesign } from './power-design.js';
import { PowerTally, type Places, type Power } from './power.js';
import { claimedPairs } from './claimed-pairs.js';
import { jointShare } from './joint-share.js';
import {
  mcNemarTester,
  signFlipTester,
  type PairTester,
  type SimulatedPair,
} from './pair-tests.js';

/** Questions that are simulated for one figure, over all regions and jobs. */
const WORK = 100_000;
const [FEWEST_JOBS, MOST_JOBS] = [250, 600];

/**
 * Power by simulating jobs: questions are drawn with their chances, the pairs are tested as a verdict tests them, and adjusted for their number. The same draws serve every size of
 * the effect, so that power grows with it.
 */
export function simulatedPower(design: PowerDesign, chances: QuestionChances): Power {
  const { questions, regions, alpha, repeats } = design;
  const jobs = Math.round(Math.min(MOST_JOBS, Math.max(FEWEST_JOBS, WORK / (questions * regions))));
  const pairs: Places[] = pairsOf(Array.from({ length: regions }, (_, region) => region));
  const words = seededWords(1);
  const draw = drawer(chances, regions, words);
  const tester = repeats > 1 ? signFlipTester : mcNemarTester();
  const share = regions > 2 ? jointShare(regions, alpha) : 1;
  const tally = new PowerTally(pairs, regions);
  for (let job = 0; job < jobs; job += 1) {
    const tested = testedPairs(questions, chances.repeats, pairs, { draw, tester, regions });
    const claimed = claimedPairs(tested, { alpha, share, repeated: repeats > 1 });
    tally.add(claimed, (pair) => tested[pair]?.above === true);
  }
  return tally.power;
}

/** Draws one question: its events by region, the region that differs first. */
type QuestionDrawer = (events: Int32Array) => void;

function drawer(
  { repeats, raised, base, flipped }: QuestionChances,
  regions: number,
  words: RandomWords,
): QuestionDrawer {
  const sums = { raised: cumulative(raised), base: cumulative(base) };
  const uniform = (): number => (words() + 0.5) / 2 ** 32;
  return (events) => {
    const sort = Math.floor(uniform() * base.length);
    const flips = uniform() < flipped;
    for (let region = 0; region < regions; region += 1) {
      const table = region === 0 ? sums.raised : sums.base;
      const drawn = drawnCount(table[sort], uniform());
      events[region] = flips ? (region === 0 ? repeats : 0) : drawn;
    }
  };
}

function cumulative(chances: CountChances): Float64Array[] {
  return chances.map((row) => {
    let sum = 0;
    return row.map((chance) => (sum += chance));
  });
}

function drawnCount(sums: Float64Array | undefined, uniform: number): number {
  if (sums === undefined) return 0;
  let count = 0;
  while (count < sums.length - 1 && (sums[count] ?? 1) < uniform) count += 1;
  return count;
}

interface Machinery {
  readonly draw: QuestionDrawer;
  readonly tester: PairTester;
  readonly regions: number;
}

/** One job's pairs. */
function testedPairs(
  questions: number,
  repeats: number,
  pairs: readonly Places[],
  { draw, tester, regions }: Machinery,
): SimulatedPair[] {
  const differences = pairs.map(() => new Int32Array(2 * repeats + 1));
  const events = new Int32Array(regions);
  for (let question = 0; question < questions; question += 1) {
    draw(events);
    for (let pair = 0; pair < pairs.length; pair += 1) {
      const [a = 0, b = 0] = pairs[pair] ?? [];
      const [one, other] = [events[a] ?? 0, events[b] ?? 0];
      const own = differences[pair];
      const place = repeats + one - other;
      if (own !== undefined) own[place] = (own[place] ?? 0) + 1;
    }
  }
  return differences.map((own) => tester(own));
}
