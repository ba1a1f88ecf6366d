import { Bus, askAll, watchConnection, watchDenials } from '@beacon/bus';
import { heldTasks, heldTasksQuestion, heldTasksSubject } from '@beacon/contracts';
import type { HeldTaskV1, HeldTasksV1 } from '@beacon/contracts';
import { Injectable } from '@nestjs/common';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { isSameTask } from './in-flight-tasks.js';

const EXCHANGE = { question: heldTasksQuestion, answer: heldTasks };
/** Executors answer within a few milliseconds. One that is dead costs this time. */
const FIRST_LIMIT_MS = 500;
const LONGEST_LIMIT_MS = 2_000;
/** As long after its own connection came back an executor takes into account that others' are not back yet, in milliseconds. */
const ALL_BACK_MS = 2_000;
/** How long nothing is asked after the broker did not permit it, in milliseconds. */
const ASK_AGAIN_MS = 60_000;

/**
 * What the answers to a question say: another executor has the task, none has it, or the question was not heard. An executor is asked
 * by its own question, too: without its own answer, the silence of the others says nothing.
 */
export type Hearing = 'held' | 'free' | 'unheard';

/** @param asker id of the executor that asked. */
export function hearingOf(
  task: HeldTaskV1,
  answers: readonly HeldTasksV1[],
  asker: string,
): Hearing {
  if (answers.some((answer) => isHeldBy(answer, task, asker))) return 'held';
  return answers.some(({ executorId }) => executorId === asker) ? 'free' : 'unheard';
}

/** Asks the other executors of the region whether one of them has a task in flight, whatever the broker says. */
@Injectable()
export class OtherExecutors {
  readonly #subject: string;
  /** Whether it may not hear questions, its own among them. */
  #isDeaf = false;
  /** Moments on the process's monotonic clock. */
  #deniedAt = -Infinity;
  #backAt = -Infinity;

  constructor(
    private readonly bus: Bus,
    private readonly identity: ExecutorIdentity,
  ) {
    this.#subject = heldTasksSubject(identity.region);
    watchConnection(bus.connection, (change) => {
      if (change === 'back') this.#backAt = performance.now();
    });
    watchDenials(bus.connection, ({ operation, subject }) => {
      if (subject !== this.#subject) return;
      if (operation === 'publish') this.#deniedAt = performance.now();
      else this.#isDeaf = true;
    });
  }

  /**
   * Whether another executor has the task in flight. One that does not answer in time has not; after a loss of the connection it is given time
   * to come back. Where the broker does not let executors ask, none has.
   * @param signal ends the asking.
   * @throws the signal's reason.
   */
  async hold(task: HeldTaskV1, signal: AbortSignal): Promise<boolean> {
    let limitMs = FIRST_LIMIT_MS;
    while (this.#mayAsk()) {
      signal.throwIfAborted();
      const areAllBack = performance.now() - this.#backAt >= ALL_BACK_MS;
      const hearing = await this.#ask(task, limitMs);
      if (hearing === 'held') return true;
      if (hearing === 'free' && areAllBack) return false;
      if (hearing === 'unheard') limitMs = Math.min(2 * limitMs, LONGEST_LIMIT_MS);
    }
    return false;
  }

  /** A broker whose permissions are of an earlier version lets executors ask nothing. It may be given others at any time. */
  #mayAsk(): boolean {
    return !this.#isDeaf && performance.now() - this.#deniedAt >= ASK_AGAIN_MS;
  }

  async #ask({ jobId, model, cell, round }: HeldTaskV1, withinMs: number): Promise<Hearing> {
    const { executorId } = this.identity;
    const task = { jobId, model, cell, round };
    const isEnough = (answers: readonly HeldTasksV1[]): boolean =>
      hearingOf(task, answers, executorId) === 'held';
    const limit = { withinMs, isEnough };
    const answers = await askAll(this.bus, this.#subject, EXCHANGE, { task }, limit);
    return hearingOf(task, answers, executorId);
  }
}

function isHeldBy({ executorId, tasks }: HeldTasksV1, task: HeldTaskV1, asker: string): boolean {
  return executorId !== asker && tasks.some((held) => isSameTask(held, task));
}
