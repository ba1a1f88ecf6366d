import {
  comparableLanes,
  pairedInput,
  pairWarnings,
  questionLanguage,
  questionsLeftOut,
} from '@beacon/verdict';
import type {
  JobComparison,
  JobComparisonInput,
  LaneLeftOut,
  QuestionLeftOut,
} from '@beacon/verdict';
import type { QuestionBank, QuestionKind } from '@beacon/domain';
import {
  readAnsweredGroups,
  readComparedJob,
  readPairedProfiles,
  readPairedQuestions,
  readSourceJob,
} from '@beacon/persistence';
import type { ComparedJob, PairedQuestion } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { judgingJobRefusal } from '../job-access/measured-job.guard.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import { RecentReads } from '../job-access/recent-reads.js';
import { QUESTION_BANK } from '../settings/settings.js';
import { AnalysisThread } from '../threads/analysis-thread.js';
import { readReviewedTable } from '../verdict/reviewed-table.js';

/** Which jobs are compared, and how. */
export interface JobPair {
  readonly before: string;
  readonly after: string;
  readonly options: JobComparisonInput['options'];
}

/** Two jobs compared, with what of them is not. */
export interface ReadJobComparison {
  readonly before: ComparedJob;
  readonly after: ComparedJob;
  readonly comparison: JobComparison;
  readonly lanesLeftOut: readonly LaneLeftOut[];
  readonly questionsLeftOut: readonly QuestionLeftOut[];
}

/** Compares two jobs that have ended. The database counts; a comparison is kept until the outcomes of one of them change. */
@Injectable()
export class JobComparisonReader {
  readonly #recent = new RecentReads<ReadJobComparison>();
  readonly #kinds: Readonly<Record<string, QuestionKind>>;

  constructor(
    private readonly em: EntityManager,
    private readonly thread: AnalysisThread,
    @Inject(QUESTION_BANK) bank: QuestionBank,
  ) {
    this.#kinds = Object.fromEntries(bank.questions.map(({ id, kind }) => [id, kind]));
  }

  /** @throws ApiError 404; 400 for a job and itself; 409 when one has not ended, or judges another. */
  async read(pair: JobPair): Promise<ReadJobComparison> {
    const { before, after } = pair;
    if (before === after) throw sameJob();
    const stamps: string[] = [];
    for (const id of [before, after]) stamps.push(await this.#requireEnded(id));
    return this.#recent.get({
      key: JSON.stringify(pair),
      state: stamps.join(' '),
      mayLag: false,
      read: async () => this.#compare(pair),
    });
  }

  /** Compares two jobs that are known to have ended, which may be one and the same; nothing of it is kept. */
  async readOnce(pair: JobPair): Promise<JobComparison> {
    return (await this.#compare(pair)).comparison;
  }

  /** Text that changes with the job's outcomes. */
  async #requireEnded(id: string): Promise<string> {
    const state = await requireOutcomeState(this.em, id);
    const source = await readSourceJob(this.em, id);
    if (source !== null) throw judgingJobRefusal(source);
    if (!state.isRunning) return state.stamp;
    const message = `${JSON.stringify(id)} has not ended (${state.status}): what a job comes to is compared, not how far it is`;
    throw ApiError.conflict('job_running', message);
  }

  async #compare({
    before: beforeId,
    after: afterId,
    options,
  }: JobPair): Promise<ReadJobComparison> {
    const { em } = this;
    const before = await this.#jobOf(beforeId);
    const after = await this.#jobOf(afterId);
    const questions = await readPairedQuestions(em, beforeId, afterId);
    const lanes = comparableLanes(before, after);
    const languages = languagesOf(questions);
    const scope = { before: beforeId, after: afterId, languages, bankKinds: this.#kinds };
    const profiles = await readPairedProfiles(em, scope);
    const answered = {
      before: await readAnsweredGroups(em, beforeId),
      after: await readAnsweredGroups(em, afterId),
    };
    const reviewed = {
      before: await readReviewedTable(em, beforeId),
      after: await readReviewedTable(em, afterId),
    };
    const input = pairedInput({
      before: { job: before, answered: answered.before, reviewed: reviewed.before },
      after: { job: after, answered: answered.after, reviewed: reviewed.after },
      lanes: lanes.compared,
      questions: languages.size,
      profiles,
      options,
    });
    const comparison = await this.thread.run('compareJobs', input);
    const warnings = pairWarnings({ before, after, answered }, lanes.compared);
    return {
      before,
      after,
      comparison: { ...comparison, warnings: [...warnings, ...comparison.warnings] },
      lanesLeftOut: lanes.leftOut,
      questionsLeftOut: questionsLeftOut(questions),
    };
  }

  async #jobOf(id: string): Promise<ComparedJob> {
    const job = await readComparedJob(this.em, id);
    if (job === null) throw ApiError.notFound('job', id);
    return job;
  }
}

function sameJob(): ApiError {
  const message = 'a job is compared with another one, not with itself';
  return ApiError.validation([{ field: 'with', code: 'invalid_parameter', message }]);
}

/** The questions that both jobs ask in the same words, with their languages. */
function languagesOf(questions: readonly PairedQuestion[]): ReadonlyMap<string, string | null> {
  return new Map(
    questions
      .filter(({ isSame }) => isSame)
      .map(({ id, language, text }) => [id, questionLanguage(language, text)]),
  );
}
