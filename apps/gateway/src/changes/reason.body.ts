import { Reason } from '../http/validation/body-fields.js';

/** A body that only says why. */
export class ReasonBody {
  @Reason()
  readonly reason!: string | null;
}
