import { EVENT_TYPES } from '@beacon/contracts';
import type { EventType } from '@beacon/contracts';
import { EXECUTION_STATUSES, JOB_STATUSES, OUTCOMES } from '@beacon/domain';
import { z } from 'zod';
import { listOf } from '../program/api-fields.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { readFrom } from './from.js';
import type { From } from './from.js';
import { outOf } from './out.js';
import type { Out } from './out.js';
import type { FilterField, TapFilter } from './tap-filter.js';
import type { EndRules } from './tap-end.js';

/** What `beacon tap` was told, checked. */
export interface TapOptions {
  readonly out: Out;
  readonly name: string | null;
  readonly from: From;
  readonly filter: TapFilter;
  readonly end: EndRules;
  readonly withAnswers: boolean;
  readonly nats: string | undefined;
}

const STATUSES = [...new Set([...EXECUTION_STATUSES, ...JOB_STATUSES])];
const MOST_VALUES = 100;

/** A list of names that are separated by commas. */
function list(name: string, each: RegExp | readonly string[], allowed: string) {
  const error = option(name, allowed);
  const fits = (value: string): boolean =>
    each instanceof RegExp ? each.test(value) : each.includes(value);
  const areAll = (values: readonly string[]): boolean =>
    values.length > 0 && values.length <= MOST_VALUES && values.every(fits);
  return z
    .string(error)
    .refine((text) => areAll(listOf(text) ?? []), error)
    .transform((text) => listOf(text) ?? [])
    .optional();
}

const TYPE_FAMILIES = [...new Set(EVENT_TYPES.map((type) => `${type.split('.')[0]}.*`))];
const NAME = option('name', 'at most 64 letters, digits, ., _ and -');
const LIMIT = option('limit', 'a whole number from 1 to 1,000,000,000');
const TABLE = option('table', 'at most 63 letters, digits and _, not beginning with a digit');
const JOB_ID = /^[A-Za-z0-9_-]{1,128}$/;

const schema = z.object({
  out: z.string(option('out', 'a file or a folder')).min(1).default('-'),
  table: z
    .string(TABLE)
    .regex(/^[A-Za-z_]\w{0,62}$/, TABLE)
    .refine((name) => name.toLowerCase() !== 'beacon_taps', TABLE)
    .optional(),
  name: z
    .string(NAME)
    .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, NAME)
    .optional(),
  from: z
    .string()
    .transform((text, context) => {
      const from = readFrom(text);
      if (from !== null) return from;
      const { error } = option(
        'from',
        'start, new, a time such as 2026-11-30T12:00:00Z, the sequence of an event, or the position of one',
      );
      context.addIssue({ code: 'custom', message: error({ input: text }) });
      return z.NEVER;
    })
    .default({ kind: 'start' }),
  type: list(
    'type',
    [...EVENT_TYPES, ...TYPE_FAMILIES],
    `of ${[...TYPE_FAMILIES, ...EVENT_TYPES].join(', ')}, separated by commas`,
  ),
  job: list('job', JOB_ID, 'ids of jobs, separated by commas'),
  region: list(
    'region',
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'ids of regions, such as us-east, separated by commas',
  ),
  modelId: list('model', /^[A-Za-z0-9][\w.:/-]{0,99}$/, 'ids of models, separated by commas'),
  questionId: list('question', /^[\w.-]{1,128}$/, 'ids of questions, separated by commas'),
  status: list('status', STATUSES, `of ${STATUSES.join(', ')}, separated by commas`),
  outcome: list('outcome', OUTCOMES, `of ${OUTCOMES.join(', ')}, separated by commas`),
  provider: list(
    'provider',
    /^[a-z0-9][a-z0-9-]{0,63}$/,
    'names of providers, such as openai, separated by commas',
  ),
  untilComplete: list('until-complete', JOB_ID, 'ids of jobs, separated by commas'),
  untilNow: z.boolean().default(false),
  limit: z
    .string(LIMIT)
    .regex(/^[1-9]\d{0,9}$/, LIMIT)
    .transform(Number)
    .refine((value) => value <= 1e9, LIMIT)
    .optional(),
  withAnswers: z.boolean().default(false),
  nats: z.string().optional(),
});

/**
 * Checks the options of `beacon tap`.
 * @throws UsageError naming each that is wrong, and what does not go together.
 */
export async function tapOptions(given: Given): Promise<TapOptions> {
  const options = checked(given, schema);
  const out = await outOf(options.out, options.table);
  if (options.name !== undefined) refuseUnresumable(out);
  return {
    out,
    name: options.name ?? null,
    from: options.from,
    filter: filterOf(options),
    end: {
      jobs: options.untilComplete ?? null,
      isAtCaughtUp: options.untilNow,
      limit: options.limit ?? null,
    },
    withAnswers: options.withAnswers,
    nats: options.nats,
  };
}

/** A name needs a place that keeps how far the tap is. */
function refuseUnresumable({ kind, path }: Out): void {
  if (kind === 'stdout')
    throw new UsageError(
      '--name needs --out: what is printed keeps no position. Without one, go on with --from and the last beaconposition.',
    );
  if (kind === 'parquet-file')
    throw new UsageError(
      `--name with --out ${path}: a Parquet file is whole when it is made, and nothing can be added. Give a folder, such as --out events/.`,
    );
}

function filterOf(options: z.output<typeof schema>): TapFilter {
  const fields = {
    region: options.region,
    model_id: options.modelId,
    question_id: options.questionId,
    status: options.status,
    outcome: options.outcome,
    provider: options.provider,
  } as const satisfies Record<FilterField, readonly string[] | undefined>;
  return {
    types: options.type === undefined ? null : typesOf(options.type),
    jobs: options.job ?? null,
    fields: Object.fromEntries(Object.entries(fields).filter(([, values]) => values !== undefined)),
  };
}

/** `job.*` stands for all types of that family. */
function typesOf(names: readonly string[]): readonly EventType[] {
  return EVENT_TYPES.filter((type) =>
    names.some((name) => name === type || name === `${type.split('.')[0]}.*`),
  );
}
