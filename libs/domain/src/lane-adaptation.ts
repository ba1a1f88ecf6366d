import type { LaneStatus } from './lane-status.js';

/** How a lane is served, and what the rules remember of it. Moments are milliseconds of one clock. */
export interface LaneCondition {
  /** Requests in flight at once over all replicas, 1 to {@link mostOf} the lane. */
  readonly limit: number;
  /** What the catalogue allows at most. */
  readonly configuredLimit: number;
  /** What an operator allows at most; null when no operator has said so. */
  readonly ceiling: number | null;
  readonly status: LaneStatus;
  /** Why the lane is not open; null when it is. */
  readonly reason: string | null;
  /** When a waiting or parked lane opens again. */
  readonly until: number | null;
  /** When the limit was last lowered for a refusal. */
  readonly shrunkAt: number | null;
  /** When the provider last failed in its own right. */
  readonly troubledAt: number | null;
  /** When the limit or the status last changed. */
  readonly changedAt: number;
  /** Answers since then. */
  readonly successes: number;
}

/** What a lane's provider answered one executor lately. */
export interface LaneObservation {
  readonly successes: number;
  /** 5xx answers, timeouts and broken connections. */
  readonly serverErrors: number;
  readonly rateLimited: {
    /** How long ago the youngest of the refused requests was sent. */
    readonly youngestAgeMs: number;
    /** The wait that the provider asked for, from now. */
    readonly retryAfterMs: number | null;
  } | null;
  readonly quotaExhausted: {
    /** Until the quota's reset, from now; null when the provider does not say. */
    readonly resetMs: number | null;
    readonly message: string;
  } | null;
}

/** A lane after an observation. */
export interface Adaptation {
  readonly lane: LaneCondition;
  /** Why the limit or the status is another now; null when both are the same. */
  readonly why: string | null;
}

/** A limit does not grow this soon after a change of the lane, in milliseconds. */
export const QUIET_AFTER_CHANGE_MS = 2_000;
/** Nor this soon after the provider failed. */
export const QUIET_AFTER_TROUBLE_MS = 5_000;
/** How long a lane is parked when the provider does not say when its quota is renewed. */
export const DEFAULT_PARK_MS = 60_000;

const FEWEST_SUCCESSES = 8;
const SUCCESSES_PER_SLOT = 4;
/**
 * The longest that a lane is shut for a provider's word, in milliseconds: then it is asked with one call. One answer that is nonsense,
 * or not meant so, does not keep a lane shut for days.
 */
export const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** How many answers a lane needs before its limit grows by one. */
export function successesToGrow(limit: number): number {
  return Math.max(FEWEST_SUCCESSES, SUCCESSES_PER_SLOT * limit);
}

/** What a lane's limit grows to, by the catalogue and by operators. */
export function mostOf({
  configuredLimit,
  ceiling,
}: Pick<LaneCondition, 'configuredLimit' | 'ceiling'>): number {
  return Math.min(configuredLimit, ceiling ?? Infinity);
}

/** A lane that nothing is known of: open, with its whole limit. */
export function freshLane(configuredLimit: number, now: number): LaneCondition {
  return {
    limit: configuredLimit,
    configuredLimit,
    ceiling: null,
    status: 'open',
    reason: null,
    until: null,
    shrunkAt: null,
    troubledAt: null,
    changedAt: now,
    successes: 0,
  };
}

/**
 * Adapts a lane to what its provider answered, under what operators allow now. An exhausted quota parks it; a 429 halves its limit once an episode, and a
 * Retry-After makes it wait; 5xx only pauses growth; answers make it grow by one.
 */
export function adaptToReport(
  before: LaneCondition,
  seen: LaneObservation,
  now: number,
): Adaptation {
  const held = underCeiling(before, now);
  const next = answered(held.lane, seen, now);
  return { lane: next.lane, why: next.why ?? held.why };
}

function answered(before: LaneCondition, seen: LaneObservation, now: number): Adaptation {
  const lane = seen.serverErrors > 0 ? { ...before, troubledAt: now } : before;
  if (seen.quotaExhausted !== null) return parked(lane, seen.quotaExhausted, now);
  if (seen.rateLimited !== null) return refused(lane, seen.rateLimited, now);
  return grown(lane, seen.successes, now);
}

/** What the catalogue and operators say of a lane. */
export interface LaneSettings {
  readonly configuredLimit: number;
  readonly isPaused: boolean;
}

/** Adapts a lane to the time and to what the catalogue and operators say: pauses, resumes and reopens it. */
export function adaptToTime(
  before: LaneCondition,
  { configuredLimit, isPaused }: LaneSettings,
  now: number,
): Adaptation {
  const limited = followCatalogue(before, configuredLimit, now);
  const held = underCeiling(limited.lane, now);
  const next = isPaused ? paused(held.lane, now) : unpaused(held.lane, now);
  return { lane: next.lane, why: next.why ?? held.why ?? limited.why };
}

/** Down at once; when a ceiling is raised or taken away, answers make the limit grow. */
function underCeiling(lane: LaneCondition, now: number): Adaptation {
  const limit = Math.min(lane.limit, mostOf(lane));
  return moved(lane, { ...lane, limit }, `an operator allows ${limit} at most`, now);
}

