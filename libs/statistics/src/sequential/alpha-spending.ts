import { requireAtLeast, requireInnerFraction } from '../arguments.js';

/** One of many looks at data that keep coming. */
export interface Look {
  /** Chance, over all looks together, of any claim that is wrong. */
  readonly alpha: number;
  /** Which look this is; from 1. */
  readonly look: number;
  /** How many looks there will be at most, as it was said before the first; null when nobody said. */
  readonly looks: number | null;
}

/** 1 + 1/4 + 1/9 + …: what the looks of a series without an end share alpha by. */
const BASEL = Math.PI ** 2 / 6;

/**
 * The level of one look, so that the levels of all looks add up to alpha and no more: with a stated number of looks the same for each, alpha / looks;
 * without an end 6 alpha / (pi² look²), which adds up to alpha however long it goes on.
 *
 * The chance of any wrong claim is then alpha at most by the union bound, whatever the looks have in common: here they share much, for every run is compared
 * with the same first one. Tests whose level is spent over looks: Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70 (1983) 659;
 * the sum without an end: Darling and Robbins, "Confidence sequences for mean, variance, and median", PNAS 58 (1967) 66.
 *
 * @throws RangeError for an alpha that is none, a look before the first, or one more than were announced.
 */
export function alphaOfLook({ alpha, look, looks }: Look): number {
  requireInnerFraction('alpha', alpha);
  requireAtLeast('look', look, 1);
  if (looks === null) return alpha / (BASEL * look * look);
  requireAtLeast('looks', looks, 1);
  if (look > looks)
    throw new RangeError(`look is ${look}, at most ${looks} were announced before the first`);
  return alpha / looks;
}
