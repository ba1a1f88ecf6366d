/** Days for which answers can be kept at most: a hundred years. */
export const MAX_RETENTION_DAYS = 36_500;

/** What asks for an erasure: somebody, or the days for which answers are kept. */
export const ERASURE_CAUSES = ['command', 'policy'] as const;
export type ErasureCause = (typeof ERASURE_CAUSES)[number];
