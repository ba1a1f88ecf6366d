import { Check, Field } from '../http/validation/field.js';

const MOST_REQUESTS = 1_000_000;
const MOST_JOBS = 1_000_000;
const MOST_CELLS = 1_000_000_000_000;
const MOST_USD = 1_000_000;

/** A limit that is a whole number, null for none. */
function Limit(most: number, about: string): PropertyDecorator {
  return Field(
    {
      about,
      allowed: `a whole number, 0..${most}, or null for no limit`,
      schema: { type: 'integer', minimum: 0, maximum: most },
      nullable: true,
      fallback: null,
    },
    Check((value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most),
  );
}

/** The limits of an API key, all of them: what is absent is unlimited. */
export class KeyLimitsBody {
  @Limit(MOST_REQUESTS, 'Requests in a minute, over all gateways.')
  readonly requests_per_minute!: number | null;

  @Limit(MOST_JOBS, 'Jobs that it may submit, import or have judged on a day in UTC.')
  readonly jobs_per_day!: number | null;

  @Limit(MOST_CELLS, 'Cells that it may have asked, or imported, on a day in UTC.')
  readonly cells_per_day!: number | null;

  @Field(
    {
      about:
        'What the jobs that it submits on a day in UTC may cost, by their cost limits, in US dollars. Jobs without one are refused then.',
      allowed: `a number, 0..${MOST_USD}, or null for no limit`,
      schema: { type: 'number', minimum: 0, maximum: MOST_USD },
      nullable: true,
      fallback: null,
    },
    Check((value) => typeof value === 'number' && value >= 0 && value <= MOST_USD),
  )
  readonly cost_per_day!: number | null;
}
