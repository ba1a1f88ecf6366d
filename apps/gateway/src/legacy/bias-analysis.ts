import { pairSentence } from '@beacon/verdict';
import type { ModelVerdict, RegionFigures, Verdict } from '@beacon/verdict';
import type { Job } from '@beacon/persistence';
import type { KeyDifferenceView } from './analysis.view.js';
import type { BiasAnalysisView, JobMetadataView, RegionScoreView } from './bias-analysis.view.js';
import { reasonsFor } from './unavailable.js';

/** Why no texts were compared. */
export const NO_TEXTS =
  'texts are compared question by question: see /api/v1/jobs/{id}/compare, or /api/v1/executions/{id}/cross-region with model_id and question_id';
const SEVERAL_MODELS = 'several models are asked here, and models are not mixed: see models';

/** A job's verdict in the shape of the original analysis. Whatever had no sound meaning is null and says why. */
export function toBiasAnalysis(job: Job, verdict: Verdict): BiasAnalysisView {
  const models = verdict.models.map(withoutTwins);
  const all = models.flatMap(({ regions }) => regions);
  return {
    job_id: job.id,
    cross_region_execution_id: null,
    analysis: {
      bias_variance: null,
      ...rateOf(all, 'censorship_rate'),
      factual_consistency: null,
      narrative_divergence: null,
      key_differences: verdict.models.flatMap((model) => differencesOf(model, verdict)),
      risk_assessment: null,
      summary: sentencesOf(verdict).join('\n'),
      summary_source: 'verdict',
      recommendation: null,
      conclusion: verdict.conclusion,
      interim: verdict.interim,
      unavailable: {
        ...reasonsFor('bias_variance', 'narrative_divergence', 'risk_assessment', 'recommendation'),
        factual_consistency: NO_TEXTS,
      },
    },
    region_scores: Object.fromEntries(
      placesOf(verdict, models).map((region) => [region, scoreOf(region, models)]),
    ),
    created_at: job.createdAt.toISOString(),
    job_metadata: toMetadata(job),
  };
}

/** The original knows no second executors: here a twin would be a region more. */
export function withoutTwins(model: ModelVerdict): ModelVerdict {
  return { ...model, regions: model.regions.filter(({ twin_of: twinOf }) => twinOf === null) };
}

/** Regions of the job that are a place of their own for some model, or at all. */
function placesOf({ regions, twins }: Verdict, models: readonly ModelVerdict[]): string[] {
  const asked = new Set(models.flatMap((model) => model.regions.map(({ region }) => region)));
  return regions.filter(
    (region) => asked.has(region) || !twins.some((twin) => twin.region === region),
  );
}

/** The job's sentence and those of its models, each once; before them that answers were made up, where they were. */
function sentencesOf({ sentence, models, warnings }: Verdict): string[] {
  const simulated = warnings.filter(({ code }) => code === 'simulated').map(({ text }) => text);
  return [...new Set([...simulated, sentence, ...models.map((model) => model.sentence)])];
}

/** The rate of answers that were refused or blocked, over some regions of one model or of several, under a name. */
export function rateOf<const Name extends string>(regions: readonly RegionFigures[], name: Name) {
  const { measured, refused, blocked } = countsOf(regions);
  const rate = measured === 0 ? null : (refused + blocked) / measured;
  return { [name]: rate } as Readonly<Record<Name, number | null>>;
}

function countsOf(regions: readonly RegionFigures[]) {
  return {
    measured: regions.reduce((sum, { n }) => sum + n, 0),
    refused: regions.reduce((sum, { refused }) => sum + refused, 0),
    blocked: regions.reduce((sum, { blocked }) => sum + blocked.events, 0),
  };
}

function scoreOf(region: string, models: readonly ModelVerdict[]): RegionScoreView {
  const figures = models.flatMap(({ model_id: id, regions }) =>
    regions.filter((one) => one.region === region).map((one) => [id, one] as const),
  );
  const own = figures.map(([, one]) => one);
  const counts = countsOf(own);
  const isMixed = own.length > 1;
  return {
    ...counts,
    censorship_rate: isMixed ? null : rateOf(own, 'censorship_rate').censorship_rate,
    censorship_detected: counts.refused + counts.blocked > 0,
    bias_score: null,
    political_sensitivity: null,
    factual_accuracy: null,
    models: Object.fromEntries(
      figures.map(([id, one]) => [id, { ...countsOf([one]), ...rateOf([one], 'censorship_rate') }]),
    ),
    unavailable: {
      ...reasonsFor('bias_score', 'political_sensitivity', 'factual_accuracy'),
      ...(isMixed ? { censorship_rate: SEVERAL_MODELS } : {}),
    },
  };
}

/** What of a verdict its differences depend on. */
export type DifferenceOptions = Pick<Verdict, 'alpha' | 'level'>;

/** The pairs of regions that a model's verdict rests on: of refusals where it differs in these, else of all that is withheld. */
export function differencesOf(
  { model_id: modelId, endpoints }: ModelVerdict,
  { alpha, level }: DifferenceOptions,
): KeyDifferenceView[] {
  const all = [endpoints.refused, endpoints.withheld];
  const found = all.find(({ conclusion }) => conclusion === 'differs');
  if (found === undefined) return [];
  const { endpoint, pairs } = found;
  return pairs.flatMap((pair) => {
    const { a, b, rate_a: rateA, rate_b: rateB, p_adjusted: p } = pair;
    const description = pairSentence(modelId, pair, { endpoint, level });
    if (p === null || p > alpha || rateA === null || rateB === null) return [];
    return [
      {
        dimension: 'censorship' as const,
        model_id: modelId,
        variations: { [a]: rateA, [b]: rateB },
        severity: null,
        description: description ?? `${modelId}: ${a} and ${b} differ`,
      },
    ];
  });
}

function toMetadata({ status, spec }: Job): JobMetadataView {
  const { name, version, description } = spec.benchmark;
  return {
    status,
    questions: spec.questions.map(({ id }) => id),
    benchmark: { name, version, description },
    models: spec.models.map(({ id }) => id),
    metadata: { ...spec.metadata },
  };
}
