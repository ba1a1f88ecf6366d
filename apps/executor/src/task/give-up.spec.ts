import { describe, expect, it } from '@jest/globals';
import type { LaneConfig } from '@beacon/domain';
import { NO_EVIDENCE, failureOf } from '@beacon/providers';
import { finalAttempt, isTriedAgain } from './give-up.js';

const attemptWith = (failure: ReturnType<typeof failureOf>) => ({
  kind: 'failed' as const,
  failure,
  lane: {} as LaneConfig,
  startedAt: new Date(0),
  completedAt: new Date(1),
  evidence: NO_EVIDENCE,
});

describe(finalAttempt, () => {
  it('leaves a permanent failure as it is', () => {
    const attempt = attemptWith(failureOf('permanent', 'not_found', 'no such model'));
    expect(finalAttempt(attempt, { number: 1, throttled: 0 })).toBe(attempt);
  });

  it('tells a failure that might pass as attempts that are used up, and keeps the last one in words', () => {
    const busy = failureOf('transient', 'provider_error', 'Overloaded', { httpStatus: 503 });
    expect(finalAttempt(attemptWith(busy), { number: 3, throttled: 0 }).failure).toMatchObject({
      code: 'attempts_exhausted',
      message: 'all 3 attempts failed, the last with provider_error (HTTP 503): Overloaded',
      httpStatus: 503,
    });
    const lost = failureOf('transient', 'timeout', 'no answer within 5 ms');
    expect(finalAttempt(attemptWith(lost), { number: 1, throttled: 0 }).failure.message).toBe(
      'the only attempt failed, the last with timeout: no answer within 5 ms',
    );
    expect(finalAttempt(attemptWith(busy), { number: 9, throttled: 7 }).failure.message).toBe(
      'all 2 attempts (beside 7 that were throttled) failed, the last with provider_error (HTTP 503): Overloaded',
    );
  });
});

describe(isTriedAgain, () => {
  const busy = failureOf('transient', 'provider_error', 'x');
  const limited = failureOf('throttled', 'rate_limited', 'x');
  const usedUp = failureOf('quota', 'quota_exhausted', 'x');

  it('holds for as many failures as are allowed, without those that were throttled', () => {
    expect(isTriedAgain(busy, { number: 2, throttled: 0 }, 3)).toBe(true);
    expect(isTriedAgain(busy, { number: 3, throttled: 0 }, 3)).toBe(false);
    expect(isTriedAgain(busy, { number: 500, throttled: 498 }, 3)).toBe(true);
  });

  it('always holds for those, and never for what does not pass', () => {
    expect(isTriedAgain(limited, { number: 500, throttled: 400 }, 1)).toBe(true);
    expect(isTriedAgain(usedUp, { number: 500, throttled: 400 }, 1)).toBe(true);
    expect(isTriedAgain(failureOf('permanent', 'x', 'x'), { number: 1, throttled: 0 }, 9)).toBe(
      false,
    );
  });
});
