/** What happened to a cell, typed. */
export const OUTCOMES = [
  'answered',
  'partial',
  'evasive',
  'refused',
  'blocked_input',
  'blocked_output',
  'empty',
  'truncated',
  'error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes in which what was asked for was held back, in part or whole, by the model or its provider. An answer cut short is none of them. */
export const WITHHELD_OUTCOMES = [
  'refused',
  'evasive',
  'partial',
  'blocked_input',
  'blocked_output',
  'empty',
] as const satisfies readonly Outcome[];

/**
 * What decided an outcome: the provider's own signal, phrase rules, the learned part of the classifier, a judge, a person;
 * `executor` and `planner` say that there was no answer to type.
 */
export const OUTCOME_SOURCES = [
  'provider',
  'rules',
  'model',
  'judge',
  'human',
  'executor',
  'planner',
] as const;
export type OutcomeSource = (typeof OUTCOME_SOURCES)[number];

/** How an execution ended, as API users see it. */
export const EXECUTION_STATUSES = ['completed', 'refused', 'failed', 'cancelled'] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

const STATUS_OF: Readonly<Record<Outcome, ExecutionStatus>> = {
  answered: 'completed',
  partial: 'completed',
  evasive: 'completed',
  empty: 'completed',
  truncated: 'completed',
  refused: 'refused',
  blocked_input: 'refused',
  blocked_output: 'refused',
  error: 'failed',
};

/** The status that follows from an outcome. A refusal is a successful measurement, never a failure. */
export function statusOf(outcome: Outcome): ExecutionStatus {
  return STATUS_OF[outcome];
}
