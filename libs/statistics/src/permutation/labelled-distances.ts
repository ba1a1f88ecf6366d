/** Things (answers, or executors with all of theirs) with a label each (a region), and how far they are from each other. */
export interface LabelledDistances {
  /** Ascending whole numbers. */
  readonly labels: readonly number[];
  /** Of thing i from thing j at i * n + j; symmetric. */
  readonly distances: Float64Array;
}

/** Mean distances between labels and within them; null where there is no such pair. */
interface MeanDistances {
  readonly between: number | null;
  readonly within: number | null;
}

/** The mean distances under the labels that things have. */
export function meanDistances({ labels, distances }: LabelledDistances): MeanDistances {
  const pairs = pairsOf(labels);
  const within = withinSum(distances, labels);
  const between = totalOf(distances) - within;
  return {
    between: pairs.between === 0 ? null : between / pairs.between,
    within: pairs.within === 0 ? null : within / pairs.within,
  };
}

/** Mean distance between labels minus mean distance within them, for any labelling of the same things. */
export function excessUnder({
  labels,
  distances,
}: LabelledDistances): (labelling: readonly number[]) => number {
  const { between, within } = pairsOf(labels);
  // The sum over all pairs is the same under every labelling.
  const mean = totalOf(distances) / between;
  const weight = 1 / between + 1 / within;
  return (labelling) => mean - weight * withinSum(distances, labelling);
}

/** Whether there are two labels, and one of them at least is there twice. */
export function hasBothPairs({ labels }: LabelledDistances): boolean {
  const { between, within } = pairsOf(labels);
  return between > 0 && within > 0;
}

function pairsOf(labels: readonly number[]): { readonly between: number; readonly within: number } {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const choose2 = (n: number) => (n * (n - 1)) / 2;
  const within = [...sizes.values()].reduce((sum, size) => sum + choose2(size), 0);
  return { within, between: choose2(labels.length) - within };
}

function withinSum(distances: Float64Array, labels: readonly number[]): number {
  const n = labels.length;
  let sum = 0;
  for (let i = 1; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (labels[i] === labels[j]) sum += distances[i * n + j] ?? 0;
    }
  }
  return sum;
}

function totalOf(distances: Float64Array): number {
  // Both halves of a symmetric matrix with zeros on its diagonal.
  return distances.reduce((sum, distance) => sum + distance, 0) / 2;
}
