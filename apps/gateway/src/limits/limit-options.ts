/** Injection token of the {@link LimitOptions}. */
export const LIMIT_OPTIONS = Symbol('LIMIT_OPTIONS');

/** How often anybody may come. */
export interface LimitOptions {
  /** Requests that a principal without a limit of its own may make in a minute; null for any number. */
  readonly requestsPerMinute: number | null;
  /** Credentials that are no good, from one address in a minute, before the rest waits; null where nobody waits. */
  readonly failedAttempts: number | null;
}
