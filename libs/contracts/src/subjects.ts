import { ContractError } from './contract.error.js';
import type { EventType, JobEventType } from './messages/event-data.js';

/** What names one round of one cell on the wire. */
export interface CellAddress {
  readonly region: string;
  readonly model: string;
  readonly jobId: string;
  /** The cell's key, see `cellKey` in the domain. */
  readonly cell: string;
  /** 1 when first planned; each retry that a user asks for adds one. */
  readonly round: number;
}

const ROOT = 'beacon';

/** Commands to the planner about a job. */
export const JOB_VERBS = ['submit'] as const;
export type JobVerb = (typeof JOB_VERBS)[number];

/** Subject of a command to the planner. */
export function jobSubject(verb: JobVerb, jobId: string): string {
  return `${ROOT}.jobs.${verb}.${toToken(jobId)}`;
}

/** Subject of a task: the key by which the broker refuses a second message for the same cell and round. */
export function taskSubject(address: CellAddress): string {
  return `${ROOT}.tasks.${cellPath(address)}`;
}

/** Subject of a result: the key by which the first result of a cell's round wins. */
export function resultSubject(address: CellAddress): string {
  return `${ROOT}.results.${cellPath(address)}`;
}

/** Subject of the attempts of a cell's round that brought no result, in their order. */
export function attemptSubject(address: CellAddress): string {
  return `${ROOT}.attempts.${cellPath(address)}`;
}

/** Subject of an order to the recorder to close missing cells of a job. */
export function closingSubject(jobId: string): string {
  return `${ROOT}.closings.${toToken(jobId)}`;
}

/** Subject that holds the latest state of a lane, written by the planner and obeyed by executors. */
export function laneStateSubject(region: string, model: string): string {
  return `${ROOT}.lanes.${toToken(region)}.${toToken(model)}`;
}

/** Core subject on which executors tell planners what a lane's provider answered lately. */
export function laneReportSubject(region: string, model: string): string {
  return `${ROOT}.control.lane.${toToken(region)}.${toToken(model)}`;
}

/** Core subject on which an executor says that it lives. */
export function heartbeatSubject(region: string, executorId: string): string {
  return `${ROOT}.heartbeat.${toToken(region)}.${toToken(executorId)}`;
}

/** Core subject that tells executors to drop a job's tasks and to abort its calls. */
export function cancelSubject(jobId: string): string {
  return `${ROOT}.control.cancel.${toToken(jobId)}`;
}

/** The same for the executors of one region: their account of the broker hears no other. */
export function regionCancelSubject(region: string, jobId: string): string {
  return `${ROOT}.control.cancel.${toToken(region)}.${toToken(jobId)}`;
}

/** Core subject on which each executor of a region answers planners, and the other executors, which tasks it has in flight. */
export function heldTasksSubject(region: string): string {
  return `${ROOT}.control.held.${toToken(region)}`;
}

/** Core subject on which a recorder answers whether a cell's round is recorded. */
export function recordedSubject(region: string): string {
  return `${ROOT}.control.recorded.${toToken(region)}`;
}

/**
 * Subject of an event.
 * @param about id of the job that it is about; for a lane's event its region.
 */
export function eventSubject(type: EventType, about: string): string {
  return `${ROOT}.events.${type}.${toToken(about)}`;
}

/** Filter of all events of a type. */
export function eventsOfType(type: EventType): string {
  return `${ROOT}.events.${type}.*`;
}

/** Filter of all events about a job. */
export function eventsOfJob(jobId: string): string {
  return `${ROOT}.events.*.*.${toToken(jobId)}`;
}

/** Core subject that tells planners that a job has new recorded executions; a hint, never needed for correctness. */
export function progressSubject(jobId: string): string {
  return `${ROOT}.control.progress.${toToken(jobId)}`;
}

/** Subject under which a message of a stream is dead-lettered. */
export function deadSubject(stream: string, subject: string): string {
  return `${ROOT}.dead.${toToken(stream)}.${subject}`;
}

/** What was dead-lettered: the stream that it was in and the subject that it had there. */
export interface DeadAddress {
  readonly stream: string;
  readonly subject: string;
}

/**
 * Reads back what {@link deadSubject} made.
 * @throws ContractError when the subject is not that of a dead letter.
 */
export function parseDeadSubject(deadLetterSubject: string): DeadAddress {
  const [root, kind, stream, ...subject] = deadLetterSubject.split('.');
  if (root !== ROOT || kind !== 'dead' || !stream || subject.length === 0) {
    throw new ContractError(
      `'${deadLetterSubject.slice(0, 200)}' is not the subject of a dead letter`,
    );
  }
  return { stream: fromToken(stream), subject: subject.join('.') };
}

/** Subject of what the bus knows of a message that came back again and again. */
export function suspectSubject(stream: string, streamSequence: number): string {
  return `${suspectsOf(stream)}.${streamSequence}`;
}

function suspectsOf(stream: string): string {
  return `${ROOT}.suspects.${toToken(stream)}`;
}

