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
  // A true minus sign is as wide as a digit, so that columns stay in line.
  return value.toFixed(DECIMALS).replace('-', '−');
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
