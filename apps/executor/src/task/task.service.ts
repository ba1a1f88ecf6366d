import { RetryLaterError, UnprocessableMessageError, UnwantedMessageError } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { momentOf, parseCellSubject } from '@beacon/contracts';
import type { CellAddress, ExecuteTaskV1, TaskDelivery } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { Injectable } from '@nestjs/common';
import { ServedElsewhereError } from '../lanes/served-elsewhere.error.js';
import { ServedLanes } from '../lanes/served-lanes.js';
import type { ServedLane } from '../lanes/served-lanes.js';
import type { AttemptOutcome } from '@beacon/providers';
import { ModelClients } from '../provider/model-clients.js';
import { returnDelayMs } from '../provider/retry-delay.js';
import { CancelledJobs } from './cancelled-jobs.js';
import type { CancellableTask } from './cancelled-jobs.js';
import { TaskConclusion, logTask } from './task-conclusion.js';
import { TaskHistory } from './task-history.js';

interface Work {
  readonly task: ExecuteTaskV1;
  readonly context: MessageContext;
  readonly running: CancellableTask;
  readonly served: ServedLane;
  readonly delivery: TaskDelivery;
}

/** Executes a task: claim check, one request to the provider, one result. */
@Injectable()
export class TaskService {
  constructor(
    private readonly lanes: ServedLanes,
    private readonly cancelled: CancelledJobs,
    private readonly history: TaskHistory,
    private readonly clients: ModelClients,
    private readonly conclusion: TaskConclusion,
  ) {}

  /**
   * Returns once the task's result is stored, by this executor or another, or the task is no longer wanted.
   * @throws RetryLaterError when the provider failed in a way that may pass and attempts are left, another executor has the task in flight, or
   * the process stops.
   * @throws UnwantedMessageError when the task's job was cancelled.
   * @throws UnprocessableMessageError when the task is not this region's, or contradicts its subject.
   */
  async execute(task: ExecuteTaskV1, context: MessageContext): Promise<void> {
    const served = this.#assertOwn(task, context.subject);
    const delivery = deliveryOf(task, context);
    using running = this.cancelled.begin(task, context);
    try {
      await this.#execute({ task, context, running, served, delivery });
    } catch (error) {
      // Acknowledged, so that it never comes back: who resumes the job plans it anew.
      if (running.isCancelled)
        throw new UnwantedMessageError('its job was called off', { cause: error });
      throw error;
    }
  }

  async #execute(work: Work): Promise<void> {
    const { task, context, running, served } = work;
    running.waiting.throwIfAborted();
    if (await this.#isSettled(work)) return;
    const hasAsked = await this.history.leaveToHolder(task, context, running.waiting);
    if (hasAsked && (await this.#isSettled(work))) return;
    const before = await this.history.attemptsBefore(task, context, running.waiting);
    const attempt = await this.#attempt(work).catch((error: unknown) => {
      if (error instanceof ServedElsewhereError) {
        throw new RetryLaterError('other executors serve its lane', returnDelayMs());
      }
      throw error;
    });
    if (attempt === null) return;
    const { expectations } = served;
    const { delivery } = work;
    const attempted = { task, signal: context.signal, expectations, before, delivery };
    await this.conclusion.conclude(attempted, attempt);
  }

  async #isSettled({ task, context, running }: Work): Promise<boolean> {
    const settled = await this.history.settledAs(task, context, running.waiting);
    if (settled !== null) logTask(`task.${settled}`, task);
    return settled !== null;
  }

  /** Null when the task was settled by another while it waited at the gate, where its lease may have been lost. */
  async #attempt(work: Work): Promise<AttemptOutcome | null> {
    const { task, running, served } = work;
    return served.lane.attempt(running.waiting, async (hasWaited) => {
      if (hasWaited && (await this.#isSettled(work))) return null;
      running.waiting.throwIfAborted();
      return this.clients.ask(task, running.signal);
    });
  }

  #assertOwn(task: ExecuteTaskV1, subject: string): ServedLane {
    if (!isOfSubject(task, parseCellSubject(subject))) {
      throw new UnprocessableMessageError('the task contradicts its subject');
    }
    if (task.region !== this.lanes.region) {
      throw new UnprocessableMessageError(`the task is of region ${task.region}, not of this one`);
    }
    const served = this.lanes.get(task.model);
    if (!served)
      throw new UnprocessableMessageError(`no lane for model ${task.model} in this region`);
    return served;
  }
}

function deliveryOf({ plannedAt }: ExecuteTaskV1, context: MessageContext): TaskDelivery {
  const now = Date.now();
  return {
    plannedAt,
    publishedAt: momentOf(new Date(context.storedAt ?? now)),
    deliveredAt: momentOf(new Date(now)),
    deliveries: context.deliveryCount,
  };
}

function isOfSubject(task: ExecuteTaskV1, address: CellAddress): boolean {
  return (
    address.region === task.region &&
    address.model === task.model &&
    address.jobId === task.jobId &&
    address.cell === task.cell &&
    address.round === task.round &&
    task.cell === cellKey(task)
  );
}
