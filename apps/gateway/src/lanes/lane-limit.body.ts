import { Reason } from '../http/validation/body-fields.js';
import { Check, Field } from '../http/validation/field.js';

/** What a lane's limit is at most from now on. */
export class LaneLimitBody {
  @Field(
    {
      about:
        'Requests in flight at once over all replicas, at most, from now on. Null takes the ceiling away.',
      allowed: "a whole number, 1 to the lane's `configured_limit`, or null",
      // Null is a value of its own: a body without the field is refused.
      schema: { type: 'integer', minimum: 1, nullable: true },
      required: true,
    },
    Check(isCeiling),
  )
  readonly limit!: number | null;

  @Reason()
  readonly reason!: string | null;
}

function isCeiling(value: unknown): boolean {
  return value === null || (Number.isSafeInteger(value) && Number(value) >= 1);
}
