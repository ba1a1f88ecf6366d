import {
  CONTENT_SEED,
  contentComparison,
  contentSampleSize,
  DRAWN_QUESTIONS,
  EMBEDDED_ANSWERS,
  LEXICAL_ANSWERS,
} from '@beacon/verdict';
import type {
  ContentComparison,
  ContentOptions,
  ContentSampleSize,
  ModelContentInput,
  RawModelContent,
} from '@beacon/verdict';
import type { Catalogue, JobModel, JobStatus } from '@beacon/domain';
import { readContentFrame, readStanceState } from '@beacon/persistence';
import type { ContentFrame } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { AnalysisThread } from '../threads/analysis-thread.js';
import { EmbeddingsClient } from '../embeddings/embeddings-client.js';
import type { EmbeddingsOptions } from '../settings/settings.js';
import { CATALOGUE, EMBEDDINGS } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { RecentReads } from '../job-access/recent-reads.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import { twinsOf } from '../job-access/twins.js';
import { embedAll } from '../embeddings/embed-all.js';
import { readContentQuestions } from './content-questions.js';

/** How content is asked for. */
export interface ContentRequest extends Pick<ContentOptions, 'alpha' | 'claim'> {
  /** Whether embeddings are used, where there is an endpoint for them. */
  readonly isSemantic: boolean;
}

/** A comparison of a job's content, and how the job stood. */
export interface JobContent {
  readonly status: JobStatus;
  readonly interim: boolean;
  readonly content: ContentComparison;
}

/** Compares what a job's models say by region, on a bounded sample of their answers. Kept until the job's outcomes or stances change. */
@Injectable()
export class ContentReader {
  readonly #recent = new RecentReads<JobContent>();
  readonly #client: EmbeddingsClient | null;

  constructor(
    private readonly em: EntityManager,
    private readonly thread: AnalysisThread,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(EMBEDDINGS) options: EmbeddingsOptions | null,
  ) {
    this.#client = options === null ? null : new EmbeddingsClient(options);
  }

  /**
   * The comparison; interim while the job runs.
   * @param em of a snapshot, where it is to be of its moment.
   * @throws ApiError when there is no such job.
   */
  async read(
    jobId: string,
    asked: ContentRequest,
    em: EntityManager = this.em,
  ): Promise<JobContent> {
    const state = await requireOutcomeState(em, jobId);
    return this.#recent.get({
      key: JSON.stringify([jobId, asked]),
      state: `${state.stamp} ${await readStanceState(em, jobId)}`,
      mayLag: state.isRunning,
      read: async () => ({
        status: state.status,
        interim: state.isRunning,
        content: await this.#compare(em, jobId, asked),
      }),
    });
  }

  async #compare(
    em: EntityManager,
    jobId: string,
    asked: ContentRequest,
  ): Promise<ContentComparison> {
    const frame = await readContentFrame(em, jobId, {
      seed: CONTENT_SEED,
      most: DRAWN_QUESTIONS,
    });
    if (frame === null) throw ApiError.notFound('job', jobId);
    const client = asked.isSemantic ? this.#client : null;
    const size = contentSampleSize(
      {
        models: frame.models.length,
        regions: frame.regions.length,
        questions: frame.questionCount,
        repeats: frame.repeats,
      },
      client === null ? LEXICAL_ANSWERS : EMBEDDED_ANSWERS,
    );
    const embedder = new Embedder(client);
    const raw: RawModelContent[] = [];
    for (const model of frame.models) {
      const input = await readModel(em, { jobId, frame, model, size });
      const options = { alpha: asked.alpha, claim: asked.claim, seed: CONTENT_SEED };
      const twins = twinsOf(input.regions, this.catalogue);
      const embedded = await embedder.embed(input);
      raw.push(await this.thread.run('modelContent', { ...embedded, twins, options }));
    }
    const options = { alpha: asked.alpha, claim: asked.claim, seed: CONTENT_SEED };
    return contentComparison(raw, options, { embeddingModel: client?.model ?? null });
  }
}

async function readModel(
  em: EntityManager,
  {
    jobId,
    frame,
    model,
    size,
  }: {
    readonly jobId: string;
    readonly frame: ContentFrame;
    readonly model: JobModel;
    readonly size: ContentSampleSize;
  },
): Promise<ModelContentInput> {
  const regions = frame.regions.filter((region) => model.regions.includes(region));
  const drawn = frame.questions.slice(0, size.questions);
  return {
    modelId: model.id,
    regions,
    questions: await readContentQuestions(em, {
      jobId,
      modelId: model.id,
      questions: drawn,
      regions,
      perRegion: size.perRegion,
    }),
    questionsAsked: frame.questionCount,
    answersPerRegion: size.perRegion,
  };
}

/** Puts embeddings to answers, until an endpoint fails: then words are compared, of all models that follow, too. */
class Embedder {
  #failed: string | null = null;

  constructor(private readonly client: EmbeddingsClient | null) {}

  async embed(input: ModelContentInput): Promise<ModelContentInput> {
    if (this.client === null) return input;
    if (this.#failed !== null) return { ...input, embeddingsUnavailable: this.#failed };
    const texts = input.questions.flatMap(({ answers }) => answers.map(({ text }) => text));
    const { vectors, reason } = await embedAll(this.client, texts);
    if (vectors === null) {
      this.#failed = reason;
      return { ...input, embeddingsUnavailable: reason };
    }
    let next = 0;
    const withVector = <Answer extends object>(answer: Answer) => ({
      ...answer,
      embedding: vectors[next++] ?? null,
    });
    return {
      ...input,
      questions: input.questions.map((question) => ({
        ...question,
        answers: question.answers.map(withVector),
      })),
    };
  }
}
