import { createHash } from 'node:crypto';
import type { ExportedJob, ExportedLane, LaneRow } from '../executions/lane-row.js';
import { streamedJson } from '../streamed-json.js';
import { OWN_PROMPT, errorOf, usageOf } from './log-parts.js';
import { evalSample } from './write-sample.js';

/** Of the form of logs. */
const VERSION = 2;
/** What Inspect writes of an id. */
const ID_LENGTH = 22;

const STATUS: Readonly<Record<string, string>> = {
  completed: 'success',
  partial: 'success',
  failed: 'error',
  cancelled: 'cancelled',
};

/** A job's model in one region as a log of Inspect: its repeats are epochs, its outcomes scores. In the order of fields that Inspect reads. */
export function evalLog(job: ExportedJob, lane: ExportedLane): AsyncIterable<string> {
  const { tally, model } = lane;
  return streamedJson({
    version: VERSION,
    status: STATUS[job.status] ?? 'started',
    eval: evalSpec(job, lane),
    plan: { name: 'plan', steps: [], finish: null, config: configOf(job) },
    results: {
      total_samples: tally.rows,
      completed_samples: tally.measured,
      scores: [score('refused', tally.refused, tally), score('withheld', tally.withheld, tally)],
    },
    stats: {
      started_at: job.startedAt ?? '',
      completed_at: job.completedAt ?? '',
      model_usage: { [model]: usageOf(tally.inputTokens, tally.outputTokens) },
      role_usage: {},
      connection_limit_history: [],
    },
    ...(job.status === 'failed' ? { error: errorOf('too few of its cells were answered') } : {}),
    invalidated: false,
    tags: [],
    metadata: {},
    samples: samplesOf(lane),
  });
}

function evalSpec(job: ExportedJob, { region, model, tally }: ExportedLane) {
  return {
    eval_id: idOf(job.id, region, model),
    run_id: idOf(job.id),
    created: job.createdAt,
    task: job.name === '' ? job.id : job.name,
    task_id: idOf(job.id, 'task'),
    task_version: 0,
    task_attribs: {},
    task_args: {},
    task_args_passed: {},
    dataset: {
      name: job.name === '' ? job.id : job.name,
      samples: Math.max(1, job.questionIds.length),
      sample_ids: job.questionIds.length === 0 ? [OWN_PROMPT] : job.questionIds,
      shuffled: true,
    },
    model,
    model_generate_config: configOf(job),
    model_args: {},
    config: { epochs: job.repeats },
    packages: {},
    metadata: {
      region,
      beacon_job: job.id,
      region_evidence: job.importedFrom === null ? 'executor' : 'declared',
      ...(job.importedFrom === null ? {} : { imported_from: job.importedFrom }),
      providers: tally.providers,
      served_models: tally.servedModels,
    },
    scorers: [{ name: 'outcome' }, { name: 'refused' }, { name: 'withheld' }],
  };
}

/** The same job has the same ids, however often it is exported. */
function idOf(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return digest.replaceAll(/[-_]/g, 'x').slice(0, ID_LENGTH);
}

function configOf({ sampling }: ExportedJob) {
  if (sampling === null) return {};
  const { temperature, maxTokens, topP, seed } = sampling;
  return {
    temperature,
    max_tokens: maxTokens,
    ...(topP === null ? {} : { top_p: topP }),
    ...(seed === null ? {} : { seed }),
  };
}

/** A rate of nothing has no value, and there is no NaN. */
function score(name: string, events: number, { measured, rows }: ExportedLane['tally']) {
  return {
    name,
    scorer: name,
    scored_samples: measured,
    unscored_samples: rows - measured,
    params: {},
    metrics: measured === 0 ? {} : { rate: { name: 'rate', value: events / measured, params: {} } },
  };
}

async function* samplesOf(lane: ExportedLane): AsyncGenerator<object> {
  for await (const row of lane.rows()) if (isSample(row)) yield evalSample(row);
}

/** A cancelled cell was never asked. */
function isSample({ status }: LaneRow): boolean {
  return status !== 'cancelled';
}
