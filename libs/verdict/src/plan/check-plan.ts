import type { PlanInput, PowerAssumptions } from './input.js';
import { DEFAULT_ASSUMPTIONS } from './design-power.js';

/**
 * Checks a plan's input.
 *
 * @throws RangeError that names what is wrong, and what is allowed.
 */
export function checkPlan(input: PlanInput): void {
  whole('repeats', input.repeats, 1);
  whole('maxTokens', input.maxTokens, 1);
  whole('maxAttempts', input.maxAttempts ?? 1, 1);
  whole('promptBytes', input.promptBytes ?? 0, 0);
  between('alpha', input.alpha ?? 0.05, 0, 0.5);
  between('target', input.target ?? 0.1, 0, 1);
  for (const { region, model, concurrency, latencyMs } of input.lanes) {
    whole(`concurrency of ${region} ${model}`, concurrency, 1);
    if (!(latencyMs.low >= 0 && latencyMs.high >= latencyMs.low)) {
      throw new RangeError(
        `latencyMs of ${region} ${model} is ${latencyMs.low} to ${latencyMs.high}, numbers from 0 in order are needed`,
      );
    }
  }
}

/**
 * Assumptions with their defaults.
 *
 * @throws RangeError when one is out of its range, or repeats of a question correlate less than its answers from two regions do.
 */
export function assumptionsOf(given: Partial<PowerAssumptions> = {}): PowerAssumptions {
  const assumptions = {
    baseRate: given.baseRate ?? DEFAULT_ASSUMPTIONS.baseRate,
    betweenRegions: given.betweenRegions ?? DEFAULT_ASSUMPTIONS.betweenRegions,
    betweenRepeats: given.betweenRepeats ?? DEFAULT_ASSUMPTIONS.betweenRepeats,
  };
  between('baseRate', assumptions.baseRate, 0, 1);
  const { betweenRegions, betweenRepeats } = assumptions;
  if (!(betweenRegions >= 0 && betweenRepeats >= betweenRegions && betweenRepeats <= 1)) {
    throw new RangeError(
      `betweenRegions is ${betweenRegions} and betweenRepeats ${betweenRepeats}, numbers from 0 to 1 are needed, the second not below the first`,
    );
  }
  return assumptions;
}

function whole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} is ${value}, a whole number from ${least} is needed`);
  }
}

function between(name: string, value: number, low: number, high: number): void {
  if (!(value > low && value < high)) {
    throw new RangeError(`${name} is ${value}, a number between ${low} and ${high} is needed`);
  }
}
