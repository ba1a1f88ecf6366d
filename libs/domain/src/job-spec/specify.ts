import { createHash } from 'node:crypto';
import { isPromptArm, withVariants } from '../arm.js';
import { countCells, lanesOf, questionsPerLane } from '../cell.js';
import { DEFAULT_ANALYSIS } from '../job-analysis.js';
import type { JobBenchmark, JobOrder, JobSpec, Sampling } from '../job-specification.js';
import { readArms } from './arms.js';
import { readAsked } from './questions.js';
import { defaultTimeoutMs, readConstraints } from './constraints.js';
import type { ReadConstraints } from './constraints.js';
import type { JobContext } from './context.js';
import { readMaxCost } from './cost-limit.js';
import { readJudges } from './judging.js';
import { readModels } from './models.js';
import { agree, show, typeFault } from './problems.js';
import type { BenchmarkFields, SamplingFields, SubmittedJob } from './submitted.js';
import type { Problem, Path } from './problems.js';
import { readJobRegions } from './regions.js';
import type { RegionSources } from './regions.js';

/** A submitted job: accepted, with `id` null when the submitter chose none; or everything that is wrong with it. */
export type NormalisedJob =
  | { readonly ok: true; readonly id: string | null; readonly spec: JobSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const VERSIONS: readonly string[] = ['v1', '1', '1.0'];
/** Sampling of a job that says nothing of it. */
export const DEFAULT_TEMPERATURE = 0.1;
export const DEFAULT_MAX_TOKENS = 500;
const LEAST_REPEATS = 1;

/**
 * What a submission means: regions canonical, duplicates removed, every question with its text, every default filled in.
 * @param context with the problems that reading it brought.
 */
export function specify(submitted: SubmittedJob, context: JobContext): NormalisedJob {
  const { problems } = context;
  const id = readId(submitted, context);
  const spec = readSpec(submitted, context);
  if (problems.list.length === 0) checkSize(spec, context);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return { ok: true, id, spec };
}

function readId({ job, path }: SubmittedJob, { problems }: JobContext): string | null {
  const id = agree(
    { value: job.id, path: [...path, 'id'] },
    { value: job.jobspec_id, path: [...path, 'jobspec_id'] },
    problems,
  );
  return id.value ?? null;
}

function readSpec(envelope: SubmittedJob, context: JobContext): JobSpec {
  checkVersion(envelope, context);
  const benchmark = readBenchmark(envelope, context);
  const { regions, models, constraints } = readPlaces(envelope, context);
  const submitted = readAsked(envelope, benchmark, context);
  const { arms } = readArms(envelope, { ...submitted, models }, context);
  const asked = {
    ...submitted,
    questions: withVariants(submitted.questions, arms === undefined ? {} : { arms }, context.bank),
  };
  const repeats = readRepeats(envelope, context);
  const fullestLane = questionsPerLane(asked) * repeats;
  const judges = readJudging(envelope, context);
  return {
    version: 'v1',
    benchmark: toBenchmark(benchmark),
    models,
    regions,
    ...asked,
    repeats,
    ...readOrder(envelope),
    sampling: readSampling(envelope, context),
    constraints: {
      ...constraints,
      timeoutMs:
        constraints.timeoutMs ?? defaultTimeoutMs(fullestLane, context.limits.maxTimeoutMs),
    },
    systemPrompt: arms?.some(isPromptArm) === true ? 'none' : readSystemPrompt(envelope, context),
    ...(arms === undefined ? {} : { arms }),
    metadata: envelope.job.metadata ?? {},
    ...readAnalysis(envelope, context),
    ...readRetention(envelope),
    ...(judges === undefined ? {} : { judges }),
  };
}

function checkVersion({ job, path }: SubmittedJob, { problems }: JobContext): void {
  if (VERSIONS.includes(job.version ?? 'v1')) return;
  const message = `version ${show(job.version)} is not supported`;
  const allowed = VERSIONS.join(', ');
  problems.add([...path, 'version'], { code: 'unsupported_version', message, allowed });
}

/** Reads `benchmark`, which is required. */
function readBenchmark({ parts, path }: SubmittedJob, { problems }: JobContext): BenchmarkFields {
  const at = [...path, 'benchmark'];
  if (parts.benchmark !== null) return problems.collect(parts.benchmark);
  problems.add(at, typeFault(null, 'an object with a name', at));
  return {};
}

/** What a job keeps of its benchmark. */
function toBenchmark(fields: BenchmarkFields): JobBenchmark {
  const { name, version = null, description = null, ...rest } = fields;
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return { name: name ?? '', version, description, details: Object.fromEntries(given) };
}

/** How the job is to be analysed, where its submitter says so: what he leaves out is as by default. */
function readAnalysis(
  { parts }: SubmittedJob,
  { problems }: JobContext,
): Pick<JobSpec, 'analysis'> {
  if (parts.analysis === null) return {};
  const { endpoint, claim, alpha, margin } = problems.collect(parts.analysis);
  return {
    analysis: {
      endpoint: endpoint ?? DEFAULT_ANALYSIS.endpoint,
      claim: claim ?? DEFAULT_ANALYSIS.claim,
      alpha: alpha ?? DEFAULT_ANALYSIS.alpha,
      margin: margin ?? DEFAULT_ANALYSIS.margin,
    },
  };
}

function readRetention({ job }: SubmittedJob): Pick<JobSpec, 'retentionDays'> {
  const days = job.retention_days ?? null;
  return days === null ? {} : { retentionDays: days };
}

function readJudging({ parts, path }: SubmittedJob, context: JobContext): JobSpec['judges'] {
  if (parts.judging === null) return undefined;
  return readJudges(parts.judging, [...path, 'judging'], context);
}

/** Where the job asks: regions, the models in each, and how many of them must succeed. */
function readPlaces(
  submitted: SubmittedJob,
  context: JobContext,
): Pick<JobSpec, 'regions' | 'models'> & { readonly constraints: ReadConstraints } {
  const { parts, wrapper, path } = submitted;
  const at = [...path, 'constraints'];
  const fields = context.problems.collect(parts.constraints);
  const sources = {
    spec: fields.regions,
    specPath: [...at, 'regions'],
    wrapper: wrapper.target_regions,
    wrapperPath: ['target_regions'],
  };
  const regions = readJobRegions(sources, context);
  const known = context.problems.list.length;
  const models = readModels(submitted, regions, context);
  const sound = context.problems.list.length === known ? models : [];
  const available = countAvailable(regions, sound, sources, context);
  const constraints = readConstraints(
    { constraints: fields, wrapper, path: at },
    available,
    context,
  );
  const maxCost = readMaxCost(fields.max_cost, [...at, 'max_cost'], sound, context);
  return { regions, models, constraints: { ...constraints, ...maxCost } };
}

/** A region that no model is asked from cannot succeed, so it is not among those that can be required. */
function countAvailable(
  regions: JobSpec['regions'],
  models: JobSpec['models'],
  { specPath, wrapperPath }: RegionSources,
  { problems }: JobContext,
): number | null {
  if (problems.touches(specPath) || problems.touches(wrapperPath)) return null;
  const asked = new Set(models.flatMap((model) => model.regions)).size;
  return asked === 0 ? regions.length || null : asked;
}

function checkSize(spec: JobSpec, { limits, problems }: JobContext): void {
  const cells = countCells(spec);
  if (cells <= limits.maxCells) return;
  const size = `${lanesOf(spec).length} (region, model) x ${questionsPerLane(spec)} questions x ${spec.repeats} repeats`;
  const allowed = `at most ${limits.maxCells} cells`;
  const message = `${size} are ${cells} cells: split the job`;
  problems.add([], { code: 'matrix_too_large', message, allowed });
}

/** The one set of sampling parameters, from `sampling` or from the same names beside it. */
function readSampling({ job, parts, path }: SubmittedJob, { problems }: JobContext): Sampling {
  const at: Path = [...path, 'sampling'];
  const inside = parts.sampling === null ? {} : problems.collect(parts.sampling);
  const value = (name: keyof SamplingFields): number | null =>
    agree(
      { value: inside[name], path: [...at, name] },
      { value: job[name], path: [...path, name] },
      problems,
    ).value ?? null;
  return {
    temperature: value('temperature') ?? DEFAULT_TEMPERATURE,
    maxTokens: value('max_tokens') ?? DEFAULT_MAX_TOKENS,
    seed: value('seed'),
    topP: value('top_p'),
  };
}

/** How often each question is asked: `repeats`, or `runs` as it was called before. Default 1. */
function readRepeats({ job, path }: SubmittedJob, { problems, limits }: JobContext): number {
  const repeats = agree(
    { value: job.repeats, path: [...path, 'repeats'] },
    { value: job.runs, path: [...path, 'runs'] },
    problems,
  );
  const value = repeats.value ?? LEAST_REPEATS;
  if (value >= LEAST_REPEATS && value <= limits.maxRepeats) return value;
  const message = `${value} is too ${value < LEAST_REPEATS ? 'few' : 'many'}`;
  const allowed = `${LEAST_REPEATS}..${limits.maxRepeats}`;
  problems.add(repeats.path, { code: 'out_of_range', message, allowed });
  return LEAST_REPEATS;
}

/** What the order of the cells is drawn from, where the submitter says so: then it is the order of another job again. */
function readOrder({ job }: SubmittedJob): { readonly order?: JobOrder } {
  const seed = job.order_seed ?? null;
  return seed === null ? {} : { order: { seed } };
}

/** Whether the regional system prompt is sent. The catalogue's switch is the default, and off is off. */
function readSystemPrompt(
  { job, path }: SubmittedJob,
  { catalogue, problems }: JobContext,
): JobSpec['systemPrompt'] {
  const { enabled } = catalogue.systemPrompt;
  if (job.system_prompt === 'regional' && !enabled) {
    const message = 'the regional system prompt is switched off in the catalogue';
    problems.add([...path, 'system_prompt'], {
      code: 'system_prompt_disabled',
      message,
      allowed: 'none',
    });
  }
  return job.system_prompt ?? (enabled ? 'regional' : 'none');
}

/**
 * What a submission means, as 64 hex digits: SHA-256 of the canonical JSON of `{id, spec}`. Two bodies that say the same
 * thing in other words (aliases, wrapped or bare, another order of keys) have one hash; it decides whether a repeated
 * Idempotency-Key came with the same request.
 */
export function requestHash(spec: JobSpec, id: string | null): string {
  return createHash('sha256').update(canonicalJson({ id, spec })).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => sortKeys(inner));
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted);
}
