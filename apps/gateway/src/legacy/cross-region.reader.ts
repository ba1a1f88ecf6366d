import type { Catalogue } from '@beacon/domain';
import { readAnswers, readAskedQuestion } from '@beacon/persistence';
import type { KnownAnswer } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ComparisonReader } from '../comparison/comparison-reader.js';
import type { ReadComparison } from '../comparison/comparison-reader.js';
import { ApiError } from '../http/errors/api-error.js';
import { modelOf } from '../job-access/asked-question.js';
import { CATALOGUE } from '../settings/settings.js';
import { VerdictReader } from '../verdict/verdict-reader.js';
import { toCrossRegionOfModel } from './cross-region-of-model.js';
import { toCrossRegion } from './cross-region.js';
import type { CrossRegionAnalysisView } from './cross-region.view.js';

/** Reads one question of one model, or all of its questions, in the shape of the original analysis. */
@Injectable()
export class CrossRegionReader {
  constructor(
    private readonly em: EntityManager,
    private readonly comparisons: ComparisonReader,
    private readonly verdicts: VerdictReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /**
   * Without a question all of them are meant, and no single answer is shown.
   * @throws ApiError when there is no such job, or it has no such model or question.
   */
  async read(
    jobId: string,
    named: { readonly modelId: string; readonly questionId: string | undefined },
  ): Promise<CrossRegionAnalysisView> {
    const { modelId, questionId } = named;
    const { verdict } = await this.verdicts.read(jobId);
    const asked = await readAskedQuestion(this.em, jobId, questionId ?? '');
    if (asked === null) throw ApiError.notFound('job', jobId);
    const { id } = modelOf(asked, modelId);
    const model = verdict.models.find((one) => one.model_id === id);
    const { catalogue } = this;
    if (model !== undefined && questionId === undefined && asked.questionCount > 0) {
      return toCrossRegionOfModel({ jobId, asked, model, options: verdict, catalogue });
    }
    const one = { modelId, questionId: questionId ?? '' };
    const read = await this.comparisons.read(jobId, one, { isSemantic: false });
    return toCrossRegion({ read, unmeasured: await this.#unmeasured(read), model, catalogue });
  }

  async #unmeasured({ asked }: ReadComparison): Promise<KnownAnswer[]> {
    const { jobId, model, question, regions } = asked;
    return readAnswers(this.em, {
      jobId,
      modelId: model.id,
      questionId: question.id ?? '',
      regions,
      measured: false,
      perRegion: 1,
    });
  }
}
