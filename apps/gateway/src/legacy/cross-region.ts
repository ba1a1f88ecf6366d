import { comparedRegions } from '@beacon/verdict';
import type { ModelVerdict } from '@beacon/verdict';
import { isTerminal } from '@beacon/domain';
import type { Catalogue, Outcome } from '@beacon/domain';
import type { KnownAnswer } from '@beacon/persistence';
import type { ReadComparison } from '../comparison/comparison-reader.js';
import type { ComparisonView } from '../comparison/comparison.view.js';
import type { AnalysisView, KeyDifferenceView } from './analysis.view.js';
import type { CrossRegionAnalysisView } from './cross-region.view.js';
import type { RegionResultView, RegionScoringView } from './region-result.view.js';
import { reasonsFor } from './unavailable.js';

/** What a question's analysis is made of. */
export interface CrossRegionParts {
  readonly read: ReadComparison;
  /** One execution of each region that was not measured. */
  readonly unmeasured: readonly KnownAnswer[];
  /** The verdict of the question's model, over all questions. */
  readonly model: ModelVerdict | undefined;
  readonly catalogue: Catalogue;
}

/** One question of one model in the shape of the original analysis. */
export function toCrossRegion(parts: CrossRegionParts): CrossRegionAnalysisView {
  const { asked } = parts.read;
  const comparison = withoutTwins(parts.read.comparison);
  const places = comparedRegions(asked.regions, asked.twins);
  const results = places.map((region) => toResult(region, parts));
  const shown = comparison.regions.map(({ representative }) => representative.characters);
  return {
    cross_region_execution: {
      job_id: asked.jobId,
      model_id: asked.model.id,
      question_id: asked.question.id,
      created_at: asked.asked.createdAt,
      status: statusOf(results, isTerminal(asked.asked.status)),
    },
    region_results: results,
    analysis: toAnalysis(comparison, parts.model),
    summary: {
      ...regionCounts(results),
      risk_level: null,
      max_bias_score: null,
      min_bias_score: null,
      avg_response_length: meanOf(shown),
      unavailable: reasonsFor('risk_level', 'max_bias_score', 'min_bias_score'),
    },
  };
}

/** The original knows no second executors: here a twin would be a region more. */
function withoutTwins(comparison: ComparisonView): ComparisonView {
  const isPlace = ({ twin_of: twinOf }: { readonly twin_of: string | null }): boolean =>
    twinOf === null;
  return {
    ...comparison,
    coverage: comparison.coverage.filter(isPlace),
    regions: comparison.regions.filter(isPlace),
  };
}

/** How many regions there are, and what they came to. */
export function regionCounts(results: readonly RegionResultView[]) {
  const withStatus = (status: RegionResultView['status']): number =>
    results.filter((result) => result.status === status).length;
  return {
    total_regions: results.length,
    completed_regions: withStatus('completed'),
    failed_regions: withStatus('failed'),
  };
}

type Status = CrossRegionAnalysisView['cross_region_execution']['status'];

/** The status that follows from those of the regions. */
export function statusOf(results: readonly RegionResultView[], hasEnded: boolean): Status {
  const completed = results.filter(({ status }) => status === 'completed').length;
  if (completed === results.length) return 'completed';
  if (!hasEnded && results.some(({ status }) => status === 'pending')) return 'running';
  return completed > 0 ? 'partial' : 'failed';
}

function toResult(region: string, parts: CrossRegionParts): RegionResultView {
  const { asked, comparison, answers } = parts.read;
  const shown = comparison.regions.find((one) => one.region === region)?.representative;
  const answer = answers.find(({ id }) => id === shown?.execution_id);
  const failure = parts.unmeasured.find((one) => one.region === region);
  return {
    ...placeOf(region, parts.catalogue),
    model_id: asked.model.id,
    ...toExecution(answer ?? failure),
    ...(answer === undefined ? withoutAnswer(failure) : withAnswer(answer)),
    scoring: toScoring({
      outcome: answer?.outcome ?? null,
      ...refusalsOf(comparison.coverage.find((one) => one.region === region)),
    }),
  };
}

/** What is known of the execution that is shown. */
function toExecution(execution: KnownAnswer | undefined) {
  if (execution === undefined) return NO_EXECUTION;
  return {
    provider_id: execution.provider,
    execution_id: execution.id,
    started_at: execution.startedAt,
    completed_at: execution.completedAt,
    duration_ms: execution.durationMs,
  };
}

