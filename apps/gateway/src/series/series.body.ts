import { WEBHOOK_EVENTS } from '@beacon/persistence';
import type { WebhookEvent } from '@beacon/persistence';
import { MISSED_POLICIES, OVERLAP_POLICIES } from '@beacon/schedule';
import type { MissedPolicy, OverlapPolicy } from '@beacon/schedule';
import { getSchemaPath } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { OneOrMany } from '../http/validation/body-fields.js';
import { Check, Field } from '../http/validation/field.js';
import { JobBody } from '../intake/specification/job.body.js';
import { SERIES_ID_PATTERN } from './series-path.js';

export const MOST_RUNS = 10_000;
const MOST_URL = 2_000;

/** Only variables of this name sign: a request must not choose among all secrets of the gateway. */
export const SECRET_ENV_PATTERN = /^BEACON_WEBHOOK_SECRET(_[A-Z0-9_]{1,60})?$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));

function Text(
  pattern: RegExp,
  about: string,
  allowed: string,
  required = false,
): PropertyDecorator {
  const schema = { type: 'string', pattern: pattern.source } as const;
  const rest = required ? { required } : { nullable: true, fallback: null };
  return Field({ about, allowed, schema, ...rest }, Matches(pattern));
}

/** A series that is to be made. */
export class SeriesBody {
  @Text(SERIES_ID_PATTERN, 'Id of the series; made when absent.', '1..100 of A-Z a-z 0-9 _ -')
  readonly id!: string | null;

  @Text(/^[^\p{C}]{1,200}$/u, 'Name; that of the benchmark when absent.', '1..200 characters')
  readonly name!: string | null;

  @Field(
    {
      about:
        'The job that every run is: a specification as for `POST /api/v1/jobs`, without an id.',
      schema: { allOf: [{ $ref: getSchemaPath(JobBody) }] },
      required: true,
    },
    Check(isRecord, 'must be an object'),
  )
  readonly job!: Readonly<Record<string, unknown>>;

  @Text(
    /^[^\p{C}]{9,200}$/u,
    'When a run is due: minute, hour, day of the month, month, day of the week.',
    'a cron expression of five fields',
    true,
  )
  readonly cron!: string;

  @Field(
    {
      about: 'Time zone of the expression.',
      allowed: 'an IANA name, such as Europe/Berlin',
      schema: { type: 'string', pattern: '^[A-Za-z0-9_+/-]{1,60}$' },
      nullable: true,
      fallback: 'UTC',
    },
    Matches(/^[A-Za-z0-9_+/-]{1,60}$/),
  )
  readonly time_zone!: string;

  @Field(
    {
      about:
        'What becomes of runs that were due while no planner ran: one is made up for, or none.',
      allowed: MISSED_POLICIES.join(', '),
      schema: { type: 'string', enum: [...MISSED_POLICIES] },
      nullable: true,
      fallback: 'run_once',
    },
    IsIn(MISSED_POLICIES),
  )
  readonly missed!: MissedPolicy;

  @Field(
    {
      about:
        'What becomes of a run that is due while the one before goes on: left out, or started when that has ended.',
      allowed: OVERLAP_POLICIES.join(', '),
      schema: { type: 'string', enum: [...OVERLAP_POLICIES] },
      nullable: true,
      fallback: 'skip',
    },
    IsIn(OVERLAP_POLICIES),
  )
  readonly overlap!: OverlapPolicy;

  @Field(
    {
      about:
        'Runs after which it ends. Said now, each look may spend an equal share of alpha; null for none.',
      allowed: `a whole number, 1..${MOST_RUNS}`,
      schema: { type: 'integer', minimum: 1, maximum: MOST_RUNS },
      nullable: true,
      fallback: null,
    },
    IsInt(),
    Min(1),
    Max(MOST_RUNS),
  )
  readonly max_runs!: number | null;

  @Field(
    {
      about: 'Nothing is due after this moment.',
      allowed: 'a time such as 2026-12-31T00:00:00Z',
      schema: { type: 'string', format: 'date-time' },
      nullable: true,
      fallback: null,
    },
    Check(isTime, 'is no time with a zone'),
  )
  readonly ends_at!: string | null;

  @Field(
    {
      about: 'Chance of any wrong claim over all runs, models, regions and both endpoints.',
      allowed: 'a number above 0 and below 0.5',
      schema: {
        type: 'number',
        exclusiveMinimum: true,
        minimum: 0,
        exclusiveMaximum: true,
        maximum: 0.5,
      },
      nullable: true,
      fallback: 0.05,
    },
    Check((value) => typeof value === 'number' && value > 0 && value < 0.5),
  )
  readonly alpha!: number;

  @Field(
    {
      about: 'Where it is told what happens, by signed requests.',
      allowed: `an https:// address of at most ${MOST_URL} characters`,
      schema: { type: 'string', maxLength: MOST_URL },
      nullable: true,
      fallback: null,
    },
    Check((value) => typeof value === 'string' && value.length <= MOST_URL),
  )
  readonly webhook_url!: string | null;

  @Text(
    SECRET_ENV_PATTERN,
    "Name of the gateway's variable that holds the secret; needed with webhook_url.",
    'BEACON_WEBHOOK_SECRET, or that with _ and a name',
  )
  readonly webhook_secret_env!: string | null;

  @OneOrMany(
    {
      accepts: (item) => WEBHOOK_EVENTS.some((one) => one === item),
      schema: { type: 'string', enum: [...WEBHOOK_EVENTS] },
      allowed: WEBHOOK_EVENTS.join(', '),
    },
    'What it is told. All when absent.',
    { most: WEBHOOK_EVENTS.length },
  )
  readonly webhook_events!: readonly WebhookEvent[] | null;
}

/** Bodies that are accepted with the shipped catalogue and questions. */
export const seriesExamples = {
  daily: {
    name: 'Every morning',
    cron: '0 6 * * *',
    time_zone: 'Europe/Berlin',
    max_runs: 30,
    job: {
      version: 'v1',
      benchmark: { name: 'capital-cities' },
      constraints: { regions: ['us-east', 'eu-west'] },
      models: ['llama3.2-1b'],
      questions: ['math_basic', 'geography_basic'],
    },
  },
  weekly: {
    cron: '30 9 * * 1',
    missed: 'skip',
    overlap: 'queue',
    ends_at: '2099-12-31T00:00:00Z',
    alpha: 0.01,
    job: {
      version: 'v1',
      benchmark: { name: 'bias-detection' },
      constraints: { regions: ['US', 'EU'], max_cost: 2 },
      models: ['qwen2.5-1.5b'],
      questions: ['taiwan_status'],
      repeats: 3,
    },
  },
};
