import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { Author, Reason, RequiredReason, Word } from '../http/validation/body-fields.js';

type CorrectedOutcome = Exclude<Outcome, 'error'>;

/** Outcomes that a correction may set. Not `error`: whether there was an answer is not a matter of judgement. */
const CORRECTED_OUTCOMES = OUTCOMES.filter(
  (outcome): outcome is CorrectedOutcome => outcome !== 'error',
);

/** A manual correction of an outcome. */
export class OverrideBody {
  @Word(CORRECTED_OUTCOMES, 'What happened.', { required: true })
  readonly outcome!: CorrectedOutcome;

  @RequiredReason()
  readonly reason!: string;

  @Author()
  readonly author!: string | null;
}

/** The withdrawal of a correction. */
export class WithdrawalBody {
  @Reason()
  readonly reason!: string | null;

  @Author()
  readonly author!: string | null;
}
