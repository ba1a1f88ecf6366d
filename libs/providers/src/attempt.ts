import type { FilterFinding } from '@beacon/contracts';
import { terminalLine } from '@beacon/domain';
import type { LaneConfig } from '@beacon/domain';

/** What a provider says of where an answer comes from. */
export interface ProviderEvidence {
  readonly servedModel: string | null;
  readonly systemFingerprint: string | null;
  readonly providerRegion: string | null;
  readonly providerRequestId: string | null;
  /** Lower-case names; values cut to 200 characters. */
  readonly edgeHeaders: Readonly<Record<string, string>>;
  /** The provider that a router sent the request on to. */
  readonly upstream: string | null;
  /** What content filters found, be it nothing; empty where the provider does not tell. */
  readonly filters: readonly FilterFinding[];
  /** What the model wrote before its answer, where the provider shows it. No part of the answer's text. */
  readonly reasoning: string | null;
  readonly reasoningTokens: number | null;
}

/** A model's answer, before it is typed. */
export interface ProviderAnswer {
  readonly text: string;
  readonly finishReason: string | null;
  /** Which side a content filter stopped; null when none did. */
  readonly contentFilter: 'input' | 'output' | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** Why there is no answer. */
export interface ProviderFailure {
  /**
   * `transient` may pass and is tried again within the limit of attempts. `throttled` says that there were too many requests,
   * `quota` that the account has used up what it may, or that the lane has no secret just now, which parks the lane: neither says
   * anything of the question, so that both are tried again until the job's deadline. `permanent` will not pass; `aborted` means that
   * this process stopped waiting because it is told to stop, or the job was called off.
   */
  readonly kind: 'transient' | 'throttled' | 'quota' | 'permanent' | 'aborted';
  /** Machine-readable, such as `rate_limited` or `timeout`. */
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number | null;
  /** What the provider asks to wait, for a quota until its reset, in milliseconds; null when it does not say. */
  readonly retryAfterMs: number | null;
}

/**
 * Builds a failure; what is not given is unknown. The message may hold a provider's words: it becomes one line, in which nothing acts
 * on who reads it.
 */
export function failureOf(
  kind: ProviderFailure['kind'],
  code: string,
  message: string,
  rest: Partial<Pick<ProviderFailure, 'httpStatus' | 'retryAfterMs'>> = {},
): ProviderFailure {
  return {
    kind,
    code,
    message: terminalLine(message),
    httpStatus: null,
    retryAfterMs: null,
    ...rest,
  };
}

/**
 * Whether a provider says that it was asked too much: that is no failure of the cell, so that it is kept as an attempt and does not
 * count as one.
 */
export function isThrottling({ kind }: Pick<ProviderFailure, 'kind'>): boolean {
  return kind === 'throttled' || kind === 'quota';
}

interface Attempt {
  readonly lane: LaneConfig;
  readonly startedAt: Date;
  readonly completedAt: Date;
  readonly evidence: ProviderEvidence;
}

/** An attempt that brought an answer, be it a refusal. */
export interface AnsweredAttempt extends Attempt {
  readonly kind: 'answered';
  readonly answer: ProviderAnswer;
}

/** An attempt that brought none. */
export interface FailedAttempt extends Attempt {
  readonly kind: 'failed';
  readonly failure: ProviderFailure;
}

/** What one request to a provider came to. */
export type AttemptOutcome = AnsweredAttempt | FailedAttempt;

/** Evidence of an attempt that reached nobody. */
export const NO_EVIDENCE: ProviderEvidence = {
  servedModel: null,
  systemFingerprint: null,
  providerRegion: null,
  providerRequestId: null,
  edgeHeaders: {},
  upstream: null,
  filters: [],
  reasoning: null,
  reasoningTokens: null,
};
