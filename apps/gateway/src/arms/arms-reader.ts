import { armKindsOf } from '@beacon/domain';
import type { ArmKind, JobStatus, QuestionBank } from '@beacon/domain';
import { Job, readArmProfiles, readArmServed, readTypedGroups } from '@beacon/persistence';
import type { ArmComparison, ArmsInput } from '@beacon/verdict';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import { RecentReads } from '../job-access/recent-reads.js';
import { QUESTION_BANK } from '../settings/settings.js';
import { AnalysisThread } from '../threads/analysis-thread.js';
import { readReviewedTable } from '../verdict/reviewed-table.js';
import { armLayout } from './arm-layout.js';
import type { ArmLayout } from './arm-layout.js';
import { toArmsInput } from './arms-input.js';

/** What is compared, and how. */
export interface ArmsQuestion {
  readonly arm: ArmKind;
  readonly options: Pick<ArmsInput['options'], 'alpha' | 'margin' | 'claim'>;
}

/** A job by one of its arms. */
export interface ReadArms {
  readonly status: JobStatus;
  readonly comparison: ArmComparison;
}

/** Compares the levels of an arm of a job that has ended. The database counts; an answer is kept until the job's outcomes change. */
@Injectable()
export class ArmsReader {
  readonly #recent = new RecentReads<ReadArms>();

  constructor(
    private readonly em: EntityManager,
    private readonly thread: AnalysisThread,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
  ) {}

  /** @throws ApiError 404 for no such job, or an arm that it does not name; 409 when it has not ended. */
  async read(jobId: string, question: ArmsQuestion): Promise<ReadArms> {
    const { status, isRunning, stamp } = await requireOutcomeState(this.em, jobId);
    if (isRunning) throw jobRunning(jobId, status);
    return this.#recent.get({
      key: JSON.stringify([jobId, question]),
      state: stamp,
      mayLag: false,
      read: async () => ({ status, comparison: await this.#compare(jobId, status, question) }),
    });
  }

  async #compare(
    jobId: string,
    status: JobStatus,
    { arm, options }: ArmsQuestion,
  ): Promise<ArmComparison> {
    const { em } = this;
    const { places, ...layout } = await this.#layoutOf(jobId, arm);
    const rows = {
      status,
      profiles: await readArmProfiles(em, jobId, places),
      served: await readArmServed(em, jobId, places),
      typed: await readTypedGroups(em, jobId),
    };
    const input = toArmsInput({ ...layout, places }, rows);
    return this.thread.run('compareArms', {
      ...input,
      reviewed: await readReviewedTable(em, jobId),
      options: { ...input.options, ...options },
    });
  }

  async #layoutOf(jobId: string, arm: ArmKind): Promise<ArmLayout> {
    const job = await this.em.findOne(
      Job,
      { id: jobId },
      { fields: ['spec'], disableIdentityMap: true },
    );
    if (job === null) throw ApiError.notFound('job', jobId);
    const layout = armLayout(job.spec, arm, this.bank);
    if (layout !== null) return layout;
    throw armNotNamed(arm, armKindsOf(job.spec));
  }
}

function jobRunning(id: string, status: JobStatus): ApiError {
  const message = `${JSON.stringify(id)} has not ended (${status}): what a job comes to is compared by its arms, not how far it is`;
  return ApiError.conflict('job_running', message);
}

function armNotNamed(arm: ArmKind, named: readonly ArmKind[]): ApiError {
  const message = `the job does not compare ${arm}: a job names its arms when it is submitted`;
  const code = 'arm_not_in_job';
  const details = [{ field: 'arm', code, message, allowed: named.join(', ') }] as const;
  return new ApiError(404, { error: 'arm not found', code, message, field: 'arm', details });
}
