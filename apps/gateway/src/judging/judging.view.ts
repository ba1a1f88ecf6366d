import { JOB_STATUSES, OUTCOME_POLICIES } from '@beacon/domain';
import type { JobStatus, OutcomePolicy } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import type { CreatedJudging } from './job-judging.js';

/** A judge, and the region from which it is asked. */
export class AskedJudgeView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly region!: string;
}

class JudgingJobView {
  @ApiProperty({ description: 'Id of the judging job: a job like all others.' })
  readonly job_id!: string;

  @ApiProperty()
  readonly source_job_id!: string;

  @ApiProperty({ type: [AskedJudgeView] })
  readonly models!: readonly AskedJudgeView[];

  @ApiProperty({ description: 'Version of the instructions to judges.' })
  readonly prompt!: string;

  @ApiProperty({ enum: OUTCOME_POLICIES })
  readonly policy!: OutcomePolicy;
}

/** A judging job that was made. */
export class JudgingAcceptedView extends JudgingJobView {
  @ApiProperty({ enum: ['enqueued'] })
  readonly status!: 'enqueued';
}

/** A judging job that an earlier request made. */
export class JudgingRepeatedView extends JudgingJobView {
  @ApiProperty({ enum: [true] })
  readonly idempotent!: true;

  @ApiProperty({ enum: JOB_STATUSES })
  readonly status!: JobStatus;
}

/** The answer to a request to judge. */
export function toJudgingView(
  sourceJobId: string,
  { id, isNew, status, spec }: CreatedJudging,
): JudgingAcceptedView | JudgingRepeatedView {
  const job = {
    job_id: id,
    source_job_id: sourceJobId,
    models: spec.models.map((model) => ({ id: model.id, region: model.regions[0] ?? '' })),
    prompt: spec.judging?.prompt ?? '',
    policy: spec.judging?.policy ?? 'classifier',
  };
  return isNew ? { ...job, status: 'enqueued' } : { ...job, idempotent: true, status };
}
