import { JUDGE_PROMPT } from '@beacon/classification';
import { countCells, judgingSpec } from '@beacon/domain';
import type { JobLimits, JobSpec, JudgingOrder } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';

/** Whose answers are judged. */
export interface JudgedSource {
  readonly id: string;
  readonly spec: Pick<
    JobSpec,
    'models' | 'questions' | 'repeats' | 'order' | 'judging' | 'retentionDays'
  >;
}

/**
 * The specification of a job that judges the answers of another.
 * @throws ApiError 400 when it could come to more cells than a job may have.
 */
export function judgingSpecOf(
  source: JudgedSource,
  order: JudgingOrder,
  again: boolean,
  limits: Pick<JobLimits, 'maxCells' | 'maxTimeoutMs'>,
): JobSpec {
  const cells = countCells(source.spec) * order.models.length;
  if (cells > limits.maxCells) {
    const message = `${countCells(source.spec)} answers x ${order.models.length} judges are ${cells} cells`;
    const allowed = `at most ${limits.maxCells} cells`;
    throw ApiError.validation([{ field: 'models', code: 'matrix_too_large', message, allowed }]);
  }
  const judging = { sourceJobId: source.id, prompt: JUDGE_PROMPT, again };
  const { retentionDays } = source.spec;
  // Judges repeat what they judge: their answers are kept no longer than those.
  return {
    ...judgingSpec(order, judging, { timeoutMs: limits.maxTimeoutMs }),
    ...(retentionDays === undefined ? {} : { retentionDays }),
  };
}
