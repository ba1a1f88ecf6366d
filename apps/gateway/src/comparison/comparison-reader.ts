import type { Comparison } from '@beacon/verdict';
import type { Catalogue } from '@beacon/domain';
import { readAnswers, readMatrixGroups } from '@beacon/persistence';
import type { KnownAnswer, MatrixGroup, MatrixScope } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { AnalysisThread } from '../threads/analysis-thread.js';
import { CATALOGUE, EMBEDDINGS } from '../settings/settings.js';
import { RecentReads } from '../job-access/recent-reads.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import { findModelQuestion } from '../job-access/asked-question.js';
import type { ModelQuestion } from '../job-access/asked-question.js';
import { comparedText } from './compared-text.js';
import { repeatsPerRegion, toCompared, toComparison } from './comparison.js';
import type { Semantics } from './comparison.js';
import type { ComparisonView } from './comparison.view.js';
import { EmbeddingsClient, EmbeddingsUnavailable } from '../embeddings/embeddings-client.js';
import type { EmbeddingsOptions } from '../settings/settings.js';

/** One comparison's vectors are some megabytes. */
const KEPT_EMBEDDINGS = 10;

const NO_VECTORS: ReadonlyMap<number, readonly number[]> = new Map();

/** A comparison and what it was made of. */
export interface ReadComparison {
  readonly asked: ModelQuestion;
  readonly answers: readonly KnownAnswer[];
  readonly comparison: ComparisonView;
}

/** Compares the answers to one question of one model. Reads a bounded number of them, however many there are. */
@Injectable()
export class ComparisonReader {
  readonly #client: EmbeddingsClient | null;
  readonly #counted = new RecentReads<readonly MatrixGroup[]>();
  readonly #embedded = new RecentReads<ReadonlyMap<number, readonly number[]>>(
    Date.now,
    KEPT_EMBEDDINGS,
  );

  constructor(
    private readonly em: EntityManager,
    private readonly thread: AnalysisThread,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(EMBEDDINGS) options: EmbeddingsOptions | null,
  ) {
    this.#client = options === null ? null : new EmbeddingsClient(options);
  }

  /**
   * Compares a question's answers.
   * @param questionId empty for the job's own prompt.
   * @param isSemantic whether embeddings are asked for, where there is an endpoint for them.
   * @param em of a snapshot, where it is to be of its moment.
   * @throws ApiError when there is no such job, or it has no such model or question.
   */
  async read(
    jobId: string,
    named: { readonly modelId: string; readonly questionId: string },
    { isSemantic }: { readonly isSemantic: boolean },
    em: EntityManager = this.em,
  ): Promise<ReadComparison> {
    const asked = await findModelQuestion(em, jobId, { ...named, catalogue: this.catalogue });
    const { regions } = asked;
    const one = { jobId, modelId: named.modelId, questionId: asked.question.id ?? '', regions };
    const answers = await readAnswers(em, {
      ...one,
      measured: true,
      perRegion: repeatsPerRegion(regions.length),
    });
    const scope = { jobId, regions, modelIds: [named.modelId], questionIds: [one.questionId] };
    const groups = await this.#readGroups(em, scope);
    const semantics = isSemantic ? await this.#semantics(answers) : NOT_ASKED;
    const compared = await this.#compare(asked, answers, semantics);
    const comparison = toComparison({ asked, answers, groups, semantics, compared });
    return { asked, answers, comparison };
  }

  async #compare(
    asked: ModelQuestion,
    answers: readonly KnownAnswer[],
    semantics: Semantics,
  ): Promise<Comparison | null> {
    if (answers.length === 0) return null;
    const { regions, twins } = asked;
    const compared = toCompared(asked, answers, semantics);
    return this.thread.run('compareAnswers', compared, { regions, twins });
  }

  /** Counting tens of thousands of repeats takes long: it is done when something has changed. */
  async #readGroups(em: EntityManager, scope: MatrixScope): Promise<readonly MatrixGroup[]> {
    const state = await requireOutcomeState(em, scope.jobId);
    return this.#counted.get({
      key: JSON.stringify(scope),
      state: state.stamp,
      mayLag: state.isRunning,
      read: async () => readMatrixGroups(em, scope),
    });
  }

  async #semantics(answers: readonly KnownAnswer[]): Promise<Semantics> {
    if (this.#client === null) return without('no embeddings endpoint is configured');
    const { model } = this.#client;
    const texts = answers.filter((answer) => comparedText(answer).trim() !== '');
    if (texts.length === 0) return without('no answer has a text');
    try {
      return { vectors: await this.#embed(this.#client, texts), model, unavailable: null };
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return without(error.message);
      throw error;
    }
  }

  /** An execution's answer changes with its round only. */
  async #embed(
    client: EmbeddingsClient,
    answers: readonly KnownAnswer[],
  ): Promise<ReadonlyMap<number, readonly number[]>> {
    return this.#embedded.get({
      key: JSON.stringify(answers.map(({ id, round }) => [id, round])),
      state: '',
      mayLag: false,
      read: async () => {
        const vectors = await client.embed(answers.map(comparedText));
        return new Map(answers.map(({ id }, index) => [id, vectors[index] ?? []]));
      },
    });
  }
}

const NOT_ASKED = without('not asked for');

function without(reason: string): Semantics {
  return { vectors: NO_VECTORS, model: null, unavailable: reason };
}
