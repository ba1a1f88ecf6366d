import type { Verdict } from '@beacon/verdict';
import type { Catalogue, JobStatus, QuestionBank, QuestionKind } from '@beacon/domain';
import { readProfileFrame, readStanceState } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { AnalysisThread } from '../threads/analysis-thread.js';
import { ContentReader } from '../content/content-reader.js';
import type { ContentRequest } from '../content/content-reader.js';
import { CATALOGUE, QUESTION_BANK } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { RecentReads } from '../job-access/recent-reads.js';
import { contentRequestOf } from './content-request.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import { readVerdictInput } from './read-verdict-input.js';
import { withErasure } from './erased-answers.js';
import { withPivotalIds } from './pivotal-ids.js';
import { resolveQuestion, withQuestion } from './verdict-question.js';
import type { AskedVerdict, VerdictQuestion } from './verdict-question.js';

/** A verdict and the status of the job at that moment. */
export interface JobVerdict {
  readonly status: JobStatus;
  /** Another text whenever the verdict may be another, see `OutcomeState`. */
  readonly stamp: string;
  readonly verdict: Verdict;
  /** Whether it is asked for as by default: by the job's plan. */
  readonly isHeadline: boolean;
}

/** Reaches verdicts of jobs. The database counts; a verdict is kept until the job's outcomes change. */
@Injectable()
export class VerdictReader {
  readonly #recent = new RecentReads<JobVerdict>();
  readonly #kinds: Readonly<Record<string, QuestionKind>>;

  constructor(
    private readonly em: EntityManager,
    private readonly thread: AnalysisThread,
    private readonly contents: ContentReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) bank: QuestionBank,
  ) {
    this.#kinds = Object.fromEntries(bank.questions.map(({ id, kind }) => [id, kind]));
  }

  /**
   * A job's verdict; interim while it runs. What is not asked for otherwise is as the job's plan says.
   * @param em of a snapshot, where it is to be of its moment.
   * @throws ApiError when there is no such job.
   */
  async read(
    jobId: string,
    wanted: AskedVerdict = {},
    em: EntityManager = this.em,
  ): Promise<JobVerdict> {
    const state = await requireOutcomeState(em, jobId);
    const { question, isHeadline } = await resolveQuestion(em, jobId, wanted);
    const asked = contentRequestOf(question, state);
    const stamp =
      asked === null ? state.stamp : `${state.stamp} ${await readStanceState(em, jobId)}`;
    return this.#recent.get({
      key: JSON.stringify([jobId, question]),
      state: stamp,
      mayLag: state.isRunning,
      read: async () => ({
        stamp,
        isHeadline,
        status: state.status,
        verdict: withErasure(
          await this.#reach(em, jobId, { interim: state.isRunning, question, asked }),
          state.erasure,
        ),
      }),
    });
  }

  async #reach(
    em: EntityManager,
    jobId: string,
    {
      interim,
      question,
      asked,
    }: { interim: boolean; question: VerdictQuestion; asked: ContentRequest | null },
  ): Promise<Verdict> {
    const frame = await readProfileFrame(em, jobId);
    if (frame === null) throw ApiError.notFound('job', jobId);
    const { catalogue } = this;
    const surroundings = { catalogue, kinds: this.#kinds, interim };
    const input = await readVerdictInput(em, jobId, frame, surroundings);
    const read = asked === null ? null : await this.contents.read(jobId, asked, em);
    const content = read === null ? {} : { content: read.content.models };
    const asks = { ...withQuestion(input, question), ...content };
    return withPivotalIds(em, jobId, await this.thread.run('verdict', asks));
  }
}
