import { describe, expect, it } from '@jest/globals';
import type { LaneConfig } from '@beacon/domain';
import { NO_EVIDENCE } from '../provider/attempt.js';
import { failureOf } from '../provider/failures.js';
import { finalAttempt } from './give-up.js';

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
    expect(finalAttempt(attempt, 1)).toBe(attempt);
  });

  it('tells a failure that might pass as attempts that are used up, and keeps the last one in words', () => {
    const busy = failureOf('transient', 'provider_error', 'Overloaded', { httpStatus: 503 });
    expect(finalAttempt(attemptWith(busy), 3).failure).toMatchObject({
      code: 'attempts_exhausted',
      message: 'all 3 attempts failed, the last with provider_error (HTTP 503): Overloaded',
      httpStatus: 503,
    });
    const lost = failureOf('transient', 'timeout', 'no answer within 5 ms');
    expect(finalAttempt(attemptWith(lost), 1).failure.message).toBe(
      'the only attempt failed, the last with timeout: no answer within 5 ms',
    );
  });
});
