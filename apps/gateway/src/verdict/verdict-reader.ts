import { ownCalibration } from '@beacon/analysis';
import type { Verdict, VerdictOptions } from '@beacon/analysis';
import type { Catalogue, JobStatus, QuestionBank, QuestionKind } from '@beacon/domain';
import { readOutcomeProfiles, readProfileFrame, readTypedGroups } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { AnalysisThread } from '../analysis/analysis-thread.js';
import { CATALOGUE, QUESTION_BANK } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import { RecentReads } from '../jobs/recent-reads.js';
import { readOutcomeState } from './outcome-state.js';
import { toVerdictInput } from './verdict-input.js';

/** How a verdict is asked for. */
export interface VerdictQuestion extends Pick<
  VerdictOptions,
  'endpoint' | 'alpha' | 'margin' | 'claim'
> {
  /** Whether rates corrected for the classifier's errors are added. */
  readonly corrected: boolean;
}

/** What is asked where nothing else is said. */
export const HEADLINE: VerdictQuestion = {
  endpoint: 'refused',
  alpha: 0.05,
  margin: 0.05,
  claim: 'questions_like_these',
  corrected: false,
};

/** What the analysis is told of a question. */
export function toOptions({ corrected, ...options }: VerdictQuestion): Partial<VerdictOptions> {
  return corrected ? { ...options, calibration: ownCalibration(options.endpoint) } : options;
}

/** A verdict and the status of the job at that moment. */
export interface JobVerdict {
  readonly status: JobStatus;
  readonly verdict: Verdict;
}

/** Reaches verdicts of jobs. The database counts; a verdict is kept until the job's outcomes change. */
@Injectable()
export class VerdictReader {
  readonly #recent = new RecentReads<JobVerdict>();
  readonly #kinds: Readonly<Record<string, QuestionKind>>;

  constructor(
    private readonly orm: MikroORM,
    private readonly thread: AnalysisThread,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) bank: QuestionBank,
  ) {
    this.#kinds = Object.fromEntries(bank.questions.map(({ id, kind }) => [id, kind]));
  }

  /**
   * A job's verdict; interim while it runs. Without options, the headline.
   * @throws ApiError when there is no such job.
   */
  async read(jobId: string, question: VerdictQuestion = HEADLINE): Promise<JobVerdict> {
    const em = this.orm.em.fork();
    const state = await readOutcomeState(em, jobId);
    if (state === null) throw ApiError.notFound('job', jobId);
    return this.#recent.get({
      key: JSON.stringify([jobId, question]),
      state: state.stamp,
      mayLag: state.isRunning,
      read: async () => ({
        status: state.status,
        verdict: await this.#reach(em, jobId, { interim: state.isRunning, question }),
      }),
    });
  }

  async #reach(
    em: EntityManager,
    jobId: string,
    { interim, question }: { interim: boolean; question: VerdictQuestion },
  ): Promise<Verdict> {
    const frame = await readProfileFrame(em, jobId);
    if (frame === null) throw ApiError.notFound('job', jobId);
    const profiles = await readOutcomeProfiles(em, jobId, this.#kinds);
    const facts = { catalogue: this.catalogue, interim, typed: await readTypedGroups(em, jobId) };
    const input = toVerdictInput(frame, profiles, facts);
    return this.thread.run('verdict', { ...input, options: toOptions(question) });
  }
}
