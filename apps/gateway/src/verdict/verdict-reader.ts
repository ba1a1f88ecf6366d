import type { Verdict, VerdictInput, VerdictOptions } from '@beacon/verdict';
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
import type { ContentMode } from './content-request.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import { readVerdictInput } from './read-verdict-input.js';
import { withPivotalIds } from './pivotal-ids.js';

/** How a verdict is asked for. */
export interface VerdictQuestion extends Pick<
  VerdictOptions,
  'endpoint' | 'alpha' | 'margin' | 'claim'
> {
  /** Whether what answers say is compared, too. */
  readonly content: ContentMode;
}

/** What is asked where nothing else is said. */
export const HEADLINE: VerdictQuestion = {
  endpoint: 'refused',
  alpha: 0.05,
  margin: 0.05,
  claim: 'questions_like_these',
  content: 'auto',
};

/** Whether nothing but the headline is asked. */
export function isHeadline(question: VerdictQuestion): boolean {
  const fields = Object.keys(HEADLINE) as (keyof VerdictQuestion)[];
  return fields.every((field) => question[field] === HEADLINE[field]);
}

/** The input with what is asked of it. */
export function withQuestion(
  input: VerdictInput,
  { endpoint, alpha, margin, claim }: VerdictQuestion,
): VerdictInput {
  return { ...input, options: { ...input.options, endpoint, alpha, margin, claim } };
}

/** A verdict and the status of the job at that moment. */
export interface JobVerdict {
  readonly status: JobStatus;
  /** Another text whenever the verdict may be another, see `OutcomeState`. */
  readonly stamp: string;
  readonly verdict: Verdict;
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
   * A job's verdict; interim while it runs. Without options, the headline.
   * @param em of a snapshot, where it is to be of its moment.
   * @throws ApiError when there is no such job.
   */
  async read(
    jobId: string,
    question: VerdictQuestion = HEADLINE,
    em: EntityManager = this.em,
  ): Promise<JobVerdict> {
    const state = await requireOutcomeState(em, jobId);
    const asked = contentRequestOf(question, state);
    const stamp =
      asked === null ? state.stamp : `${state.stamp} ${await readStanceState(em, jobId)}`;
    return this.#recent.get({
      key: JSON.stringify([jobId, question]),
      state: stamp,
      mayLag: state.isRunning,
      read: async () => ({
        stamp,
        status: state.status,
        verdict: await this.#reach(em, jobId, { interim: state.isRunning, question, asked }),
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
