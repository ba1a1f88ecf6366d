import { laneReport } from '@beacon/contracts';
import type { LaneReportV1 } from '@beacon/contracts';
import type { LaneConfig } from '@beacon/domain';
import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { NO_EVIDENCE } from '../provider/attempt.js';
import type { FailedAttempt } from '../provider/attempt.js';
import { failureOf } from '../provider/failures.js';
import { LaneGate } from './lane-gate.js';
import { LaneReporter } from './lane-reporter.js';
import { Lane } from './lane.js';

const CONFIG: LaneConfig = {
  region: 'us-east',
  model: 'm.1',
  provider: 'openai-compatible',
  baseUrl: 'http://127.0.0.1:1/v1',
  providerModel: 'm.1',
  apiKeyEnv: null,
  concurrency: 2,
  timeoutMs: 1_000,
  prices: null,
  expectedEvidence: { patterns: {}, edgeHeaders: {}, required: [] },
};

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
  return { lane: new Lane(gate, reporter), sent };
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