const NO_EXECUTION = {
  provider_id: null,
  execution_id: null,
  started_at: null,
  completed_at: null,
  duration_ms: null,
};

function withAnswer({ response, responseCut }: KnownAnswer) {
  const output = { response, response_cut: responseCut };
  return { status: 'completed', execution_output: output, error: null } as const;
}

function withoutAnswer(failure: KnownAnswer | undefined) {
  const nothing = { execution_output: null } as const;
  return failure === undefined
    ? ({ ...nothing, status: 'pending', error: null } as const)
    : ({ ...nothing, status: 'failed', error: errorOf(failure) } as const);
}

function refusalsOf(coverage: ComparisonView['coverage'][number] | undefined) {
  const { refused = 0, blocked_input = 0, blocked_output = 0 } = coverage?.outcomes ?? {};
  return { measured: coverage?.measured ?? 0, refused, blocked: blocked_input + blocked_output };
}

/** A region that the catalogue has lost since is shown by its id. */
export function placeOf(id: string, { regions }: Catalogue) {
  const known = regions.find((region) => region.id === id);
  return {
    region: id,
    region_code: known?.code ?? id,
    region_name: known?.name ?? id,
    flag: known?.flag ?? '',
  };
}

function errorOf({ status, errorCode, errorMessage, quarantine }: KnownAnswer): string {
  if (quarantine !== null) return `quarantined: ${quarantine}`;
  return [errorCode ?? status, errorMessage].filter((part) => part !== null).join(': ');
}

/** What the original calls a refusal of content, and `response_classification` of an execution too. */
const WITHHELD: readonly Outcome[] = ['refused', 'blocked_input', 'blocked_output'];

/** What stands for the original's scores. */
export function toScoring({
  outcome,
  measured,
  refused,
  blocked,
}: Pick<RegionScoringView, 'outcome' | 'measured' | 'refused' | 'blocked'>): RegionScoringView {
  return {
    outcome,
    censorship_detected: outcome === null ? refused + blocked > 0 : WITHHELD.includes(outcome),
    measured,
    refused,
    blocked,
    refusal_rate: measured === 0 ? null : refused / measured,
    bias_score: null,
    censorship_score: null,
    political_sensitivity: null,
    cultural_bias: null,
    factual_accuracy: null,
    sentiment: null,
    keyword_flags: null,
    unavailable: reasonsFor(
      'bias_score',
      'censorship_score',
      'political_sensitivity',
      'cultural_bias',
      'factual_accuracy',
      'sentiment',
      'keyword_flags',
    ),
  };
}

const NO_PAIR = 'no two regions have an answer with a text';

function toAnalysis(comparison: ComparisonView, model: ModelVerdict | undefined): AnalysisView {
  const counts = comparison.coverage.map(refusalsOf);
  const measured = counts.reduce((sum, one) => sum + one.measured, 0);
  const withheld = counts.reduce((sum, { refused, blocked }) => sum + refused + blocked, 0);
  const overlap = meanOf(overlapsOf(comparison));
  return {
    bias_variance: null,
    censorship_rate: measured === 0 ? null : withheld / measured,
    factual_consistency: overlap,
    narrative_divergence: null,
    key_differences: differencesOf(comparison),
    risk_assessment: null,
    summary: model?.sentence ?? '',
    summary_source: 'verdict',
    recommendation: null,
    unavailable: {
      ...reasonsFor('bias_variance', 'narrative_divergence', 'risk_assessment', 'recommendation'),
      ...(overlap === null ? { factual_consistency: NO_PAIR } : {}),
    },
  };
}

/** An empty text is as unlike every answer as can be, and says nothing of whether two answers agree. */
function overlapsOf({ regions, pairs }: ComparisonView): number[] {
  const withText = new Set(
    regions
      .filter(({ representative: { text } }) => text !== null && text.trim() !== '')
      .map(({ region }) => region),
  );
  return pairs.flatMap(({ a, b, similarity }) =>
    similarity !== null && withText.has(a) && withText.has(b) ? [similarity.overlap] : [],
  );
}

function differencesOf({
  model_id: modelId,
  outcomes_differ: differ,
  regions,
}: ComparisonView): KeyDifferenceView[] {
  if (!differ) return [];
  const outcomes = regions.map(
    ({ region, representative }) => [region, representative.outcome] as const,
  );
  const description =
    'The most frequent outcome is not the same in every region. Of one question, that is no verdict.';
  return [
    {
      dimension: 'outcome',
      model_id: modelId,
      variations: Object.fromEntries(outcomes),
      severity: null,
      description,
    },
  ];
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
