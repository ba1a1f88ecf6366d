import type { TapEvent } from '../tap-event.js';
import { wellFormedJson } from './well-formed-json.js';

export type ColumnType = 'text' | 'long' | 'integer' | 'boolean' | 'time' | 'json';
export type Cell = string | number | boolean | Date | null;

/** A column of the table of events. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it holds, for the documentation. */
  readonly meaning: string;
  readonly of: (event: TapEvent) => unknown;
}

/** A field of an event's data; null in events without it. */
function field(name: string, type: ColumnType, meaning: string): Column {
  return { name, type, meaning, of: ({ event }) => event.data[name] };
}

/** The table of events in Parquet and DuckDB: one row an event, one column for each field that is worth grouping by, and all of `data`. */
export const COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'text',
    meaning: "The event's id: no two rows have the same.",
    of: ({ event }) => event.id,
  },
  {
    name: 'type',
    type: 'text',
    meaning: 'Such as `execution.recorded`, as `--type` takes it.',
    of: ({ type }) => type,
  },
  {
    name: 'time',
    type: 'time',
    meaning: 'When it happened.',
    of: ({ event }) => new Date(event.time),
  },
  {
    name: 'sequence',
    type: 'long',
    meaning: 'Its sequence in `BEACON_EVENTS`.',
    of: ({ position }) => position.sequence,
  },
  {
    name: 'stored_at',
    type: 'time',
    meaning: 'When the broker stored it.',
    of: ({ position }) => new Date(position.timeMs),
  },
  {
    name: 'source',
    type: 'text',
    meaning: 'The service that published it.',
    of: ({ event }) => event.source,
  },
  {
    name: 'subject',
    type: 'text',
    meaning: 'What it is about, as the service names it.',
    of: ({ event }) => event.subject,
  },
  field('job_id', 'text', 'The job; empty for lanes.'),
  field('execution_id', 'long', 'The execution, as in `/api/v1/executions/:id`.'),
  field('region', 'text', 'Region of the execution or lane.'),
  field('model_id', 'text', 'Model of the execution or lane.'),
  field('question_id', 'text', 'Empty when the job asks its own prompt.'),
  field('repeat', 'integer', 'Which of the repeats, from 1.'),
  field('round', 'integer', '1, and one more for each retry that was asked for.'),
  field('status', 'text', 'Status of the execution, or of the job.'),
  field('outcome', 'text', 'What happened, typed.'),
  field('outcome_source', 'text', 'What decided the outcome.'),
  field('previous_outcome', 'text', 'Of a corrected outcome: what it was.'),
  field('error_code', 'text', 'Why there is no answer.'),
  field('response_length', 'integer', 'Length of the answer in characters.'),
  field('duration_ms', 'long', 'From the counted request to its answer.'),
  field('attempts', 'integer', 'Requests that the round took.'),
  field(
    'quarantine',
    'boolean',
    'Whether its evidence contradicts its lane: it counts in no rate.',
  ),
  field('executor_id', 'text', 'The process that asked.'),
  field('provider', 'text', 'How the provider was spoken to.'),
  field('expected_executions', 'long', 'Of a job: its cells.'),
  field('executions', 'long', 'Of a job that has ended: its executions.'),
  {
    name: 'question_text',
    type: 'text',
    meaning: 'What was asked; only with `--with-answers`.',
    of: ({ answer }) => answer?.question,
  },
  {
    name: 'answer_text',
    type: 'text',
    meaning: 'What was answered; only with `--with-answers`.',
    of: ({ answer }) => answer?.text,
  },
  {
    name: 'data',
    type: 'json',
    meaning: 'All that the event says, as JSON.',
    of: ({ event }) => event.data,
  },
];

/** The cells of an event's row. A value of another kind than its column's, as a later version may send, is left out: `data` has it. */
export function cellsOf(event: TapEvent): readonly Cell[] {
  return COLUMNS.map(({ type, of }) => cellOf(type, of(event)));
}

const MOST_INTEGER = 2 ** 31 - 1;

function cellOf(type: ColumnType, value: unknown): Cell {
  switch (type) {
    case 'json':
      return wellFormedJson(value);
    case 'text':
      return typeof value === 'string' ? value.toWellFormed() : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'time':
      return value instanceof Date ? value : null;
    case 'long':
      return integerUpTo(Number.MAX_SAFE_INTEGER, value);
    case 'integer':
      return integerUpTo(MOST_INTEGER, value);
  }
}

function integerUpTo(most: number, value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= most
    ? value
    : null;
}
