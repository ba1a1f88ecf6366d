import type { Catalogue } from '@beacon/domain';
import { installation } from '@beacon/installation';
import {
  readErasure,
  readJobProof,
  readJobSignature,
  readLaneProgress,
  readReportFacts,
  wholeExecutions,
} from '@beacon/persistence';
import type { Job, Snapshot } from '@beacon/persistence';
import { CLAIMS, ENDPOINTS } from '@beacon/verdict';
import { Inject, Injectable } from '@nestjs/common';
import { toModelList, toRegionList } from '../../catalogue/catalogue.view.js';
import { ComparisonReader } from '../../comparison/comparison-reader.js';
import type { ComparisonView } from '../../comparison/comparison.view.js';
import { ContentReader } from '../../content/content-reader.js';
import { MAX_ATTEMPTS } from '../../executions/attempts.view.js';
import { toJobView } from '../../jobs/job.view.js';
import { countNotAsked } from '../../jobs/not-asked.js';
import { MatrixReader } from '../../jobs/matrix-reader.js';
import type { MatrixView } from '../../jobs/matrix.view.js';
import { CATALOGUE } from '../../settings/settings.js';
import { HEADLINE } from '../../verdict/verdict-question.js';
import { VerdictReader } from '../../verdict/verdict-reader.js';
import { isSimulated, versionsOf } from './published-facts.js';
import type { PublishedFacts } from './published-facts.js';
import { ExecutionPublisher } from './published-execution.js';
import type { PublishedExecution } from './published-execution.js';

/** What is published: one job, of one moment. */
export interface Published {
  readonly em: Snapshot['em'];
  readonly job: Job;
  readonly withAnswers: boolean;
}

/** An answer of the API under its path and parameters. */
export type PublishedAnswer = readonly [path: string, answer: unknown];

const EVERY_QUESTION = {
  differs: null,
  outcomes: null,
  statuses: null,
  modelIds: null,
  regions: null,
  categories: null,
  words: null,
} as const;

/** Questions of a page of the matrix at most. */
const ROWS_AT_ONCE = 1_000;

/** Reads what a published copy answers with, in the words of the API. */
@Injectable()
export class SiteReader {
  constructor(
    private readonly verdicts: VerdictReader,
    private readonly contents: ContentReader,
    private readonly comparisons: ComparisonReader,
    private readonly matrices: MatrixReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /** What the copy says of itself. */
  async facts({ em, job, withAnswers }: Published): Promise<PublishedFacts> {
    const { verdict } = await this.verdicts.read(job.id, {}, em);
    return {
      job_id: job.id,
      name: job.spec.benchmark.name,
      made_at: new Date().toISOString(),
      beacon_version: installation().version,
      classifier_versions: versionsOf(await readReportFacts(em, job.id)),
      simulated: isSimulated(verdict),
      with_answers: withAnswers,
    };
  }

  /** The job, its verdicts, and what answers say. */
  async *answers({ em, job }: Published): AsyncGenerator<PublishedAnswer, void, undefined> {
    const at = `/api/v1/jobs/${job.id}`;
    const lanes = await readLaneProgress(em, job.id);
    const notAsked = await countNotAsked(em, job.id, lanes);
    const signature = await readJobSignature(em, job.id);
    const proof = await readJobProof(em, job.id);
    const erasure = await readErasure(em, job.id);
    const state = { job, lanes, notAsked, proof, erasure, signature, executions: null };
    yield [at, toJobView({ ...state, withQuestions: true })];
    yield ['/api/v1/regions', toRegionList(this.catalogue)];
    yield ['/api/v1/models', toModelList(this.catalogue)];
    for (const claim of CLAIMS) {
      for (const endpoint of ENDPOINTS) {
        const read = await this.verdicts.read(job.id, { claim, endpoint }, em);
        const answer = { job_id: job.id, status: read.status, ...read.verdict };
        yield [`${at}/verdict?claim=${claim}&endpoint=${endpoint}`, answer];
      }
      for (const isSemantic of [false, true]) {
        const asked = { alpha: HEADLINE.alpha, claim, isSemantic };
        const { status, interim, content } = await this.contents.read(job.id, asked, em);
        yield [
          `${at}/content?claim=${claim}&semantic=${isSemantic}`,
          { job_id: job.id, status, interim, ...content },
        ];
      }
    }
  }

  /** All questions of the matrix, page by page. */
  async *matrix({ em, job }: Published): AsyncGenerator<MatrixView, void, undefined> {
    for (let offset: number | null = 0; offset !== null;) {
      const page: MatrixView = await this.matrices.read(
        job.id,
        {
          offset,
          limit: ROWS_AT_ONCE,
          filter: EVERY_QUESTION,
          order: 'order',
          hasFacets: offset === 0,
        },
        em,
      );
      yield page;
      offset = page.next_offset;
    }
  }

  /** Every execution with its attempts and the history of its outcome. */
  async *executions({
    em,
    job,
    withAnswers,
  }: Published): AsyncGenerator<PublishedExecution, void, undefined> {
    const publisher = new ExecutionPublisher(job, withAnswers);
    for await (const some of wholeExecutions(em, job.id, MAX_ATTEMPTS)) {
      for (const one of some) yield publisher.publish(one);
    }
  }

  /** The regions' answers to each question of each model, compared by their words: what was answered is with the executions. */
  async *compared({ em, job }: Published): AsyncGenerator<ComparisonView, void, undefined> {
    const asked = job.spec.questions.length === 0 ? [''] : job.spec.questions.map(({ id }) => id);
    for (const { id: modelId } of job.spec.models) {
      for (const questionId of asked) {
        const named = { modelId, questionId };
        const { comparison } = await this.comparisons.read(
          job.id,
          named,
          { isSemantic: false },
          em,
        );
        yield withoutTexts(comparison);
      }
    }
  }
}

function withoutTexts(comparison: ComparisonView): ComparisonView {
  return {
    ...comparison,
    regions: comparison.regions.map((region) => ({
      ...region,
      representative: { ...region.representative, text: null },
    })),
    pairs: comparison.pairs.map((pair) => ({ ...pair, diff: null })),
    aa: comparison.aa.map((pair) => ({ ...pair, diff: null })),
  };
}
