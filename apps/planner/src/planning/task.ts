import type { ExecuteTaskV1 } from '@beacon/contracts';
import { cellAt, cellKey } from '@beacon/domain';
import type { OpenRound, RunningLane } from '@beacon/persistence';
import type { PlannedJob } from '../jobs/spec-cache.js';

const FIRST_ROUND = 1;

/** A cell's round that is to be published. */
export interface CellToAsk {
  readonly cell: string;
  readonly questionId: string | null;
  readonly repeat: number;
  readonly round: number;
  /** Attempts of this round that are known. */
  readonly attemptsBefore: number;
  /** How many of them were throttled. */
  readonly throttledBefore: number;
  /** Whether it was published before and seems lost. */
  readonly isReplanned: boolean;
}

/** Nothing was asked of a round that is published for the first time. */
const UNASKED = { attemptsBefore: 0, throttledBefore: 0, isReplanned: false } as const;

/** What is the same for all tasks of one pass. */
export interface TaskFrame {
  /** Requests to the provider for one cell's round. */
  readonly maxAttempts: number;
  /** By the database's clock: cancellations are compared with it. */
  readonly plannedAt: Date;
}

/** The first round of the cell at a position of a lane. */
export function firstRoundAt({ spec }: PlannedJob, lane: RunningLane, position: number): CellToAsk {
  const { region, model_id: model, blocks } = lane;
  const { questionId, repeat } = cellAt(spec, { region, model, blocks }, position);
  const cell = cellKey({ model, questionId, repeat });
  return { cell, questionId, repeat, round: FIRST_ROUND, ...UNASKED };
}

/** A round that a user asked for. */
export function laterRound({ cell, question_id, repeat, round }: OpenRound): CellToAsk {
  return { cell, questionId: question_id, repeat, round, ...UNASKED };
}

/** The task of a cell's round. The same prompt and parameters in every region and every round. */
export function taskOf(
  { spec, systemPrompts, prompts }: PlannedJob,
  { job_id: jobId, region, model_id: model }: Pick<RunningLane, 'job_id' | 'region' | 'model_id'>,
  asked: CellToAsk,
  { maxAttempts, plannedAt }: TaskFrame,
): ExecuteTaskV1 {
  const { seed, ...sampling } = spec.sampling;
  return {
    jobId,
    region,
    model,
    ...asked,
    prompt: prompts.get(asked.questionId ?? '') ?? '',
    systemPrompt: systemPrompts[region] ?? null,
    // Each repeat has a seed of its own, the same in every region; otherwise repeats would be copies.
    sampling: { ...sampling, seed: seed === null ? null : seed + asked.repeat - 1 },
    timeoutMs: spec.constraints.providerTimeoutMs,
    maxAttempts,
    plannedAt: plannedAt.toISOString(),
  };
}
