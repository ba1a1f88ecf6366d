import { BackPressureError, JetStreamPublisher } from '@beacon/bus';
import type { PublishOutcome } from '@beacon/bus';
import { executeTask, taskSubject } from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import type { LaneKey } from '@beacon/persistence';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PlannedJob } from '../jobs/spec-cache.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import type { CellToAsk } from './next-cells.js';

/** The broker did not take a lane's tasks. Nothing was counted as published: the next pass publishes the same again. */
export class TasksNotPublishedError extends Error {
  override readonly name = 'TasksNotPublishedError';

  constructor(
    readonly region: string,
    model: string,
    options: { readonly cause: unknown },
  ) {
    super(
      `the tasks of ${model} in ${region} were not published: ${String(options.cause)}`,
      options,
    );
  }
}

/** How many tasks the broker took. */
export interface Published {
  /** How many, from the first on without a gap, the broker has; fewer than given when the region's stream is full. */
  readonly accepted: number;
  /** How many it had not before. */
  readonly stored: number;
}

/** Publishes cells as tasks. */
@Injectable()
export class TaskPublisher {
  readonly #logger = new Logger(TaskPublisher.name);

  constructor(
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'maxAttempts'>,
  ) {}

  /**
   * Publishes cells of a lane. A task that is at the broker already counts as published: so a pass that died half-way is
   * simply repeated.
   * @throws TasksNotPublishedError when the broker does not answer, or has no stream for the region.
   */
  async publish(
    job: PlannedJob,
    lane: LaneKey,
    cells: readonly CellToAsk[],
    plannedAt: Date,
  ): Promise<Published> {
    const frame = { maxAttempts: this.settings.maxAttempts, plannedAt };
    const outcomes = await Promise.all(
      cells.map((cell) => this.#publishOne(taskOf(job, lane, cell, frame))),
    ).catch((cause: unknown) => {
      throw new TasksNotPublishedError(lane.region, lane.model_id, { cause });
    });
    const stored = outcomes.filter((outcome) => outcome === 'stored').length;
    const gap = outcomes.indexOf('refused');
    if (gap === -1) return { accepted: cells.length, stored };
    this.#logger.warn({ event: 'planning.stream_full', region: lane.region, model: lane.model_id });
    return { accepted: gap, stored };
  }

  async #publishOne(task: ExecuteTaskV1): Promise<PublishOutcome | 'refused'> {
    try {
      return await this.publisher.publish(taskSubject(task), executeTask.encode(task));
    } catch (error) {
      if (error instanceof BackPressureError) return 'refused';
      throw error;
    }
  }
}

/** What is the same for all tasks of one pass. */
interface TaskFrame {
  /** Requests to the provider for one cell's round. */
  readonly maxAttempts: number;
  /** By the database's clock: cancellations are compared with it. */
  readonly plannedAt: Date;
}

/** The task of a cell's round. The same prompt and parameters in every region and every round. */
function taskOf(
  { spec, systemPrompts, prompts }: PlannedJob,
  { job_id: jobId, region, model_id: model }: LaneKey,
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
