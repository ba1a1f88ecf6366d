/**
 * What a job may cost beyond what was counted when it was accepted, in nanodollars; null where nothing limits it.
 * @param maxCost its limit from now on.
 */
export function promisedAnew(
  before: { readonly maxCost: number | null },
  maxCost: number | null,
): number | null {
  return maxCost === null ? null : Math.max(0, maxCost - (before.maxCost ?? 0));
}
