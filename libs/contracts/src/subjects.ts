import { ContractError } from './contract.error.js';
import { fromToken, toToken } from './token.js';

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

/** Types of the event stream; each is the last part of a CloudEvents type. */
export const EVENT_TYPES = [
  'job.submitted',
  'job.started',
  'job.completed',
  'execution.recorded',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

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

/** Subject of an event of a job. */
export function eventSubject(type: EventType, jobId: string): string {
  return `${ROOT}.events.${type}.${toToken(jobId)}`;
}

/** Core subject that tells planners that a job has new recorded executions; a hint, never needed for correctness. */
export function progressSubject(jobId: string): string {
  return `${ROOT}.control.progress.${toToken(jobId)}`;
}

/** Subject under which a message of a stream is dead-lettered. */
export function deadSubject(stream: string, subject: string): string {
  return `${ROOT}.dead.${toToken(stream)}.${subject}`;
}

/** Filters that match whole families of subjects. */
export const filters = {
  jobs: `${ROOT}.jobs.>`,
  tasksOfRegion: (region: string): string => `${ROOT}.tasks.${toToken(region)}.>`,
  tasksOfLane: (region: string, model: string): string =>
    `${ROOT}.tasks.${toToken(region)}.${toToken(model)}.>`,
  tasksOfJob: (region: string, jobId: string): string =>
    `${ROOT}.tasks.${toToken(region)}.*.${toToken(jobId)}.>`,
  results: `${ROOT}.results.>`,
  resultsOfJob: (jobId: string): string => `${ROOT}.results.*.*.${toToken(jobId)}.>`,
  events: `${ROOT}.events.>`,
  progress: `${ROOT}.control.progress.*`,
  dead: `${ROOT}.dead.>`,
} as const;

/**
 * Reads the address back from a task's or result's subject.
 * @throws ContractError when it is neither.
 */
export function parseCellSubject(subject: string): CellAddress {
  const [root, kind, region, model, jobId, cell, round, ...rest] = subject.split('.');
  const known = root === ROOT && (kind === 'tasks' || kind === 'results') && rest.length === 0;
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
