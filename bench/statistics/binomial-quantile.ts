/** The smallest number that so many trials stay at or below with at least this chance. */
export function binomialQuantile(trials: number, rate: number, chance: number): number {
  let term = Math.exp(trials * Math.log1p(-rate));
  let sum = term;
  let successes = 0;
  while (sum < chance && successes < trials) {
    term *= ((trials - successes) / (successes + 1)) * (rate / (1 - rate));
    successes += 1;
    sum += term;
  }
  return successes;
}
