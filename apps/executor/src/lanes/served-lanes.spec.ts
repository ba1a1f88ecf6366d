import { setTimeout as pause } from 'node:timers/promises';
import { laneReport, laneReportSubject } from '@beacon/contracts';
import type { LaneReportV1 } from '@beacon/contracts';
import { laneConfig } from '@beacon/testing';
import { describe, expect, it, afterEach, beforeEach, jest } from '@jest/globals';
import { NO_EVIDENCE, failureOf } from '@beacon/providers';
import type { FailedAttempt } from '@beacon/providers';
import { LaneGate } from './lane-gate.js';
import { LaneReporter, Lane } from './served-lanes.js';

const CONFIG = laneConfig({ region: 'us-east', model: 'm.1', concurrency: 2 });

function openLane() {
  const sent: LaneReportV1[] = [];
  const hint = (_subject: string, body: Uint8Array): void => {
    sent.push(laneReport.decode(body));
  };
  const gate = new LaneGate(2);
  gate.openByDefault();
  const reporter = new LaneReporter(
    { hint },
    { region: 'us-east', model: 'm.1', executorId: 'e1' },
  );
  return { lane: new Lane(gate, reporter, () => undefined), sent };
}

/** A call that took 7 ms and was refused for its rate. */
function refused(): FailedAttempt {
  const startedAt = new Date('2026-05-01T10:00:00.000Z');
  return {
    kind: 'failed',
    lane: CONFIG,
    startedAt,
    completedAt: new Date(startedAt.getTime() + 7),
    evidence: NO_EVIDENCE,
    failure: failureOf('throttled', 'rate_limited', 'slow down'),
  };
}

describe(Lane, () => {
  it('reports the age of a refused request from when it was sent, whatever was waited for before', async () => {
    const { lane, sent } = openLane();
    await lane.attempt(new AbortController().signal, async () => {
      // As a second claim check does that waits out an outage of the broker.
      await pause(50);
      return refused();
    });
    lane.close();
    expect(sent.map(({ rateLimited }) => rateLimited)).toEqual([
      { count: 1, youngestAgeMs: 7, retryAfterMs: null },
    ]);
  });

  it('reports nothing of an attempt that was not made', async () => {
    const { lane, sent } = openLane();
    expect(await lane.attempt(new AbortController().signal, async () => null)).toBeNull();
    lane.close();
    expect(sent).toEqual([]);
  });
});

const LANE = { region: 'us-east', model: 'm.1', executorId: 'e1' };
const QUIET = { ...LANE, successes: 0, serverErrors: 0, rateLimited: null, quotaExhausted: null };

function reporter() {
  const sent: LaneReportV1[] = [];
  const sut = new LaneReporter(
    {
      hint: (subject, body) => {
        expect(subject).toBe(laneReportSubject('us-east', 'm.1'));
        sent.push(laneReport.decode(body));
      },
    },
    LANE,
  );
  return { sut, sent };
}

describe(LaneReporter, () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('batches answers and errors of the server for half a second, and is silent when there are none', () => {
    const { sut, sent } = reporter();
    for (let answer = 0; answer < 5; answer += 1) sut.answered();
    sut.failed(failureOf('transient', 'timeout', 'no answer'), 10);
    sut.failed(
      failureOf('transient', 'provider_error', 'x', { httpStatus: 503, retryAfterMs: 9 }),
      10,
    );
    sut.failed(failureOf('permanent', 'bad_request', 'x'), 10);
    sut.failed(failureOf('aborted', 'aborted', 'x'), 10);
    jest.advanceTimersByTime(499);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(60_000);
    expect(sent).toEqual([{ ...QUIET, successes: 5, serverErrors: 2 }]);
  });

  it('tells a rate limit at once, with the age of its request and what was batched', () => {
    const { sut, sent } = reporter();
    sut.answered();
    sut.failed(failureOf('throttled', 'rate_limited', 'slow down', { retryAfterMs: 2_000 }), 12.6);
    sut.failed(failureOf('throttled', 'rate_limited', 'slow down'), 1);
    expect(sent).toEqual([
      { ...QUIET, successes: 1, rateLimited: { count: 1, youngestAgeMs: 13, retryAfterMs: 2_000 } },
      { ...QUIET, rateLimited: { count: 1, youngestAgeMs: 1, retryAfterMs: null } },
    ]);
    jest.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(2);
  });

  it('tells a used-up quota at once, in the words of the provider', () => {
    const { sut, sent } = reporter();
    sut.failed(failureOf('quota', 'quota_exhausted', 'x'.repeat(400), { retryAfterMs: 5 }), 1);
    expect(sent).toEqual([{ ...QUIET, quotaExhausted: { resetMs: 5, message: 'x'.repeat(300) } }]);
  });

  it('sends what is left when it is closed, and nothing twice', () => {
    const { sut, sent } = reporter();
    sut.answered();
    sut.close();
    sut.close();
    jest.advanceTimersByTime(60_000);
    expect(sent).toEqual([{ ...QUIET, successes: 1 }]);
  });
});
