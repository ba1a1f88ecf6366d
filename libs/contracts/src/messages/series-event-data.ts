import { JOB_STATUSES } from '@beacon/domain';
import { z } from 'zod';
import { jobFields } from './event-fields.js';
import { moment } from './parts.js';

const runFields = {
  job_id: z.string().describe('The job that is the run.'),
  series_id: z.string().describe('The series.'),
  run: z.int().min(1).describe('Number of the run within its series, from 1.'),
};
const endedFields = {
  ...runFields,
  status: z.enum(JOB_STATUSES).describe('How the job ended.'),
};
const lookFields = {
  conclusion: z
    .enum(['first_run', 'change_found', 'no_change_found', 'nothing_to_compare'])
    .describe('What the look at the run came to, within the error rate of the series.'),
  sentence: z.string().describe('In plain English.'),
  first_run: z.int().nullable().describe('The first run, where it was compared with it.'),
  previous_run: z.int().nullable().describe('The run before, where it was compared with it.'),
};

/** Events about the runs of series. Each is also one of the run's job. */
export const seriesEventData = {
  'series.run_started': z.object({
    ...runFields,
    due_at: moment.describe('The moment of the schedule, or when the run was asked for.'),
  }),
  'series.run_ended': z.object({ ...endedFields, ...lookFields }),
  'series.run_failed': z.object({
    ...endedFields,
    failure: z.string().describe('Why nothing is said of it, such as `job_cancelled`.'),
  }),
  'series.change_found': z.object({
    ...endedFields,
    ...lookFields,
    changes: z
      .array(
        z.object({
          model_id: z.string(),
          region: z.string(),
          endpoint: z.string().describe('`refused` or `withheld`.'),
          against: z.array(z.string()).readonly().describe('`previous`, `first` or both.'),
          reference_run: z.int().describe('The run that the rates are compared with.'),
          difference: z.number().describe('Of the rates: this run minus that one.'),
          questions: z.int().min(0).describe('How many came out otherwise.'),
          sentence: z.string().describe('In plain English.'),
        }),
      )
      .readonly(),
  }),
  'series.ended': z.object({
    ...jobFields,
    series_id: z.string(),
    runs: z.int().min(1).describe('How many it had; `job_id` is the last of them.'),
    reason: z.string().describe('Such as `max_runs`.'),
  }),
};
