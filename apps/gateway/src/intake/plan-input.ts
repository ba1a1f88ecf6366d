import type { Claim, PlanInput, PlanLane } from '@beacon/verdict';
import {
  baseQuestionsOf,
  findLane,
  lanesOf,
  leftOutOf,
  promptArmOf,
  systemPromptsOf,
  toUsd,
} from '@beacon/domain';
import type { Catalogue, JobSpec, LaneConfig, QuestionBank } from '@beacon/domain';
import type { LaneLatency } from '@beacon/persistence';
import { twinsOf } from '../job-access/twins.js';

/** What an answer takes where nothing is known of a lane, in milliseconds: a short one of a quick model to a long one of a slow one. */
const ASSUMED_MS = { low: 1_000, high: 20_000 };

/** A lane with what its time is estimated from. */
export interface TimedLane extends PlanLane {
  /** Recent executions of the lane; 0 when its time is only assumed. */
  readonly recent: number;
}

/** What a plan is asked to show. */
export interface PlanWish extends Pick<PlanInput, 'alpha' | 'target'> {
  /** @default questions_like_these */
  readonly claim?: Claim | undefined;
}

/** What a plan is made from beside the job itself. */
export interface PlanSources {
  readonly catalogue: Catalogue;
  readonly bank: QuestionBank;
  readonly maxAttempts: number;
  readonly latencies: readonly LaneLatency[];
}

/** The lanes of a job, in its order. */
export function timedLanes(
  spec: JobSpec,
  { catalogue, latencies }: Pick<PlanSources, 'catalogue' | 'latencies'>,
): TimedLane[] {
  return lanesOf(spec).flatMap(({ region, model }) => {
    const lane = findLane(catalogue, region, model);
    const known = latencies.find((one) => one.region === region && one.modelId === model);
    return lane === undefined ? [] : [toLane(lane, known, spec)];
  });
}

function toLane(
  lane: LaneConfig,
  known: LaneLatency | undefined,
  { sampling }: Pick<JobSpec, 'sampling'>,
): TimedLane {
  const { region, model, concurrency, prices, timeoutMs, settings, provider } = lane;
  const upstream = settings.openRouter?.upstream;
  const assumed = {
    low: Math.min(ASSUMED_MS.low, timeoutMs),
    high: Math.min(ASSUMED_MS.high, timeoutMs),
  };
  return {
    region,
    model,
    concurrency,
    prices,
    latencyMs: known === undefined ? assumed : wholeMs(known),
    recent: known?.executions ?? 0,
    leftOut: leftOutOf(lane.withoutSampling, sampling),
    route: upstream?.length ? `${provider} by ${upstream.join(' or ')}` : provider,
    ...(upstream === undefined ? {} : { upstream }),
  };
}

/** Percentiles lie between two executions. */
function wholeMs({ lowMs, highMs }: LaneLatency): PlanLane['latencyMs'] {
  return { low: Math.round(lowMs), high: Math.round(highMs) };
}

/** A job that is not submitted, in the form in which it is planned. */
export function toPlanInput(
  spec: JobSpec,
  lanes: readonly TimedLane[],
  { catalogue, bank, maxAttempts }: PlanSources,
  { alpha, claim, target }: PlanWish,
): PlanInput {
  return {
    regions: spec.regions,
    models: spec.models.map(({ id }) => id),
    questions: spec.questions.map(({ id, text, source, kind }) => ({
      kind: kind ?? (source === 'bank' ? (bank.find(id)?.kind ?? null) : null),
      bytes: Buffer.byteLength(text),
    })),
    repeats: spec.repeats,
    lanes,
    twins: twinsOf(spec.regions, catalogue),
    ...(spec.arms === undefined ? {} : { arms: spec.arms, pairs: pairsOf(spec) }),
    promptBytes: promptBytesOf(spec, catalogue),
    maxTokens: spec.sampling.maxTokens,
    maxAttempts,
    ...maxCostOf(spec),
    alpha,
    claim: claim ?? 'questions_like_these',
    target,
  };
}

function maxCostOf({ constraints }: JobSpec): Pick<PlanInput, 'maxCostUsd'> {
  const { maxCostNanoUsd: limit } = constraints;
  return limit === undefined ? {} : { maxCostUsd: toUsd(limit) };
}

/** The languages of each pair of translations, or of what is to be one. */
function pairsOf(spec: JobSpec): string[][] {
  const pairs = Map.groupBy(
    baseQuestionsOf(spec).filter(({ pair }) => pair !== undefined),
    ({ pair }) => pair,
  );
  return [...pairs.values()].map((asked) => [
    ...new Set(asked.flatMap(({ language }) => language ?? [])),
  ]);
}

/** The longest of the system prompts, and the job's own prompt. */
function promptBytesOf(spec: JobSpec, catalogue: Catalogue): number {
  const compared = promptArmOf(spec)?.levels ?? [];
  const prompts = [
    ...Object.values(systemPromptsOf(spec, catalogue)),
    ...compared.map(({ systemPrompt }) => systemPrompt),
  ];
  const longest = Math.max(0, ...prompts.map((prompt) => Buffer.byteLength(prompt ?? '')));
  return longest + Buffer.byteLength(spec.prompt ?? '');
}
