import { LARGEST_MAX_COST_USD, LEAST_MAX_COST_USD } from '@beacon/domain';
import { Given, decimal, later, list, wholeIn } from './rules.js';

const DURATION = { oneOf: [{ type: 'string' }, { type: 'integer' }] };

/** The sampling parameters, which a specification may give in two places. */
export const SAMPLING = {
  temperature: Given(decimal(0, 2), {
    about: 'Default 0.1.',
    schema: { type: 'number', minimum: 0, maximum: 2 },
  }),
  max_tokens: Given(wholeIn(1, 32_768), {
    about: 'Of an answer. Default 500.',
    schema: { type: 'integer', minimum: 1, maximum: 32_768 },
  }),
  seed: Given(wholeIn(Number.MIN_SAFE_INTEGER), {
    about: 'None is sent when absent.',
    schema: { type: 'integer' },
  }),
  top_p: Given(decimal(0, 1), {
    about: 'None is sent when absent.',
    schema: { type: 'number', minimum: 0, maximum: 1 },
  }),
} as const;

/** Sampling parameters; accepted in `sampling` and, by the same names, beside it. */
export class SamplingBody {
  @SAMPLING.temperature
  readonly temperature?: number | null;

  @SAMPLING.max_tokens
  readonly max_tokens?: number | null;

  @SAMPLING.seed
  readonly seed?: number | null;

  @SAMPLING.top_p
  readonly top_p?: number | null;
}

const maxCost = (about: string): PropertyDecorator =>
  Given(decimal(LEAST_MAX_COST_USD, LARGEST_MAX_COST_USD), {
    about,
    schema: { type: 'number', minimum: LEAST_MAX_COST_USD, maximum: LARGEST_MAX_COST_USD },
  });

/** What a job may cost from its extension on. */
export const RAISED_MAX_COST = maxCost(
  'What the whole job may cost from now on, in US dollars; its limit is only raised.',
);

/** `constraints` of a specification. */
export class ConstraintsBody {
  @Given(list, {
    about: 'Ids or aliases, such as `us-east` or `EU`.',
    schema: { type: 'array', items: { type: 'string' } },
  })
  readonly regions?: readonly unknown[] | null;

  @Given(wholeIn(0), {
    about: 'Regions that must succeed. Default 1.',
    schema: { type: 'integer', minimum: 0 },
  })
  readonly min_regions?: number | null;

  @Given(decimal(0, 1), {
    about: 'Share of a region, 0..1. Default 0.67.',
    schema: { type: 'number', minimum: 0, maximum: 1 },
  })
  readonly min_success_rate?: number | null;

  @Given(later, { about: 'Of the whole job: `10m`, or nanoseconds.', schema: DURATION })
  readonly timeout?: unknown;

  @Given(later, { about: 'Of one attempt.', schema: DURATION })
  readonly provider_timeout?: unknown;

  @Given(later, {
    about: 'By how much one region may ask before another: `1m`, or `off`.',
    schema: DURATION,
  })
  readonly max_skew?: unknown;

  @maxCost('What all calls of the job may cost, in US dollars. No limit when absent.')
  readonly max_cost?: number | null;

  @Given(list, {
    about: 'Refused unless empty: the catalogue decides who is asked.',
    schema: { type: 'array', items: {} },
  })
  readonly providers?: readonly unknown[] | null;
}
