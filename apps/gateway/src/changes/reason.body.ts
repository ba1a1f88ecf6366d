import { z } from 'zod';
import { reasonField } from '../http/body.js';
import { Reason } from '../http/validation/body-fields.js';

/** A body that only says why. */
export class ReasonBody {
  @Reason()
  readonly reason!: string | null;
}

/** The same, where `@Endpoint` describes it. */
export const reasonBody = z.strictObject({ reason: reasonField });
