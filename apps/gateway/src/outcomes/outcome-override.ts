import type { JobEventDetails } from '@beacon/contracts';
import type { Outcome } from '@beacon/domain';
import { OutboxRelay } from '@beacon/outbox';
import {
  changeOutcomes,
  findCorrectable,
  readBeforeOverride,
  readOverride,
} from '@beacon/persistence';
import type { CorrectableExecution, CorrectionCause, TypedOutcome } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { inTransaction } from '../changes/in-transaction.js';
import { lockOrRefuse } from '../changes/locked-job.js';
import { recordAuditEvent } from '../audit/record-audit.js';
import { ApiError } from '../http/errors/api-error.js';
import type { Caller } from '../http/caller.js';

const EXECUTION_ID = /^[1-9]\d{0,14}$/;

/** Whose word an override is, and who brings it. */
export interface Word {
  readonly caller: Caller;
  /** Whose word it is; null for the caller's own. */
  readonly author: string | null;
  readonly reason: string | null;
}

/** Somebody's wish that an execution be typed otherwise. */
export interface OverrideWish extends Word {
  /** As it stands in the path. */
  readonly executionId: string;
}

/** What became of it: the execution before, what it is typed as now, and the entry of its history. */
export interface Correction {
  readonly before: CorrectableExecution;
  readonly after: TypedOutcome;
  /** Null when nothing had to be changed. */
  readonly changeId: number | null;
}

/**
 * Puts a person's word in the place of what the classifier said, and takes it back. Each is safe to repeat. A job that has ended
 * keeps its status: it depends on how many cells were measured, and no word of a person changes that.
 */
@Injectable()
export class OutcomeOverride {
  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * Types an execution as a person says.
   * @throws ApiError when there is no such execution, or it has no answer that could be typed.
   */
  async override(wish: OverrideWish, outcome: Outcome): Promise<Correction> {
    return this.#correct(wish, async (em, execution) => overrideIn(em, execution, wish, outcome));
  }

  /**
   * Types an execution again as it was before any person's word.
   * @throws ApiError when there is no such execution, or no person has typed it.
   */
  async withdraw(wish: OverrideWish): Promise<Correction> {
    return this.#correct(wish, async (em, execution) => withdrawIn(em, execution, wish));
  }

  async #correct(
    { executionId }: OverrideWish,
    correctIn: (em: EntityManager, execution: CorrectableExecution) => Promise<Correction>,
  ): Promise<Correction> {
    const { id, jobId } = await findOrRefuse(this.orm.em.fork(), executionId);
    const correction = await inTransaction(this.orm, async (em) => {
      await lockOrRefuse(em, jobId);
      // Looked at once more: a retry may have replaced it while the lock was waited for.
      return correctIn(em, await findOrRefuse(em, String(id)));
    });
    if (correction.changeId !== null) this.relay.wake();
    return correction;
  }
}

/**
 * The execution that a path names.
 * @throws ApiError when there is none.
 */
export async function findOrRefuse(em: EntityManager, id: string): Promise<CorrectableExecution> {
  const execution = EXECUTION_ID.test(id) ? await findCorrectable(em, Number(id)) : null;
  if (execution === null) throw ApiError.notFound('execution', id);
  return execution;
}

/**
 * Types an execution as a person says, in the transaction that locks its job.
 * @throws ApiError when it has no answer that could be typed.
 */
export async function overrideIn(
  em: EntityManager,
  execution: CorrectableExecution,
  wish: Word,
  outcome: Outcome,
): Promise<Correction> {
  assertMeasured(execution);
  const to = { outcome, source: 'human', rule: null, evidence: null, version: 'human' } as const;
  if (await isSaid(em, execution, wish, outcome)) {
    return { before: execution, after: to, changeId: null };
  }
  return change(em, execution, { wish, kind: 'override', to });
}

/** Whether the same person has said the same before, for the same reason. */
async function isSaid(
  em: EntityManager,
  execution: CorrectableExecution,
  wish: Word,
  outcome: Outcome,
): Promise<boolean> {
  if (execution.source !== 'human' || execution.outcome !== outcome) return false;
  const known = await readOverride(em, execution);
  return known?.author === authorOf(wish) && known.reason === wish.reason;
}

/**
 * Types an execution as it was before any person's word, in the transaction that locks its job.
 * @throws ApiError when no person has typed it.
 */
export async function withdrawIn(
  em: EntityManager,
  execution: CorrectableExecution,
  wish: Word,
): Promise<Correction> {
  const to = execution.source === 'human' ? await readBeforeOverride(em, execution) : null;
  if (to === null) {
    const message = `no person has typed execution ${execution.id}: there is nothing to withdraw`;
    throw ApiError.conflict('not_overridden', message);
  }
  return change(em, execution, { wish, kind: 'withdrawal', to });
}

interface Change {
  readonly wish: Word;
  readonly kind: 'override' | 'withdrawal';
  readonly to: TypedOutcome;
}

const ACTIONS = { override: 'execution.override', withdrawal: 'execution.withdraw' } as const;

async function change(
  em: EntityManager,
  execution: CorrectableExecution,
  { wish, kind, to }: Change,
): Promise<Correction> {
  const { id, jobId, round } = execution;
  const cause: CorrectionCause = { kind, author: authorOf(wish), reason: wish.reason };
  const correction = { executionId: id, round, from: execution, to };
  const [changed] = await changeOutcomes(em, jobId, [correction], cause);
  if (!changed || changed.changeId === null) {
    throw new Error(`execution ${id} changed under the lock of its job`);
  }
  await recordAuditEvent(em, {
    jobId,
    caller: wish.caller,
    reason: wish.reason,
    action: ACTIONS[kind],
    event: 'execution.outcome_changed',
    details: factsOf(execution, { wish, kind, to }),
  });
  return { before: execution, after: to, changeId: changed.changeId };
}

/** Facts only, for the audit log and for taps: the words of the answer are not among them. */
function factsOf(
  execution: CorrectableExecution,
  { wish, kind, to }: Change,
): JobEventDetails<'execution.outcome_changed'> {
  return {
    execution_id: execution.id,
    region: execution.region,
    model_id: execution.modelId,
    question_id: execution.questionId,
    repeat: execution.repeat,
    round: execution.round,
    kind,
    previous_outcome: execution.outcome,
    previous_source: execution.source,
    outcome: to.outcome,
    outcome_source: to.source,
    author: authorOf(wish),
  };
}

function authorOf({ author, caller }: Word): string {
  return author ?? caller.actor;
}

function assertMeasured({ id, status }: CorrectableExecution): void {
  if (status === 'completed' || status === 'refused') return;
  const message = `execution ${id} is ${status}: it has no answer that could be typed; a retry asks it again`;
  throw ApiError.conflict('not_measured', message);
}
