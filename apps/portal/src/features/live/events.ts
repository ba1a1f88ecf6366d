import type { CellStatus, Outcome } from '../../lib/outcomes.ts';

/** A recorded execution, as a batch of events names it. */
export interface ExecutionEntry {
  readonly execution_id: number;
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  /** Null for the job's own prompt. */
  readonly question_id: string | null;
  readonly repeat: number;
  readonly round: number;
  readonly status: Exclude<CellStatus, 'pending' | 'mixed'>;
  readonly outcome: Outcome;
  readonly quarantine: boolean;
}

/** A lane whose limit or status changed. */
export interface LaneChange {
  readonly region: string;
  readonly model_id: string;
  readonly to_limit: number;
  readonly to_status: 'open' | 'waiting' | 'parked' | 'paused';
  readonly reason: string;
}

/** Events of a job that change more than one cell. */
export const JOB_EVENTS = [
  'job.submitted',
  'job.started',
  'job.paused',
  'job.resumed',
  'job.extended',
  'job.retried',
  'job.cancelled',
  'job.completed',
  'job.rescored',
  'job.judging_requested',
  'job.judged',
  'job.answers_erased',
] as const;

/** After these the outcomes that are known already may be others. */
export const OUTCOME_EVENTS = ['job.rescored', 'job.judged', 'execution.outcome_changed'] as const;

/** The executions of a batch; none when the message is not one. */
export function readBatch(data: string): readonly ExecutionEntry[] {
  const { executions } = fieldsOf(data);
  return Array.isArray(executions) ? executions.filter(isEntry) : [];
}

/** What an event tells, without the CloudEvent around it. */
export function readEvent(data: string): Readonly<Record<string, unknown>> {
  const event = fieldsOf(data)['data'];
  return isRecord(event) ? event : {};
}

/** The change of a lane that an event tells; null when it tells none. */
export function readLaneChange(data: string): LaneChange | null {
  const event = readEvent(data);
  return isLaneChange(event) ? event : null;
}

/** A field of the gateway's own messages, such as the `position` of `ready`. */
export function readField(data: string, name: string): unknown {
  return fieldsOf(data)[name];
}

function fieldsOf(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data);
    return isRecord(value) ? value : {};
  } catch {
    // Something between the gateway and the page changed the stream: nothing of it can be used.
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is ExecutionEntry {
  return (
    isRecord(value) &&
    typeof value['execution_id'] === 'number' &&
    typeof value['outcome'] === 'string'
  );
}

function isLaneChange(value: unknown): value is LaneChange {
  return (
    isRecord(value) && typeof value['region'] === 'string' && typeof value['to_status'] === 'string'
  );
}
