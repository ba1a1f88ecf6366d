/** A list of figures; typed where many are multiplied. */
type Vector = ArrayLike<number>;

/**
 * The cosine of two embeddings, a.b / (|a| |b|), -1 to 1; null when either is missing.
 * @throws RangeError for vectors of different lengths, without length, or with figures that are not finite.
 */
export function cosine(a: Vector | null | undefined, b: Vector | null | undefined): number | null {
  if (a == null || b == null) return null;
  return dot(unit(a), unit(b));
}

/** The vector of length 1 in the same direction. */
export function unit(vector: Vector): Float64Array {
  const figures = Float64Array.from(vector);
  // Scaled by the largest figure first: squares of large figures overflow, and those of small ones vanish.
  const largest = figures.reduce((most, figure) => Math.max(most, Math.abs(figure)), 0);
  if (!(largest > 0 && largest < Infinity)) {
    throw new RangeError('embedding must hold finite figures that are not all 0.');
  }
  const scaled = figures.map((figure) => figure / largest);
  const norm = Math.sqrt(scaled.reduce((sum, figure) => sum + figure * figure, 0));
  return scaled.map((figure) => figure / norm);
}

/** The cosine of two vectors of length 1. */
export function dot(a: Vector, b: Vector): number {
  if (a.length !== b.length) {
    throw new RangeError(
      `embedding must have the same length in all answers, but has ${a.length} and ${b.length}: compare vectors of one embedding model.`,
    );
  }
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return Math.min(1, Math.max(-1, sum));
}
