import { BackPressureError } from '@beacon/bus';
import type { JetStreamPublisher } from '@beacon/bus';
import { executeTask, taskSubject } from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { cellAt, cellKey } from '@beacon/domain';
import type { RunningLane } from '@beacon/persistence';
import { Logger } from '@nestjs/common';
import type { PlannedJob } from '../jobs/spec-cache.js';
import { TasksNotPublishedError } from './tasks-not-published.error.js';

const FIRST_ROUND = 1;

/** Publishes cells as tasks. */
export class TaskPublisher {
  readonly #logger = new Logger(TaskPublisher.name);

  /** @param maxAttempts requests to the provider for one cell. */
  constructor(
    private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    private readonly maxAttempts: number,
  ) {}

  /**
   * Publishes the next cells of a lane. A task that is at the broker already counts as published: so a pass that died
   * half-way is simply repeated.
   * @returns how many of the cells, from the first on without a gap, the broker has; fewer than asked when the region's
   * stream is full.
   * @throws TasksNotPublishedError when the broker does not answer, or has no stream for the region.
   */
  async publish(job: PlannedJob, lane: RunningLane, count: number): Promise<number> {
    const positions = Array.from({ length: count }, (_unused, offset) => lane.planned + offset);
    const stored = await Promise.all(
      positions.map((position) => this.#publishOne(taskAt(job, lane, position, this.maxAttempts))),
    ).catch((cause: unknown) => {
      throw new TasksNotPublishedError(lane.region, lane.model_id, { cause });
    });
    const gap = stored.indexOf(false);
    if (gap === -1) return count;
    this.#logger.warn({ event: 'planning.stream_full', region: lane.region, model: lane.model_id });
    return gap;
  }

  async #publishOne(task: ExecuteTaskV1): Promise<boolean> {
    const subject = taskSubject(task);
    try {
      await this.publisher.publish(subject, executeTask.encode(task));
      return true;
    } catch (error) {
      if (error instanceof BackPressureError) return false;
      throw error;
    }
  }
}

/** The task of a lane's cell at a position. The same prompt and parameters for every region. */
function taskAt(
  { spec, systemPrompts, prompts }: PlannedJob,
  { job_id: jobId, region, model_id: model, blocks }: RunningLane,
  position: number,
  maxAttempts: number,
): ExecuteTaskV1 {
  const cell = cellAt(spec, { region, model, blocks }, position);
  const { seed, ...sampling } = spec.sampling;
  return {
    jobId,
    region,
    model,
    cell: cellKey(cell),
    round: FIRST_ROUND,
    questionId: cell.questionId,
    repeat: cell.repeat,
    prompt: prompts.get(cell.questionId ?? '') ?? '',
    systemPrompt: systemPrompts[region] ?? null,
    // Each repeat has a seed of its own, the same in every region; otherwise repeats would be copies.
    sampling: { ...sampling, seed: seed === null ? null : seed + cell.repeat - 1 },
    timeoutMs: spec.constraints.providerTimeoutMs,
    maxAttempts,
    attemptsBefore: 0,
    isReplanned: false,
    plannedAt: new Date().toISOString(),
  };
}
