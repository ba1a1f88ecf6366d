/**
 * Code of an attempt that a provider refused because there were too many requests. With {@link QUOTA_EXHAUSTED} it says nothing of the
 * cell: such attempts are kept, and do not count towards the limit of attempts.
 */
export const RATE_LIMITED = 'rate_limited';
/** Code of an attempt that a provider refused because the account has used up what it may. */
export const QUOTA_EXHAUSTED = 'quota_exhausted';
