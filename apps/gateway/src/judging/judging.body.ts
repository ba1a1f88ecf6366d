import { JUDGING_SCOPES, OUTCOME_POLICIES } from '@beacon/domain';
import type { JudgingScope, OutcomePolicy } from '@beacon/domain';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The body of a request to judge, as the API describes it. Its rules are the domain's: `normaliseJudging` reads it. */
export class JudgingBody {
  @ApiProperty({ type: [String], description: 'Judges: model ids of the catalogue, 1 to 10.' })
  readonly models!: readonly string[];

  @ApiPropertyOptional({
    description:
      'Where they are all asked from. For each the first region that serves it when absent.',
  })
  readonly region?: string;

  @ApiPropertyOptional({
    enum: OUTCOME_POLICIES,
    description:
      'What decides outcomes: the `classifier` (default); `judges` where all that gave a label, two at least, agree; or the only one (`one_judge`).',
  })
  readonly policy?: OutcomePolicy;

  @ApiPropertyOptional({ enum: JUDGING_SCOPES, description: 'Which answers. Default `all`.' })
  readonly only?: JudgingScope;

  @ApiPropertyOptional({
    type: 'integer',
    description: "Of a judge's answer, 1..32768. Default 1000.",
  })
  readonly max_tokens?: number;

  @ApiPropertyOptional({
    description: 'Also answers that the same judge has labelled; its last label counts then.',
  })
  readonly again?: boolean;

  @ApiPropertyOptional()
  readonly reason?: string;
}

/** Bodies that are accepted with the shipped catalogue. */
export const judgingExamples = {
  'two judges decide where they agree': {
    models: ['judge-strict', 'judge-plain'],
    policy: 'judges',
  },
  'one judge, kept beside the classifier': { models: ['judge-strict'], region: 'EU' },
  'only what is uncertain': { models: ['judge-strict', 'judge-plain'], only: 'uncertain' },
};
