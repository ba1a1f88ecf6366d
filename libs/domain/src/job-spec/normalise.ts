import { countCells, lanesOf, questionsPerLane } from '../cell.js';
import type { JobSpec } from '../job-specification.js';
import { readAsked, readBenchmark, toBenchmark } from './benchmark.js';
import { defaultTimeoutMs, readConstraints } from './constraints.js';
import type { ReadConstraints } from './constraints.js';
import type { JobContext } from './context.js';
import { readJudges } from './judging.js';
import { readModels } from './models.js';
import { agree } from './faults.js';
import { show } from './problems.js';
import type { SubmittedJob } from './submitted.js';
import type { Problem } from './problems.js';
import { readJobRegions } from './regions.js';
import type { RegionSources } from './regions.js';
import { readOrder, readRepeats, readSampling, readSystemPrompt } from './sampling.js';

/** A submitted job: accepted, with `id` null when the submitter chose none; or everything that is wrong with it. */
export type NormalisedJob =
  | { readonly ok: true; readonly id: string | null; readonly spec: JobSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const VERSIONS: readonly string[] = ['v1', '1', '1.0'];

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
  const asked = readAsked(envelope, benchmark, context);
  const repeats = readRepeats(envelope, context);
  const fullestLane = questionsPerLane(asked) * repeats;
  const judges = readJudges(envelope.job.judging, [...envelope.path, 'judging'], context);
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
    systemPrompt: readSystemPrompt(envelope, context),
    metadata: envelope.job.metadata ?? {},
    ...(judges === undefined ? {} : { judges }),
  };
}

function checkVersion({ job, path }: SubmittedJob, { problems }: JobContext): void {
  if (VERSIONS.includes(job.version ?? 'v1')) return;
  const message = `version ${show(job.version)} is not supported`;
  const allowed = VERSIONS.join(', ');
  problems.add([...path, 'version'], { code: 'unsupported_version', message, allowed });
}

/** Where the job asks: regions, the models in each, and how many of them must succeed. */
function readPlaces(
  { job, wrapper, path }: SubmittedJob,
  context: JobContext,
): Pick<JobSpec, 'regions' | 'models'> & { readonly constraints: ReadConstraints } {
  const at = [...path, 'constraints'];
  const fields = context.read.constraints(job.constraints ?? {}, at, context.problems);
  const sources = {
    spec: fields.regions,
    specPath: [...at, 'regions'],
    wrapper: wrapper.target_regions,
    wrapperPath: ['target_regions'],
  };
  const regions = readJobRegions(sources, context);
  const known = context.problems.list.length;
  const models = readModels({ models: job.models, metadata: job.metadata, path }, regions, context);
  const sound = context.problems.list.length === known ? models : [];
  const available = countAvailable(regions, sound, sources, context);
  const constraints = readConstraints(
    { constraints: fields, wrapper, path: at },
    available,
    context,
  );
  return { regions, models, constraints };
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
