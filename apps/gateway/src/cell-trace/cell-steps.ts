import type { Execution, KnownAttempt, LatestRound } from '@beacon/persistence';
import type { TraceStepView } from './cell-trace.view.js';

/** What the database knows of a cell. */
export interface CellFacts {
  readonly submittedAt: Date;
  /** Null for a cell that was never retried. */
  readonly round: LatestRound | null;
  readonly attempts: readonly KnownAttempt[];
  readonly execution: ExecutionFacts | null;
}

/** What is read of an execution. */
export type ExecutionFacts = Pick<
  Execution,
  | 'round'
  | 'executorId'
  | 'outcomeSource'
  | 'errorCode'
  | 'plannedAt'
  | 'publishedAt'
  | 'deliveredAt'
  | 'deliveries'
  | 'recordedAt'
>;

type Step = Omit<TraceStepView, 'since_before_ms'>;
type Named = Pick<Step, 'step' | 'at' | 'clock' | 'round'> & Partial<Step>;

/**
 * The steps of a cell, round by round, each round in the order in which things happen: times of different clocks would not always be.
 * When a round was planned is known of the one whose result is recorded; of an earlier one only its calls are.
 */
export function cellSteps(facts: CellFacts): TraceStepView[] {
  const { submittedAt, execution } = facts;
  const submitted = step({
    step: 'submitted',
    at: submittedAt.toISOString(),
    clock: 'database',
    round: 1,
  });
  const steps = [submitted, ...roundsOf(facts).flatMap((round) => roundSteps(facts, round))];
  if (execution !== null) steps.push(recorded(execution));
  return steps.map((one, index) => ({ ...one, since_before_ms: since(one, steps[index - 1]) }));
}

function roundsOf({ round, attempts, execution }: CellFacts): number[] {
  const rounds = [
    ...attempts.map((attempt) => attempt.round),
    ...(round === null ? [] : [round.round]),
    ...(execution === null ? [] : [execution.round]),
  ];
  return [...new Set(rounds)].toSorted((a, b) => a - b);
}

function roundSteps({ round: latest, attempts, execution }: CellFacts, round: number): Step[] {
  const asked =
    latest?.round === round
      ? [step({ step: 'retried', at: latest.requestedAt, clock: 'database', round })]
      : [];
  const came = execution?.round === round ? deliverySteps(execution) : NO_DELIVERY;
  const calls = attempts.filter((attempt) => attempt.round === round);
  // What was delivered last brought the result: calls that failed were of deliveries before.
  const failed = calls.filter(({ kind }) => kind === 'failed');
  const others = calls.filter(({ kind }) => kind !== 'failed');
  return [
    ...asked,
    ...came.published,
    ...failed.flatMap(callSteps),
    ...came.delivered,
    ...others.flatMap(callSteps),
  ];
}

const NO_DELIVERY = { published: [], delivered: [] };

function deliverySteps(
  execution: ExecutionFacts,
): Readonly<Record<'published' | 'delivered', Step[]>> {
  const { round, executorId, plannedAt, publishedAt, deliveredAt, deliveries } = execution;
  if (plannedAt == null || publishedAt == null || deliveredAt == null) return NO_DELIVERY;
  return {
    published: [
      step({ step: 'planned', at: plannedAt.toISOString(), clock: 'database', round }),
      step({ step: 'published', at: publishedAt.toISOString(), clock: 'broker', round }),
    ],
    delivered: [
      step({
        step: 'delivered',
        at: deliveredAt.toISOString(),
        clock: 'executor',
        round,
        deliveries: deliveries ?? null,
        executor_id: executorId,
      }),
    ],
  };
}

const ENDS = { failed: 'failed', result: 'answered', late: 'late' } as const;

/** A result that is an error is one whose last call failed. */
function callSteps(attempt: KnownAttempt): Step[] {
  const { round, number, executorId, kind, errorCode, httpStatus } = attempt;
  const call = { clock: 'executor', round, attempt: number, executor_id: executorId } as const;
  const end = errorCode === null ? ENDS[kind] : 'failed';
  return [
    step({ ...call, step: 'called', at: attempt.startedAt }),
    step({
      ...call,
      step: end,
      at: attempt.completedAt,
      error_code: errorCode,
      http_status: httpStatus,
    }),
  ];
}

function recorded({ round, recordedAt, outcomeSource, errorCode }: ExecutionFacts): Step {
  const isClosed = outcomeSource === 'planner';
  return step({
    step: isClosed ? 'closed' : 'recorded',
    at: recordedAt.toISOString(),
    clock: 'database',
    round,
    error_code: isClosed ? (errorCode ?? null) : null,
  });
}

function step(named: Named): Step {
  const nothing = { attempt: null, deliveries: null, executor_id: null };
  return { ...nothing, error_code: null, http_status: null, ...named };
}

function since({ at }: Step, before: Step | undefined): number | null {
  return before === undefined ? null : Math.max(0, Date.parse(at) - Date.parse(before.at));
}
