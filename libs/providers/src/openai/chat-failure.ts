import type { ProviderFailure } from '../attempt.js';
import { failureOfStatus } from '../failures.js';
import { namedFailure } from '../named-failure.js';
import type { HttpReply } from '../protocol.js';
import { limitResetMs } from './limit-reset.js';

/** The failure that an HTTP error of a provider which speaks OpenAI's protocol stands for. */
export function chatFailure(reply: HttpReply): ProviderFailure {
  const failure = failureOfStatus(reply);
  if (failure.kind === 'permanent') return namedFailure(failure, reply);
  if (failure.kind !== 'throttled' || failure.retryAfterMs !== null) return failure;
  return { ...failure, retryAfterMs: limitResetMs(reply) };
}
