/** Code of an attempt that a provider refused because there were too many requests. */
export const RATE_LIMITED = 'rate_limited';
/** Code of an attempt that a provider refused because the account has used up what it may. */
export const QUOTA_EXHAUSTED = 'quota_exhausted';

/** Codes of attempts that say nothing of their cell: they are kept, and do not count towards the limit of attempts. */
export const THROTTLED_CODES: readonly string[] = [RATE_LIMITED, QUOTA_EXHAUSTED];
