import { DONE } from '@beacon/bus';
import type { Delivered, Settlement } from '@beacon/bus';
import type { CellAttemptV1 } from '@beacon/contracts';
import { keepAttempts, keepLateResults, retellClosings } from '@beacon/persistence';
import type { LateRow, ToldCall } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ResultAnnouncer } from '../events/result-announcer.js';
import { retryStatements, bisectOnDataError } from '../outages/retry.js';
import { addressContradiction, isSameRound, resultContradiction } from '../results/cell-checks.js';
import { executionRow } from '../results/execution-row.js';
import { attemptRow } from './attempt-row.js';

type Keeping = ReadonlyMap<CellAttemptV1, string>;

const NO_LANE = 'there is no such job, or it does not ask this model from this region';

/** Keeps attempts that did not become a result, for audit, and tells taps of them: no execution and no counter moves by them. */
@Injectable()
export class AttemptKeepingService {
  constructor(
    private readonly em: EntityManager,
    private readonly announcer: ResultAnnouncer,
  ) {}

  /**
   * Keeps a batch, publishes an event for each attempt, and settles each of its messages; one that is kept already changes nothing, and
   * repeats its event under the same id. An outage of the database or the broker is waited out.
   * @throws Error when the waiting is ended, or of the database when it lies in the code: the whole batch comes again.
   */
  async keep(batch: readonly Delivered<CellAttemptV1>[]): Promise<readonly Settlement[]> {
    const [first] = batch;
    if (first === undefined) return [];
    const problems = batch.map(contradiction);
    const attempts = batch.filter((_one, index) => problems[index] === null);
    const refused = await retryStatements(
      () => this.#keepAll(attempts.map(({ payload }) => payload)),
      first.context.signal,
    );
    // Also of those that were kept before: whoever kept them may have died before their events were stored.
    const kept = attempts.map(({ payload }) => payload).filter((one) => !refused.has(one));
    await this.announcer.announceAttempts(kept, first.context.signal);
    return batch.map(({ payload }, index) => {
      const reason = problems[index] ?? refused.get(payload);
      return reason === null || reason === undefined ? DONE : { kind: 'dead', reason };
    });
  }

  async #keepAll(attempts: readonly CellAttemptV1[]): Promise<Keeping> {
    return bisectOnDataError<CellAttemptV1, Keeping>(attempts, {
      work: (part) => this.#keepPart(part),
      join: (one, other) => new Map([...one, ...other]),
      refuse: (attempt, reason) => new Map([[attempt, reason]]),
    });
  }

  /** @returns attempts that no job has asked for, with that reason. */
  async #keepPart(attempts: readonly CellAttemptV1[]): Promise<Keeping> {
    const hasLane = await keepAttempts(this.em, attempts.map(attemptRow));
    const known = attempts.filter((_attempt, index) => hasLane[index] === true);
    await keepLateResults(this.em, known.flatMap(lateRow));
    await retellClosings(this.em, known.flatMap(toldCall));
    const unknown = attempts.filter((_attempt, index) => hasLane[index] !== true);
    return new Map(unknown.map((attempt) => [attempt, NO_LANE]));
  }
}

function lateRow({ kind, result }: CellAttemptV1): LateRow[] {
  if (kind !== 'late' || result === null) return [];
  return [{ row: executionRow(result), reason: 'lost_race' }];
}

function toldCall(attempt: CellAttemptV1): ToldCall[] {
  if (attempt.kind !== 'failed') return [];
  const { jobId: job_id, region, model: model_id, cell, round } = attempt;
  return [
    {
      job_id,
      region,
      model_id,
      cell,
      round,
      question_id: attempt.questionId,
      repeat: attempt.repeat,
    },
  ];
}

function contradiction({ payload, context }: Delivered<CellAttemptV1>): string | null {
  const problem = addressContradiction(payload, context.subject);
  const { result } = payload;
  if (problem !== null || result === null) return problem;
  if (!isSameRound(payload, result)) return 'the attempt contradicts its result';
  return resultContradiction(result, context.subject);
}
