import type { EventChoice } from '@beacon/bus';
import type { EventType } from '@beacon/contracts';
import { ENDING_TYPES, REOPENING_TYPES } from './job-ends.js';
import type { TapEvent } from './tap-event.js';

/** Fields of an event's data by which events can be chosen. */
export const FILTER_FIELDS = [
  'region',
  'model_id',
  'question_id',
  'status',
  'outcome',
  'provider',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Which events a tap takes. */
export interface TapFilter {
  /** Null for every type. */
  readonly types: readonly EventType[] | null;
  /** Null for all jobs. Lanes belong to none. */
  readonly jobs: readonly string[] | null;
  /** Fields that an event must have, with one of these values. */
  readonly fields: Readonly<Partial<Record<FilterField, readonly string[]>>>;
}

/** Whether a tap takes an event. */
export function passes({ types, jobs, fields }: TapFilter, { type, event }: TapEvent): boolean {
  const { job_id: job } = event.data;
  if (types !== null && !types.includes(type)) return false;
  if (jobs !== null && !(typeof job === 'string' && jobs.includes(job))) return false;
  return Object.entries(fields).every(([name, values]) => {
    const value = event.data[name];
    return typeof value === 'string' && values.includes(value);
  });
}

/**
 * What the broker is asked for; the rest of a filter is looked at here.
 * @param ends jobs whose end is waited for: that is read, too, whatever else is wanted.
 */
export function choiceOf({ types, jobs }: TapFilter, ends: readonly string[]): EventChoice {
  const also = ends.length > 0 ? [...ENDING_TYPES, ...REOPENING_TYPES] : [];
  return {
    types: types === null ? null : new Set([...types, ...also]),
    jobIds: jobs === null ? null : [...new Set([...jobs, ...ends])],
  };
}

/** Whether a tap takes every execution of jobs, so that they can be counted. */
export function takesAllOf({ types, jobs, fields }: TapFilter, ids: readonly string[]): boolean {
  const hasJobs = jobs === null || ids.every((job) => jobs.includes(job));
  const hasTypes = types === null || types.includes('execution.recorded');
  return hasJobs && hasTypes && Object.keys(fields).length === 0;
}
