import { requireAtLeast, requireCount, requireFinite } from './arguments.js';

/** A mean whose values come in clusters, such as repeats of one question. */
export interface ClusteredMean {
  readonly mean: number;
  /** Standard error that respects the clusters. */
  readonly se: number;
  /** Standard error as if all values were independent; null with one value. */
  readonly naiveSe: number | null;
  /** (se / naiveSe)²: how much the clusters swell the variance; null when naiveSe is null or 0. */
  readonly designEffect: number | null;
  /** Values, and clusters that hold any. */
  readonly n: number;
  readonly clusters: number;
}

/**
 * Clustered standard error of a mean (Liang and Zeger 1986; Miller 2024, arXiv 2411.00640): sqrt(sum over clusters of
 * (sum of deviations in it)²) / n, no small-sample correction; naive: sd / sqrt(n) with n - 1. With few clusters (below
 * some 30) it is too small: prefer the t interval of pairedT.
 * @throws RangeError for no value at all or one that is not finite.
 */
export function clusterStandardError(clusters: readonly (readonly number[])[]): ClusteredMean {
  const values = clusters.flat();
  for (const value of values) requireFinite('values in clusters', value);
  requireAtLeast('values in clusters', values.length, 1);
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const between = clusters.reduce(
    (sum, cluster) => sum + cluster.reduce((part, value) => part + (value - mean), 0) ** 2,
    0,
  );
  const filled = clusters.filter((cluster) => cluster.length > 0).length;
  return clusteredMean({ n, mean, squares, between, clusters: filled });
}

/** Repeats of a question: x events among n, and how many questions came out so. */
export interface CountedCluster {
  readonly x: number;
  readonly n: number;
  /** @default 1 */
  readonly count?: number;
}

/**
 * {@link clusterStandardError} of a rate, from counts.
 * @throws RangeError unless x and n are whole, 0 <= x <= n, and one n is above 0.
 */
export function clusteredRate(clusters: readonly CountedCluster[]): ClusteredMean {
  const sums = { x: 0, n: 0, clusters: 0 };
  for (const [index, { x, n, count = 1 }] of clusters.entries()) {
    requireCount(`clusters[${index}].x`, x);
    requireAtLeast(`clusters[${index}].n`, n, x);
    requireCount(`clusters[${index}].count`, count);
    sums.x += x * count;
    sums.n += n * count;
    sums.clusters += n > 0 ? count : 0;
  }
  requireAtLeast('answers in clusters', sums.n, 1);
  const mean = sums.x / sums.n;
  const between = clusters.reduce(
    (sum, { x, n, count = 1 }) => sum + count * (x - n * mean) ** 2,
    0,
  );
  const squares = sums.n * mean * (1 - mean);
  return clusteredMean({ n: sums.n, mean, squares, between, clusters: sums.clusters });
}

function clusteredMean(sums: {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
  readonly between: number;
  readonly clusters: number;
}): ClusteredMean {
  const { n, mean, squares, between, clusters } = sums;
  const se = Math.sqrt(between) / n;
  const naiveSe = n < 2 ? null : Math.sqrt(squares / (n - 1) / n);
  const designEffect = naiveSe === null || naiveSe === 0 ? null : (se / naiveSe) ** 2;
  return { mean, se, naiveSe, designEffect, n, clusters };
}
