import type { ModelVerdict, RegionFigures } from '@beacon/verdict';
import { isTerminal } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import type { AskedQuestion } from '@beacon/persistence';
import { NO_TEXTS, differencesOf, rateOf, withoutTwins } from './bias-analysis.js';
import type { DifferenceOptions } from './bias-analysis.js';
import { placeOf, regionCounts, statusOf, toScoring } from './cross-region.js';
import type { CrossRegionAnalysisView } from './cross-region.view.js';
import type { RegionResultView } from './region-result.view.js';
import { reasonsFor } from './unavailable.js';

const SEVERAL_QUESTIONS = 'all questions are meant: name one in question_id to see an answer';

/** What the analysis of a model is made of. */
export interface ModelParts {
  readonly jobId: string;
  readonly asked: AskedQuestion;
  readonly model: ModelVerdict;
  readonly options: DifferenceOptions;
  readonly catalogue: Catalogue;
}

/** All questions of one model in the shape of the original analysis: figures, and no single answer. */
export function toCrossRegionOfModel(parts: ModelParts): CrossRegionAnalysisView {
  const { jobId, asked, options } = parts;
  const model = withoutTwins(parts.model);
  const results = model.regions.map((figures) => toResult(figures, parts));
  return {
    cross_region_execution: {
      job_id: jobId,
      model_id: model.model_id,
      question_id: null,
      created_at: asked.createdAt,
      status: statusOf(results, isTerminal(asked.status)),
    },
    region_results: results,
    analysis: {
      bias_variance: null,
      ...rateOf(model.regions, 'censorship_rate'),
      factual_consistency: null,
      narrative_divergence: null,
      key_differences: differencesOf(model, options),
      risk_assessment: null,
      summary: model.sentence,
      summary_source: 'verdict',
      recommendation: null,
      unavailable: {
        ...reasonsFor('bias_variance', 'narrative_divergence', 'risk_assessment', 'recommendation'),
        factual_consistency: NO_TEXTS,
      },
    },
    summary: {
      ...regionCounts(results),
      risk_level: null,
      max_bias_score: null,
      min_bias_score: null,
      avg_response_length: null,
      unavailable: {
        ...reasonsFor('risk_level', 'max_bias_score', 'min_bias_score'),
        avg_response_length: SEVERAL_QUESTIONS,
      },
    },
  };
}

function toResult(figures: RegionFigures, { model, catalogue }: ModelParts): RegionResultView {
  const { region, n: measured, refused, blocked, missing, quarantined } = figures;
  const unmeasured = missing + quarantined;
  const scoring = toScoring({ outcome: null, measured, refused, blocked: blocked.events });
  return {
    ...placeOf(region, catalogue),
    status: measured > 0 ? 'completed' : unmeasured > 0 ? 'failed' : 'pending',
    provider_id: null,
    model_id: model.model_id,
    execution_id: null,
    started_at: null,
    completed_at: null,
    duration_ms: null,
    execution_output: null,
    scoring: {
      ...scoring,
      unavailable: { ...scoring.unavailable, outcome: SEVERAL_QUESTIONS },
    },
    error:
      measured === 0 && unmeasured > 0
        ? `nothing measured: ${unmeasured} failed, cancelled or quarantined`
        : null,
  };
}
