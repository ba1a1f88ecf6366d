/** One example: features by number with values, what it is, and how much it counts. */
export interface Example {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly isPositive: boolean;
  readonly weight: number;
}

/** The fitted weights, by number of the feature. */
export interface Fit {
  readonly bias: number;
  readonly weights: Float64Array;
}

/**
 * Logistic regression with an L2 penalty of `lambda / 2` times the squared weights (not the bias) on the mean weighted loss, by
 * accelerated gradient descent (Nesterov) with the step that the data's curvature permits. No randomness: the same examples give the
 * same weights.
 */
export function fitLogistic(
  examples: readonly Example[],
  size: number,
  lambda: number,
  steps = 300,
): Fit {
  const rate = 1 / (curvatureOf(examples) / 4 + lambda);
  let weights = new Float64Array(size);
  let ahead = new Float64Array(size);
  let [bias, biasAhead, momentum] = [0, 0, 1];
  for (let step = 0; step < steps; step += 1) {
    const gradient = gradientAt(examples, ahead, biasAhead);
    const next = new Float64Array(size);
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / nextMomentum;
    const nextAhead = new Float64Array(size);
    for (let k = 0; k < size; k += 1) {
      const at = ahead[k] ?? 0;
      const value = at - rate * ((gradient.weights[k] ?? 0) + lambda * at);
      next[k] = value;
      nextAhead[k] = value + push * (value - (weights[k] ?? 0));
    }
    const nextBias = biasAhead - rate * gradient.bias;
    biasAhead = nextBias + push * (nextBias - bias);
    [weights, ahead, bias, momentum] = [next, nextAhead, nextBias, nextMomentum];
  }
  return { bias, weights };
}

/** An upper bound of the loss's curvature times four: the largest squared length of an example, with its constant 1. */
function curvatureOf(examples: readonly Example[]): number {
  return examples.reduce(
    (most, { values }) => Math.max(most, 1 + values.reduce((sum, value) => sum + value * value, 0)),
    1,
  );
}

function gradientAt(examples: readonly Example[], weights: Float64Array, bias: number): Fit {
  const gradient = new Float64Array(weights.length);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  let biasGradient = 0;
  for (const { indices, values, isPositive, weight } of examples) {
    let score = bias;
    for (let i = 0; i < indices.length; i += 1) {
      score += (weights[indices[i] ?? 0] ?? 0) * (values[i] ?? 0);
    }
    const error = ((1 / (1 + Math.exp(-score)) - (isPositive ? 1 : 0)) * weight) / total;
    biasGradient += error;
    for (let i = 0; i < indices.length; i += 1) {
      const index = indices[i] ?? 0;
      gradient[index] = (gradient[index] ?? 0) + error * (values[i] ?? 0);
    }
  }
  return { bias: biasGradient, weights: gradient };
}