/** Filters that match whole families of subjects. */
export const filters = {
  all: `${ROOT}.>`,
  jobs: `${ROOT}.jobs.>`,
  tasks: `${ROOT}.tasks.>`,
  tasksOfRegion: (region: string): string => `${ROOT}.tasks.${toToken(region)}.>`,
  tasksOfLane: (region: string, model: string): string =>
    `${ROOT}.tasks.${toToken(region)}.${toToken(model)}.>`,
  tasksOfJob: (region: string, jobId: string): string =>
    `${ROOT}.tasks.${toToken(region)}.*.${toToken(jobId)}.>`,
  results: `${ROOT}.results.>`,
  resultsOfRegion: (region: string): string => `${ROOT}.results.${toToken(region)}.>`,
  resultsOfJob: (jobId: string): string => `${ROOT}.results.*.*.${toToken(jobId)}.>`,
  attempts: `${ROOT}.attempts.>`,
  attemptsOfRegion: (region: string): string => `${ROOT}.attempts.${toToken(region)}.>`,
  attemptsOfJob: (jobId: string): string => `${ROOT}.attempts.*.*.${toToken(jobId)}.>`,
  closings: `${ROOT}.closings.>`,
  lanes: `${ROOT}.lanes.>`,
  lanesOfRegion: (region: string): string => `${ROOT}.lanes.${toToken(region)}.*`,
  laneReports: `${ROOT}.control.lane.*.*`,
  laneReportsOfRegion: (region: string): string => `${ROOT}.control.lane.${toToken(region)}.*`,
  heartbeats: `${ROOT}.heartbeat.*.*`,
  heartbeatsOfRegion: (region: string): string => `${ROOT}.heartbeat.${toToken(region)}.*`,
  cancellations: `${ROOT}.control.cancel.*`,
  regionalCancellations: `${ROOT}.control.cancel.*.*`,
  cancellationsOfRegion: (region: string): string => `${ROOT}.control.cancel.${toToken(region)}.*`,
  heldTasksQuestions: `${ROOT}.control.held.*`,
  recordedQuestions: `${ROOT}.control.recorded.*`,
  events: `${ROOT}.events.>`,
  progress: `${ROOT}.control.progress.*`,
  dead: `${ROOT}.dead.>`,
  /** Tasks, results and attempts of a job that were dead-lettered. */
  deadOfJob: (jobId: string): string => `${ROOT}.dead.*.${ROOT}.*.*.*.${toToken(jobId)}.>`,
  suspects: `${ROOT}.suspects.>`,
  suspectsOfStream: (stream: string): string => `${suspectsOf(stream)}.*`,
} as const;

const CELL_KINDS: readonly string[] = ['tasks', 'results', 'attempts'];

/**
 * Reads the address back from the subject of a task, a result or an attempt.
 * @throws ContractError when it is none of them.
 */
export function parseCellSubject(subject: string): CellAddress {
  const [root, kind, region, model, jobId, cell, round, ...rest] = subject.split('.');
  const known = root === ROOT && CELL_KINDS.includes(kind ?? '') && rest.length === 0;
  if (!known || !region || !model || !jobId || !cell || !/^[1-9][0-9]{0,8}$/.test(round ?? '')) {
    throw new ContractError(`'${subject.slice(0, 200)}' is not the subject of a task or result`);
  }
  return {
    region: fromToken(region),
    model: fromToken(model),
    jobId: fromToken(jobId),
    cell: fromToken(cell),
    round: Number(round),
  };
}

function cellPath({ region, model, jobId, cell, round }: CellAddress): string {
  return [toToken(region), toToken(model), toToken(jobId), toToken(cell), round].join('.');
}

const SAFE_BYTE = /[A-Za-z0-9-]/;
/** Ids that are their own tokens, and the other way round: most are. */
const SAFE = /^[A-Za-z0-9-]+$/;

/**
 * Turns any id into one subject token and durable-name part: letters, digits and `-` stay, every other UTF-8 byte
 * becomes `_` and two hex digits. `llama3.2-1b` is `llama3_2E2-1b`. Reversible by {@link fromToken}.
 * @throws ContractError when the id is empty.
 */
export function toToken(id: string): string {
  if (id === '') throw new ContractError('an empty id has no subject token');
  if (SAFE.test(id)) return id;
  let token = '';
  for (const byte of Buffer.from(id, 'utf8')) {
    const char = String.fromCharCode(byte);
    token += SAFE_BYTE.test(char) ? char : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return token;
}

/**
 * The id that a token stands for.
 * @throws ContractError when the text is no token that {@link toToken} makes.
 */
export function fromToken(token: string): string {
  if (SAFE.test(token)) return token;
  if (!/^(?:[A-Za-z0-9-]|_[0-9A-F]{2})+$/.test(token)) {
    throw new ContractError(`'${token.slice(0, 60)}' is not a subject token`);
  }
  const bytes = token.replace(/[A-Za-z0-9-]|_([0-9A-F]{2})/g, (part, hex: string | undefined) =>
    hex === undefined ? part.charCodeAt(0).toString(16) : hex,
  );
  return Buffer.from(bytes, 'hex').toString('utf8');
}

/**
 * Ids of messages (`Nats-Msg-Id`), made from what a message is about: a repeat within the stream's duplicate window is dropped.
 * Tasks and results have none, because their subject is their key, and a broker keeps every id in memory for the whole window.
 */
export const messageIds = {
  jobCommand: (verb: JobVerb, jobId: string): string => `job:${verb}:${jobId}`,
  /** @param occurrence tells the orders of one job apart: an order with the same one is taken for a repeat. */
  closing: (jobId: string, occurrence: string): string => `cells.close:${jobId}:${occurrence}`,
  /** @param occurrence tells events apart of which a job can have several; null where it has one. */
  jobEvent: (type: JobEventType, jobId: string, occurrence: string | null): string =>
    occurrence === null ? `${type}:${jobId}` : `${type}:${jobId}:${occurrence}`,
  laneEvent: (changeId: number | string): string => `lane.changed:${changeId}`,
  /** An execution keeps its id when a later round replaces it, so that the round is part of the event's id. */
  executionEvent: (executionId: number | string, round: number | string): string =>
    round === 1 ? `execution:${executionId}` : `execution:${executionId}:${round}`,
  /** @param request see `requestKey` in the domain. */
  attemptEvent: (request: string): string => `attempt:${request}`,
  deadLetter: (stream: string, sequence: number | string): string => `dead:${stream}:${sequence}`,
} as const;
