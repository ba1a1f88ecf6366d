import { BackPressureError, JetStreamPublisher } from '@beacon/bus';
import type { PublishOptions, PublishOutcome } from '@beacon/bus';
import { TASK_SIGNATURE_HEADER, executeTask, taskSubject } from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { cellAt, cellKey, sentSystemPrompt } from '@beacon/domain';
import { findMissingCells } from '@beacon/persistence';
import { Metrics } from '@beacon/observability';
import type { LaneKey, OpenRound, RunningLane } from '@beacon/persistence';
import { SignedWork, signTasks } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PlannedJob } from '../jobs/spec-cache.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import { CellTraces } from './cell-traces.js';
import type { CellTrace } from './cell-traces.js';

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

const NO_TRACES: Pick<CellTraces, 'begin'> = { begin: () => null };

/** Publishes cells as tasks. */
@Injectable()
export class TaskPublisher {
  readonly #logger = new Logger(TaskPublisher.name);

  constructor(
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'maxAttempts'>,
    @Inject(SignedWork) private readonly work: Pick<SignedWork, 'signingKey'>,
    private readonly metrics: Metrics = new Metrics('planner'),
    @Inject(CellTraces) private readonly traces: Pick<CellTraces, 'begin'> = NO_TRACES,
  ) {}

  /**
   * Publishes cells of a lane. A task that is at the broker already counts as published: so a pass that died half-way is
   * simply repeated.
   * @throws TasksNotPublishedError when the broker does not answer, or has no stream for the region, or this planner's key is not trusted.
   */
  async publish(
    job: PlannedJob,
    lane: LaneKey,
    cells: readonly CellToAsk[],
    plannedAt: Date,
  ): Promise<Published> {
    const frame = { maxAttempts: this.settings.maxAttempts, plannedAt };
    const tasks = cells.map((cell) => taskOf(job, lane, cell, frame));
    const traces = cells.map((cell) => this.traces.begin(job, lane, cell));
    const outcomes = await this.#publishAll(tasks, traces).catch((cause: unknown) => {
      throw new TasksNotPublishedError(lane.region, lane.model_id, { cause });
    });
    const stored = outcomes.filter((outcome) => outcome === 'stored').length;
    this.#count(lane, cells, outcomes);
    const gap = outcomes.indexOf('refused');
    if (gap === -1) return { accepted: cells.length, stored };
    this.#logger.warn({ event: 'planning.stream_full', region: lane.region, model: lane.model_id });
    return { accepted: gap, stored };
  }

  #count(
    { region, model_id: model }: LaneKey,
    cells: readonly CellToAsk[],
    outcomes: readonly (PublishOutcome | 'refused')[],
  ): void {
    const lane = { region, model };
    const stored = cells.filter((_cell, index) => outcomes[index] === 'stored');
    const known = outcomes.filter((outcome) => outcome === 'already_stored').length;
    const found = stored.filter(({ isReplanned }) => isReplanned).length;
    const published = 'beacon_tasks_published_total';
    this.metrics.count(published, { publication: 'stored', ...lane }, stored.length);
    this.metrics.count(published, { publication: 'duplicate', ...lane }, known);
    if (found === 0) return;
    const again = { found_again: 'task_published', ...lane } as const;
    this.metrics.count('beacon_reconciled_cells_total', again, found);
  }

  /** One signature for all: each alone would cost more than its publication. */
  async #publishAll(
    tasks: readonly ExecuteTaskV1[],
    traces: readonly (CellTrace | null)[],
  ): Promise<(PublishOutcome | 'refused')[]> {
    const bodies = tasks.map((task) => executeTask.encode(task));
    const signed = this.#signed(bodies);
    return Promise.all(
      tasks.map(async (task, index) => {
        const trace = traces[index] ?? null;
        const headers = { ...signed[index], ...trace?.headers };
        const body = bodies[index] ?? new Uint8Array();
        return this.#publishOne(taskSubject(task), body, { headers }).finally(() =>
          trace?.span.end(),
        );
      }),
    );
  }

  #signed(bodies: readonly Uint8Array[]): Readonly<Record<string, string>>[] {
    const key = this.work.signingKey();
    if (key === null) return [];
    return signTasks(key, bodies).map((line) => ({ [TASK_SIGNATURE_HEADER]: line }));
  }

  async #publishOne(
    subject: string,
    body: Uint8Array,
    options: PublishOptions,
  ): Promise<PublishOutcome | 'refused'> {
    try {
      return await this.publisher.publish(subject, body, options);
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
  { spec, systemPrompts, prompts, variants }: PlannedJob,
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
    systemPrompt: sentSystemPrompt(
      { spec, systemPrompts },
      region,
      variants.get(asked.questionId ?? ''),
    ),
    // Each repeat has a seed of its own, the same in every region; otherwise repeats would be copies.
    sampling: { ...sampling, seed: seed === null ? null : seed + asked.repeat - 1 },
    timeoutMs: spec.constraints.providerTimeoutMs,
    maxAttempts,
    plannedAt: plannedAt.toISOString(),
  };
}

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

/** The cells of a lane that are published next. */
export interface NextCells {
  readonly cells: readonly CellToAsk[];
  /** Position of each. */
  readonly positions: readonly number[];
  /** Where the cursor is when all of them are published. */
  readonly end: number;
}

const FIRST_ROUND = 1;
const FIRST_GENERATION = 1;
/** How many positions beyond what is wanted are read at once: cells with an execution are skipped. */
const LOOK_AHEAD = 1_000;

/**
 * The next cells behind a lane's cursor, some at most. Of a job that was opened again only those without an execution: a
 * cancellation recorded cells that were never published, and they are asked again only if a user wants them to be.
 */
export async function nextCells(
  em: EntityManager,
  job: PlannedJob,
  lane: RunningLane,
  count: number,
): Promise<NextCells> {
  const isFirst = lane.generation === FIRST_GENERATION;
  const to = Math.min(lane.cells, lane.planned + count + (isFirst ? 0 : LOOK_AHEAD));
  const positions = isFirst
    ? Array.from({ length: to - lane.planned }, (_unused, offset) => lane.planned + offset)
    : await missingPositions(em, lane, to, count);
  const last = positions.at(-1);
  return {
    cells: positions.map((position) => firstRoundAt(job, lane, position)),
    positions,
    end: positions.length < count || last === undefined ? to : last + 1,
  };
}

async function missingPositions(
  em: EntityManager,
  lane: RunningLane,
  to: number,
  limit: number,
): Promise<number[]> {
  const part = { ...lane, from: lane.planned, to, limit };
  return (await findMissingCells(em, part)).map(({ position }) => position);
}

/** The first round of the cell at a position of a lane. */
function firstRoundAt({ spec }: PlannedJob, lane: RunningLane, position: number): CellToAsk {
  const { region, model_id: model, blocks } = lane;
  const { questionId, repeat } = cellAt(spec, { region, model, blocks }, position);
  const cell = cellKey({ model, questionId, repeat });
  return { cell, questionId, repeat, round: FIRST_ROUND, ...UNASKED };
}

/** A round that a user asked for. */
export function laterRound({ cell, question_id, repeat, round }: OpenRound): CellToAsk {
  return { cell, questionId: question_id, repeat, round, ...UNASKED };
}
