import type { Schema } from '@beacon/client';
import { formatShare } from '../../lib/format.ts';

const DECIMALS = 2;

/** A coefficient with its interval, such as `0.62 (0.40 to 0.84)`; says so where there is none. */
export function coefficientWords({ value, interval }: Schema<'CoefficientView'>): string {
  if (value === null) return 'not defined';
  const [low, high] = interval ?? [];
  if (low === undefined || high === undefined) return `${number(value)} (no interval)`;
  return `${number(value)} (${number(low)} to ${number(high)})`;
}

/** A share with its interval, such as `84.0 % (70.9 % to 92.8 %)`. */
export function shareWords(share: number, interval: readonly number[]): string {
  const [low, high] = interval;
  return `${formatShare(share)} (${formatShare(low)} to ${formatShare(high)})`;
}

function number(value: number): string {
  const text = value.toFixed(DECIMALS);
  // What rounds to nothing has no sign; a true minus sign is as wide as a digit, so that columns stay in line.
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** The parts of a review, in the order in which work goes on, with those that are empty left out. */
export function progressParts({
  concluded,
  disputed,
  one_label: one,
  unlabelled,
  replaced,
}: Schema<'ReviewProgressView'>): { readonly name: string; readonly count: number }[] {
  return [
    { name: 'concluded', count: concluded },
    { name: 'in dispute', count: disputed },
    { name: 'with one label', count: one },
    { name: 'with none', count: unlabelled },
    { name: 'replaced by a retry', count: replaced },
  ].filter(({ count }) => count > 0);
}

/** Estimates of languages in which something is concluded, and the languages in which nothing is. */
export function bySeen(detectors: readonly Schema<'ReviewedDetectorView'>[]): {
  readonly seen: Schema<'ReviewedDetectorView'>[];
  readonly unseen: string[];
} {
  const isSeen = ({ events, others }: Schema<'ReviewedDetectorView'>) => events + others > 0;
  const unseen = detectors
    .filter((detector) => !isSeen(detector))
    .map(({ language }) => language ?? 'answers whose language is not known');
  return { seen: detectors.filter(isSeen), unseen: [...new Set(unseen)] };
}
