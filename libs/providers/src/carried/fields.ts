import { z } from 'zod';

/** A count of tokens; more than its column takes is none. */
export const tokens = z.int().min(0).max(2_147_483_647).nullish().catch(null);

/** A short text that a provider says of itself; null when it is missing or no such thing. */
export const label = z
  .string()
  .max(300)
  .nullish()
  .catch(null)
  .transform((said) => said ?? null);

/** A parameter of sampling in a request. */
export const parameter = z.number().optional().catch(undefined);

/** The sum of the counts that are known; null when none is. */
export function sumOf(...counts: readonly (number | null | undefined)[]): number | null {
  const known = counts.filter((count) => count != null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
