import type { Schema } from '@beacon/client';

export type Outcome = Schema<'ExecutionView'>['outcome'];
export type CellStatus = Schema<'MatrixCell'>['status'];
export type JobStatus = Schema<'MatrixView'>['status'];

/** How an outcome is shown: colours are never alone, a letter stands beside each. */
export interface OutcomeStyle {
  readonly letter: string;
  readonly label: string;
  /** The name of its colours in tokens.css. */
  readonly tone:
    'answered' | 'partial' | 'evasive' | 'refused' | 'blocked' | 'empty' | 'truncated' | 'error';
  /** One sentence for whoever has not met the word. */
  readonly meaning: string;
}

/** Every outcome, in the order in which pages list them. */
export const OUTCOME_STYLES: Readonly<Record<Outcome, OutcomeStyle>> = {
  answered: {
    letter: 'A',
    label: 'answered',
    tone: 'answered',
    meaning: 'The question was answered.',
  },
  partial: {
    letter: 'P',
    label: 'partial',
    tone: 'partial',
    meaning: 'Part of what was asked was held back.',
  },
  evasive: {
    letter: 'V',
    label: 'evasive',
    tone: 'evasive',
    meaning: 'The answer avoids what was asked.',
  },
  refused: {
    letter: 'R',
    label: 'refused',
    tone: 'refused',
    meaning: 'The model declined in its own words.',
  },
  blocked_input: {
    letter: 'I',
    label: 'blocked input',
    tone: 'blocked',
    meaning: 'A filter of the provider blocked the question.',
  },
  blocked_output: {
    letter: 'B',
    label: 'blocked output',
    tone: 'blocked',
    meaning: 'A filter of the provider blocked the answer.',
  },
  empty: { letter: 'O', label: 'empty', tone: 'empty', meaning: 'The answer holds no text.' },
  truncated: {
    letter: 'T',
    label: 'truncated',
    tone: 'truncated',
    meaning: 'The answer was cut off before it ended.',
  },
  error: { letter: 'X', label: 'error', tone: 'error', meaning: 'No answer could be obtained.' },
};

export const OUTCOMES = Object.keys(OUTCOME_STYLES) as Outcome[];

/** What is recorded of a cell; `mixed` when its repeats ended differently. */
export const CELL_STATUSES = [
  'pending',
  'completed',
  'refused',
  'failed',
  'cancelled',
  'mixed',
] as const satisfies readonly CellStatus[];

export const JOB_STATUSES = [
  'queued',
  'running',
  'completed',
  'partial',
  'failed',
  'cancelled',
] as const satisfies readonly JobStatus[];

const ENDED: ReadonlySet<JobStatus> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** Whether a job has ended. */
export function hasEnded(status: JobStatus): boolean {
  return ENDED.has(status);
}

/** Whether a job has nothing left to wait for, and has not ended: it will within a moment, unless somebody has paused it. */
export function isEndDue({
  status,
  counters: { pending },
  paused_at: pausedAt,
}: Pick<Schema<'JobView'>, 'status' | 'counters' | 'paused_at'>): boolean {
  return pending === 0 && pausedAt === null && !hasEnded(status);
}

/** Whether a cell was left out because its job had reached its cost limit: it is recorded as failed, and nothing went wrong. */
export function isNotAsked({
  error_code: code,
}: Pick<Schema<'ExecutionView'>, 'error_code'>): boolean {
  return code === 'max_cost';
}
