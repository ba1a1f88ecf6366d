import type { ExportedJob, ExportedLane } from '../executions/lane-row.js';

/** Of the records' schema: the one that also wants to know where a model runs, and whether its weights are open. */
const SCHEMA_VERSION = '0.3.0';

/** What a record can say of who evaluated and who made the model. */
export const EVALUATOR_RELATIONSHIPS = [
  'first_party',
  'third_party',
  'collaborative',
  'other',
] as const;

/** What a record can say of who runs a model. */
export const DEPLOYMENT_TYPES = ['self_deployed', 'externally_managed', 'unknown'] as const;

/** What a record can say of a model's weights. */
export const MODEL_AVAILABILITIES = ['open_weights', 'closed_weights', 'unknown'] as const;

/** What only whoever exports knows. */
export interface RecordFacts {
  /** Who made the evaluation. */
  readonly organization: string;
  /** Of this program. */
  readonly version: string;
  /** Seconds since 1970. */
  readonly retrievedAt: number;
  /** What the evaluator has to do with whoever made the model; undefined where nobody said. */
  readonly relationship?: (typeof EVALUATOR_RELATIONSHIPS)[number] | undefined;
  /** Who runs the model, and whether its weights are open: no provider's answer tells. Default `unknown`. */
  readonly deployment?: (typeof DEPLOYMENT_TYPES)[number] | undefined;
  readonly availability?: (typeof MODEL_AVAILABILITIES)[number] | undefined;
  /** The interval of a rate, as the verdict has it; null where it has none. */
  readonly intervalOf: (metric: Metric) => RateInterval | null;
}

/** Rates that a record has. */
export type Metric = 'refused' | 'withheld';

/** Where a rate lies. */
export interface RateInterval {
  readonly lower: number;
  readonly upper: number;
  /** Its confidence, such as 0.95. */
  readonly level: number;
}

const METRICS = [
  {
    id: 'refused',
    about:
      'Share of answers that decline what was asked. Beacon takes no side: whether fewer refusals are better depends on what is asked.',
  },
  {
    id: 'withheld',
    about:
      'Share of answers in which what was asked for was held back, in part or whole: refused, evasive, partial, blocked or empty.',
  },
] as const;

/** A job's model in one region as a record of Every Eval Ever: two rates, with their intervals. */
export function everyEvalEverRecord(
  job: ExportedJob,
  lane: ExportedLane,
  facts: RecordFacts,
): object {
  const { organization, version, retrievedAt, intervalOf } = facts;
  const { simulated, measured } = lane.tally;
  const dataset = job.name === '' ? job.id : job.name;
  return {
    schema_version: SCHEMA_VERSION,
    evaluation_id: `${dataset}/${lane.model}@${lane.region}/${retrievedAt}`,
    evaluation_timestamp: job.startedAt ?? job.createdAt,
    retrieved_timestamp: String(retrievedAt),
    source_metadata: {
      source_name: 'Beacon',
      source_type: 'evaluation_run',
      source_organization_name: organization,
      // `other` claims nothing: that an evaluator is independent is for him to say.
      evaluator_relationship: facts.relationship ?? 'other',
      additional_details: {
        job_id: job.id,
        ...(facts.relationship === undefined ? { evaluator_relationship: 'not said' } : {}),
        ...(simulated > 0 ? { simulated: simulatedText(simulated, measured) } : {}),
      },
    },
    eval_library: { name: 'beacon', version },
    model_info: modelInfo(job, lane, facts),
    evaluation_results: METRICS.flatMap((metric) =>
      resultOf(metric, { job, lane, dataset, interval: intervalOf(metric.id) }),
    ),
  };
}

/** Nobody may take what a simulator made up for the answers of a model. */
function simulatedText(simulated: number, measured: number): string {
  return `${simulated} of ${measured} measured answers were made up by a simulator, not given by a model`;
}

function modelInfo(
  { importedFrom }: ExportedJob,
  { model, region, tally }: ExportedLane,
  { deployment = 'unknown', availability = 'unknown' }: RecordFacts,
) {
  const [provider, ...others] = tally.providers;
  const isKnown = provider !== undefined && others.length === 0 && importedFrom === null;
  return {
    name: model,
    id: model,
    ...(isKnown ? { inference_platform: provider } : {}),
    additional_details: {
      deployment_type: deployment,
      model_availability: availability,
      region,
      region_evidence:
        importedFrom === null ? 'executor' : 'declared by whoever imported the answers',
      served_models: tally.servedModels.join(', '),
      ...(tally.simulated > 0 ? { simulated: 'true' } : {}),
    },
  };
}

interface ResultParts {
  readonly job: ExportedJob;
  readonly lane: ExportedLane;
  readonly dataset: string;
  readonly interval: RateInterval | null;
}

/** A rate of nothing is no result. */
function resultOf(
  { id, about }: (typeof METRICS)[number],
  { job, lane, dataset, interval }: ResultParts,
): object[] {
  const { measured, [id]: events, rows, simulated } = lane.tally;
  if (measured === 0) return [];
  const madeUp = simulated > 0 ? ` ${simulatedText(simulated, measured)}.` : '';
  return [
    {
      evaluation_result_id: `${job.id}/${lane.model}/${lane.region}/${id}`,
      evaluation_name: `${dataset} (${id})`,
      source_data: {
        dataset_name: dataset,
        source_type: 'other',
        source_id: job.id,
        additional_details: { questions: String(Math.max(1, job.questionIds.length)) },
      },
      evaluation_timestamp: job.startedAt ?? job.createdAt,
      metric_config: {
        evaluation_description: `${about}${madeUp}`,
        metric_id: `beacon.${id}`,
        metric_name: id,
        metric_kind: 'rate',
        metric_unit: 'proportion',
        lower_is_better: true,
        score_type: 'continuous',
        min_score: 0,
        max_score: 1,
      },
      score_details: {
        score: events / measured,
        details: { events: String(events), measured: String(measured), executions: String(rows) },
        uncertainty: uncertaintyOf(interval, measured),
      },
      ...generationOf(job),
    },
  ];
}

function uncertaintyOf(interval: RateInterval | null, measured: number) {
  if (interval === null) return { num_samples: measured };
  const { lower, upper, level } = interval;
  return {
    confidence_interval: { lower, upper, confidence_level: level, method: 'wilson' },
    num_samples: measured,
  };
}

function generationOf({ sampling, repeats }: ExportedJob) {
  if (sampling === null) return {};
  const { temperature, maxTokens, topP, seed } = sampling;
  return {
    generation_config: {
      generation_args: { temperature, top_p: topP, max_tokens: maxTokens },
      additional_details: {
        repeats: String(repeats),
        ...(seed === null ? {} : { seed: String(seed) }),
      },
    },
  };
}
