import type { Verdict, VerdictInput, VerdictOptions } from '@beacon/analysis';
import type { Catalogue, JobStatus, QuestionBank, QuestionKind } from '@beacon/domain';
import { readProfileFrame } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { AnalysisThread } from '../analysis/analysis-thread.js';
import { CATALOGUE, QUESTION_BANK } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import { RecentReads } from '../jobs/recent-reads.js';
import { readOutcomeState } from './outcome-state.js';
import { readVerdictInput } from './read-verdict-input.js';

/** How a verdict is asked for. */
export type VerdictQuestion = Pick<VerdictOptions, 'endpoint' | 'alpha' | 'margin' | 'claim'>;

/** What is asked where nothing else is said. */
export const HEADLINE: VerdictQuestion = {
  endpoint: 'refused',
  alpha: 0.05,
  margin: 0.05,
  claim: 'questions_like_these',
};

/** The input with what is asked of it. */
export function withQuestion(input: VerdictInput, question: VerdictQuestion): VerdictInput {
  return { ...input, options: { ...input.options, ...question } };
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
    const { catalogue } = this;
    const surroundings = { catalogue, kinds: this.#kinds, interim };
    const input = await readVerdictInput(em, jobId, frame, surroundings);
    return this.thread.run('verdict', withQuestion(input, question));
  }
}
