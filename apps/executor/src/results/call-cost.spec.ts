import { failureOf, NO_EVIDENCE } from '@beacon/providers';
import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { costOfAnswer, costOfFailure } from './call-cost.js';

const prices = { inputPerMillion: 1, outputPerMillion: 2 };
const lane = laneConfig({ region: 'us-east', model: 'm', prices });
const free = laneConfig({ region: 'us-east', model: 'm' });
const made = { startedAt: new Date(0), completedAt: new Date(1), evidence: NO_EVIDENCE };
const task = {
  jobId: 'j',
  region: 'us-east',
  model: 'm',
  cell: 'c'.repeat(26),
  round: 1,
  questionId: 'q',
  repeat: 1,
  prompt: 'Why?',
  systemPrompt: 'Here.',
  sampling: { temperature: 0, maxTokens: 50, seed: null, topP: null },
  timeoutMs: 1_000,
  maxAttempts: 3,
  attemptsBefore: 0,
  throttledBefore: 0,
  isReplanned: false,
  plannedAt: '2026-11-20T10:00:00.000Z',
};
/** 100 tokens around the prompt, 9 bytes of texts and the longest answer. */
const AT_MOST = (109 * 1 + 50 * 2) / 1e6;

describe(costOfAnswer, () => {
  const answer = { text: '', finishReason: null, contentFilter: null };
  const cost = (inputTokens: number | null, outputTokens: number | null, of = lane) => {
    const usage = { ...answer, inputTokens, outputTokens };
    return costOfAnswer(task, { kind: 'answered', lane: of, answer: usage, ...made });
  };

  it('is that of its usage, and nothing beside it', () => {
    expect(cost(10, 20)).toEqual({ costUsd: 50 / 1e6 });
  });

  it('is the most that it can be where the answer does not tell its usage', () => {
    expect(cost(10, null)).toEqual({ costUsd: null, costAtMostUsd: AT_MOST });
    expect(cost(null, 20)).toEqual({ costUsd: null, costAtMostUsd: AT_MOST });
  });

  it('is not known without prices', () => {
    expect(cost(10, 20, free)).toEqual({ costUsd: null });
  });
});

describe(costOfFailure, () => {
  const cost = (code: string, of = lane) => {
    const failure = failureOf('transient', code, 'no');
    return costOfFailure(task, { kind: 'failed', lane: of, failure, ...made });
  };

  it.each(['timeout', 'aborted'])('is the most that it can be of a request with %s', (code) => {
    expect(cost(code)).toEqual({ costAtMostUsd: AT_MOST });
    expect(cost(code, free)).toEqual({});
  });

  it.each(['rate_limited', 'http_error', 'connection_failed'])('is nothing of %s', (code) => {
    expect(cost(code)).toEqual({});
  });
});
