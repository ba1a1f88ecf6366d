import {
  JOB_STATUSES,
  JUDGING_SCOPES,
  LANE_STATUSES,
  OUTCOME_POLICIES,
  OUTCOMES,
  STOPS,
} from '@beacon/domain';
import { z } from 'zod';
import { answersErased } from './erasure-event-data.js';
import { executionEventData } from './execution-event-data.js';
import { jobFields } from './event-fields.js';
import { moment } from './parts.js';
import { reviewEventData } from './review-event-data.js';
import { seriesEventData } from './series-event-data.js';
import { verdictReached } from './verdict-event-data.js';

/** Types of the event stream; each is the last part of a CloudEvents type. */
export const EVENT_TYPES = [
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
  'execution.recorded',
  'execution.outcome_changed',
  'lane.changed',
  'attempt.recorded',
  'review.opened',
  'review.settled',
  'verdict.reached',
  'series.run_started',
  'series.run_ended',
  'series.run_failed',
  'series.change_found',
  'series.ended',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const jobStatus = z.enum(JOB_STATUSES);
const outcome = z.enum(OUTCOMES);
const count = z.int().min(0);
const maxCost = z
  .number()
  .optional()
  .describe('The cost limit of the job from now on, in US dollars, where it has one.');
const names = z.array(z.string()).readonly();

/** What each event holds in `data`. Facts only: no prompt, no answer. */
export const eventData = {
  'job.submitted': z.object({
    ...jobFields,
    expected_executions: count.describe('Cells of the job.'),
    regions: names,
  }),
  'job.started': z.object({ ...jobFields, started_at: moment }),
  'job.paused': z.object({ ...jobFields, status: jobStatus, paused_at: moment }),
  'job.resumed': z.object({
    ...jobFields,
    paused_at: moment.describe('Since when it had been paused.'),
    deadline_at: moment.nullable().describe('Its new deadline; null until it is started.'),
  }),
  'job.extended': z.object({
    ...jobFields,
    added: count.describe('Cells that were added.'),
    expected_executions: count.describe('Cells of the job now.'),
    previous_status: jobStatus,
    reopened: z.boolean().describe('Whether the job had ended.'),
    generation: z.int().min(1),
    models: names.describe('New ones.'),
    regions: names.describe('New ones.'),
    questions: count.describe('How many are new.'),
    repeats: z.int().min(1).describe('The new total.'),
    max_cost: maxCost,
  }),
  'job.retried': z.object({
    ...jobFields,
    retried: count.describe('Cells that are asked again.'),
    already_retrying: count,
    exhausted: count.describe('Cells that have had all their rounds.'),
    previous_status: jobStatus,
    reopened: z.boolean().describe('Whether the job had ended.'),
    generation: z.int().min(1),
    filter: z.record(z.string(), z.unknown()).describe('Which cells the retry chose.'),
    max_cost: maxCost,
  }),
  'job.cancelled': z.object({
    ...jobFields,
    previous_status: jobStatus,
    executions_cancelled: count.describe('Cells that had no execution.'),
    cancelled_at: moment,
  }),
  'job.completed': z.object({
    ...jobFields,
    status: jobStatus,
    completed_at: moment,
    executions: count,
    stopped_by: z
      .enum(STOPS)
      .nullable()
      .default(null)
      .describe('`max_cost` where its cost limit kept it from asking all; null where nothing did.'),
  }),
  'job.rescored': z.object({
    ...jobFields,
    rescore_id: z.string(),
    classifier_version: z.string(),
    complete: z.boolean(),
    changed: count,
    same_outcome: count,
    overtaken: count.describe('Executions that somebody else changed in the meantime.'),
    changes: z.array(z.object({ from: outcome, to: outcome, count })).readonly(),
  }),
  'job.judging_requested': z.object({
    ...jobFields,
    judging_job_id: z.string(),
    models: names.describe('The judges.'),
    regions: names,
    policy: z.enum(OUTCOME_POLICIES),
    only: z.enum(JUDGING_SCOPES),
    again: z.boolean(),
  }),
  'job.judged': z.object({
    ...jobFields,
    judging_job_id: z.string(),
    policy: z.enum(OUTCOME_POLICIES),
    changed: count.describe('Outcomes that the agreed labels of the judges changed.'),
  }),
  'job.answers_erased': answersErased,
  ...executionEventData,
  'lane.changed': z.object({
    region: z.string(),
    model_id: z.string(),
    from_limit: z.int().min(1),
    to_limit: z.int().min(1),
    from_status: z.enum(LANE_STATUSES),
    to_status: z.enum(LANE_STATUSES),
    reason: z.string(),
  }),
  ...reviewEventData,
  'verdict.reached': verdictReached,
  ...seriesEventData,
} satisfies Readonly<Record<EventType, z.ZodObject>>;

/** What an event of a type holds in `data`. */
export type EventData<T extends EventType> = z.output<(typeof eventData)[T]>;

/** Events about a job as a whole, or about what belongs to it. */
export type JobEventType = Exclude<
  EventType,
  'execution.recorded' | 'attempt.recorded' | 'lane.changed'
>;

/** What is known of a job's event beside the job. */
export type JobEventDetails<T extends JobEventType> = Omit<EventData<T>, 'job_id'>;