function parked(
  lane: LaneCondition,
  quota: NonNullable<LaneObservation['quotaExhausted']>,
  now: number,
): Adaptation {
  const until = later(lane.until, now + wait(quota.resetMs ?? DEFAULT_PARK_MS));
  // It starts again with a single call: a quota that was renewed is seldom known to be before one succeeds.
  const lowered = { ...lane, limit: 1, until, shrunkAt: now };
  const next: LaneCondition =
    lane.status === 'paused' ? lowered : { ...lowered, status: 'parked', reason: quota.message };
  return moved(lane, next, `quota exhausted: ${quota.message}`, now);
}

function refused(
  lane: LaneCondition,
  refusal: NonNullable<LaneObservation['rateLimited']>,
  now: number,
): Adaptation {
  const isTooLong = (refusal.retryAfterMs ?? 0) > LONGEST_WAIT_MS;
  const lowered = isTooLong ? 1 : Math.max(1, Math.floor(lane.limit / 2));
  const shrunk =
    isTooLong || isNewEpisode(lane, refusal.youngestAgeMs, now)
      ? { ...lane, limit: lowered, shrunkAt: now, successes: 0 }
      : lane;
  const next = waiting(shrunk, refusal.retryAfterMs ?? 0, now);
  return moved(lane, next, 'the provider refused requests for their rate (429)', now);
}

/** Requests that were under way when the limit was lowered say nothing about the lowered limit. */
function isNewEpisode({ shrunkAt }: LaneCondition, youngestAgeMs: number, now: number): boolean {
  return shrunkAt === null || now - youngestAgeMs > shrunkAt;
}

function waiting(lane: LaneCondition, retryAfterMs: number, now: number): LaneCondition {
  if (retryAfterMs === 0) return lane;
  const until = later(lane.until, now + wait(retryAfterMs));
  if (lane.status !== 'open') return { ...lane, until };
  const atMost = retryAfterMs > LONGEST_WAIT_MS ? '; it is asked again after an hour' : '';
  const reason = `the provider asked to wait (Retry-After)${atMost}`;
  return { ...lane, status: 'waiting', reason, until };
}

function grown(lane: LaneCondition, successes: number, now: number): Adaptation {
  const canGrow = lane.status === 'open' && lane.limit < mostOf(lane);
  if (!canGrow || successes === 0) return { lane, why: null };
  const counted = { ...lane, successes: lane.successes + successes };
  if (counted.successes < successesToGrow(lane.limit) || isTooSoon(lane, now)) {
    return { lane: counted, why: null };
  }
  const next = { ...lane, limit: lane.limit + 1 };
  return moved(lane, next, `${counted.successes} answers without a refusal`, now);
}

function isTooSoon({ changedAt, shrunkAt, troubledAt }: LaneCondition, now: number): boolean {
  const isTroubled = troubledAt !== null && now - troubledAt < QUIET_AFTER_TROUBLE_MS;
  return isTroubled || now - later(shrunkAt, changedAt) < QUIET_AFTER_CHANGE_MS;
}

function followCatalogue(lane: LaneCondition, configuredLimit: number, now: number): Adaptation {
  if (lane.configuredLimit === configuredLimit) return { lane, why: null };
  // A lane at its old limit goes to the new one at once; one that was lowered grows there.
  const wasWhole = lane.limit === lane.configuredLimit;
  const limit = wasWhole ? configuredLimit : Math.min(lane.limit, configuredLimit);
  return moved(
    lane,
    { ...lane, limit, configuredLimit },
    `the catalogue allows ${configuredLimit}`,
    now,
  );
}

function paused(lane: LaneCondition, now: number): Adaptation {
  if (lane.status === 'paused') return { lane, why: null };
  const next: LaneCondition = { ...lane, status: 'paused', reason: 'paused by an operator' };
  return moved(lane, next, 'paused by an operator', now);
}

function unpaused(lane: LaneCondition, now: number): Adaptation {
  if (lane.status === 'open') return { lane, why: null };
  const hasToWait = lane.until !== null && lane.until > now;
  if (lane.status !== 'paused') return hasToWait ? { lane, why: null } : opened(lane, now);
  if (!hasToWait) return opened(lane, now);
  const reason = 'the provider asked to wait before the lane was paused';
  return moved(lane, { ...lane, status: 'waiting', reason }, 'resumed by an operator', now);
}

const OPENED_BECAUSE: Readonly<Record<Exclude<LaneStatus, 'open'>, string>> = {
  waiting: "the provider's wait is over",
  parked: "the quota's reset is reached",
  paused: 'resumed by an operator',
};

function opened(lane: LaneCondition, now: number): Adaptation {
  // An operator who resumes a lane takes its time away.
  const key = lane.until === null ? 'paused' : lane.status;
  const why = key === 'open' ? '' : OPENED_BECAUSE[key];
  return moved(lane, { ...lane, status: 'open', reason: null, until: null }, why, now);
}

function moved(before: LaneCondition, next: LaneCondition, why: string, now: number): Adaptation {
  const isSame = next.limit === before.limit && next.status === before.status;
  if (isSame) return { lane: next, why: null };
  return { lane: { ...next, changedAt: now, successes: 0 }, why };
}

function later(moment: number | null, other: number): number {
  return Math.max(moment ?? other, other);
}

function wait(ms: number): number {
  return Math.min(ms, LONGEST_WAIT_MS);
}
