import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import type { TypedOutcome } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';

/** What an answer is typed as, and by what. */
export class TypedOutcomeView {
  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: Outcome;

  @ApiProperty()
  readonly outcome_source!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly outcome_rule!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly outcome_evidence!: string | null;

  @ApiProperty()
  readonly classifier_version!: string;
}

/** A typed outcome as clients see it. */
export function toTypedOutcome(typed: TypedOutcome): TypedOutcomeView {
  return {
    outcome: typed.outcome,
    outcome_source: typed.source,
    outcome_rule: typed.rule,
    outcome_evidence: typed.evidence,
    classifier_version: typed.version,
  };
}
