/** One example: features by number with values, what it is, and how much it counts. */
export interface Example {
  readonly indices: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly isPositive: boolean;
  readonly weight: number;
}

/** The fitted weights, by number of the feature. */
export interface Fit {
  readonly bias: number;
  readonly weights: Float64Array;
}

/** Pairs of steps and changes of slope that the method remembers. */
const MEMORY = 8;
const STEPS = 120;
const TOLERANCE = 1e-6;
/** A step that gains less than this share of the loss is the last, unless the caller wants it nearer. */
const LEAST_GAIN = 5e-5;
const HALVINGS = 20;

/**
 * Logistic regression with an L2 penalty of `lambda / 2` times the squared weights (not the bias) on the mean weighted loss, by L-BFGS.
 * No randomness: the same examples give the same weights.
 */
export function fitLogistic(
  examples: readonly Example[],
  size: number,
  lambda: number,
  leastGain = LEAST_GAIN,
): Fit {
  // The bias is the last of the weights.
  let at = new Float64Array(size + 1);
  let here = lossAt(examples, at, lambda);
  const memory: Step[] = [];
  for (let step = 0; step < STEPS && largest(here.slope) > TOLERANCE; step += 1) {
    const direction = directionOf(here.slope, memory);
    const next = descend(examples, lambda, { at, here, direction });
    if (next === null) break;
    remember(memory, difference(next.at, at), difference(next.here.slope, here.slope));
    const gain = here.loss - next.here.loss;
    at = next.at;
    here = next.here;
    if (gain < leastGain * here.loss) break;
  }
  return { bias: at[size] ?? 0, weights: at.subarray(0, size) };
}

interface Loss {
  readonly loss: number;
  readonly slope: Float64Array;
}

interface Step {
  readonly moved: Float64Array;
  readonly bent: Float64Array;
  readonly product: number;
}

interface Place {
  readonly at: Float64Array<ArrayBuffer>;
  readonly here: Loss;
}

function remember(memory: Step[], moved: Float64Array, bent: Float64Array): void {
  const product = dot(moved, bent);
  if (product <= 0) return;
  memory.push({ moved, bent, product });
  if (memory.length > MEMORY) memory.shift();
}

/** Halves the step until the loss falls as much as the slope promises; null when it does not fall at all. */
function descend(
  examples: readonly Example[],
  lambda: number,
  { at, here, direction }: Place & { readonly direction: Float64Array },
): Place | null {
  const promised = dot(here.slope, direction);
  let rate = 1;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const there = Float64Array.from(at, (value, k) => value + rate * (direction[k] ?? 0));
    const loss = lossAt(examples, there, lambda);
    if (loss.loss <= here.loss + 1e-4 * rate * promised) return { at: there, here: loss };
    rate /= 2;
  }
  return null;
}

function lossAt(examples: readonly Example[], weights: Float64Array, lambda: number): Loss {
  const size = weights.length - 1;
  const slope = new Float64Array(weights.length);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  let loss = 0;
  for (const { indices, values, isPositive, weight } of examples) {
    const score = scoreOf(indices, values, weights);
    const margin = isPositive ? score : -score;
    loss += (weight / total) * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin));
    const error = ((1 / (1 + Math.exp(-score)) - (isPositive ? 1 : 0)) * weight) / total;
    slope[size] = (slope[size] ?? 0) + error;
    for (let i = 0; i < indices.length; i += 1) {
      const index = indices[i] ?? 0;
      slope[index] = (slope[index] ?? 0) + error * (values[i] ?? 0);
    }
  }
  for (let k = 0; k < size; k += 1) {
    const weight = weights[k] ?? 0;
    loss += (lambda / 2) * weight * weight;
    slope[k] = (slope[k] ?? 0) + lambda * weight;
  }
  return { loss, slope };
}

function scoreOf(
  indices: ArrayLike<number>,
  values: ArrayLike<number>,
  weights: Float64Array,
): number {
  let score = weights[weights.length - 1] ?? 0;
  for (let i = 0; i < indices.length; i += 1) {
    score += (weights[indices[i] ?? 0] ?? 0) * (values[i] ?? 0);
  }
  return score;
}

/** The two loops of L-BFGS. */
function directionOf(slope: Float64Array, memory: readonly Step[]): Float64Array {
  const direction = slope.map((value) => -value);
  const shares: number[] = [];
  for (const { moved, bent, product } of memory.toReversed()) {
    const share = dot(moved, direction) / product;
    shares.push(share);
    add(direction, bent, -share);
  }
  const last = memory.at(-1);
  if (last !== undefined) {
    const scale = last.product / dot(last.bent, last.bent);
    for (let k = 0; k < direction.length; k += 1) direction[k] = (direction[k] ?? 0) * scale;
  }
  for (const { moved, bent, product } of memory) {
    const share = shares.pop() ?? 0;
    add(direction, moved, share - dot(bent, direction) / product);
  }
  return direction;
}

function add(to: Float64Array, other: Float64Array, factor: number): void {
  for (let k = 0; k < to.length; k += 1) to[k] = (to[k] ?? 0) + factor * (other[k] ?? 0);
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, k) => value - (other[k] ?? 0));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < one.length; k += 1) sum += (one[k] ?? 0) * (other[k] ?? 0);
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let k = 0; k < values.length; k += 1) most = Math.max(most, Math.abs(values[k] ?? 0));
  return most;
}
