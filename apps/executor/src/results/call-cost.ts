import type { CellResultV1, ExecuteTaskV1 } from '@beacon/contracts';
import { bytesOf, callCostAtMost, toUsd } from '@beacon/domain';
import type { LaneConfig, Prices } from '@beacon/domain';
import type { AnsweredAttempt, FailedAttempt } from '@beacon/providers';

type AtMost = Pick<CellResultV1, 'costAtMostUsd'>;

/** What an answer cost; one without its usage was paid for, too. */
export function costOfAnswer(
  task: ExecuteTaskV1,
  { answer, lane }: AnsweredAttempt,
): Pick<CellResultV1, 'costUsd' | 'costAtMostUsd'> {
  const costUsd = costOf(lane.prices, answer.inputTokens, answer.outputTokens);
  return costUsd === null ? { costUsd, ...atMost(task, lane) } : { costUsd };
}

/** Failures of requests that were sent, and whose answer this process did not wait for to its end. */
const CUT_OFF: readonly string[] = ['timeout', 'aborted'];

/** What a request that failed cost at most: a provider that is cut off may bill what it has generated. Nothing where it said no, or was not reached. */
export function costOfFailure(task: ExecuteTaskV1, { failure, lane }: FailedAttempt): AtMost {
  return CUT_OFF.includes(failure.code) ? atMost(task, lane) : {};
}

function atMost({ prompt, systemPrompt, sampling }: ExecuteTaskV1, lane: LaneConfig): AtMost {
  const size = { bytes: bytesOf(prompt, systemPrompt), maxTokens: sampling.maxTokens };
  const nanoUsd = callCostAtMost(size, lane);
  return nanoUsd === null ? {} : { costAtMostUsd: toUsd(nanoUsd) };
}

function costOf(
  prices: Prices | null,
  inputTokens: number | null,
  outputTokens: number | null,
): number | null {
  if (prices === null || inputTokens === null || outputTokens === null) return null;
  return (inputTokens * prices.inputPerMillion + outputTokens * prices.outputPerMillion) / 1e6;
}
