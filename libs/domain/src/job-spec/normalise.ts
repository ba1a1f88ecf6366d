import { countCells, lanesOf, questionsPerLane } from '../cell.js';
import type { Catalogue } from '../catalogue.js';
import type { JobSpec } from '../job-specification.js';
import type { QuestionBank } from '../question.js';
import { readAsked, readBenchmark, toBenchmark } from './benchmark.js';
import { defaultTimeoutMs, readConstraints } from './constraints.js';
import type { ReadConstraints } from './constraints.js';
import type { JobContext } from './context.js';
import { openEnvelope } from './envelope.js';
import type { Envelope } from './envelope.js';
import type { JobLimits } from './limits.js';
import { readJudges } from './judging.js';
import { readModels } from './models.js';
import { Problems, show } from './problems.js';
import type { Problem } from './problems.js';
import { agree, readObject } from './read.js';
import { readJobRegions } from './regions.js';
import type { RegionSources } from './regions.js';
import { readOrder, readRepeats, readSampling, readSystemPrompt } from './sampling.js';
import { scan } from './scan.js';
import { constraintsSchema } from './schema.js';

/** A submitted job: accepted, with `id` null when the submitter chose none; or everything that is wrong with it. */
export type NormalisedJob =
  | { readonly ok: true; readonly id: string | null; readonly spec: JobSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const VERSIONS: readonly string[] = ['v1', '1', '1.0'];

/**
 * Turns the body of a submission into a specification: regions canonical, duplicates removed, every question with its
 * text, every default filled in. Reports up to 50 problems at once and throws for no JSON body, however odd.
 */
export function normaliseJob(
  body: unknown,
  against: {
    readonly catalogue: Catalogue;
    readonly bank: QuestionBank;
    readonly limits: JobLimits;
  },
): NormalisedJob {
  const problems = new Problems();
  const context = { ...against, problems };
  const envelope = scan(body, problems) ? openEnvelope(body, problems) : null;
  if (envelope === null) return { ok: false, problems: problems.list };
  const id = readId(envelope, context);
  const spec = readSpec(envelope, context);
  if (problems.list.length === 0) checkSize(spec, context);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  return { ok: true, id, spec };
}

function readId({ job, path }: Envelope, { problems }: JobContext): string | null {
  const id = agree(
    { value: job.id, path: [...path, 'id'] },
    { value: job.jobspec_id, path: [...path, 'jobspec_id'] },
    problems,
  );
  return id.value ?? null;
}

function readSpec(envelope: Envelope, context: JobContext): JobSpec {
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

function checkVersion({ job, path }: Envelope, { problems }: JobContext): void {
  if (VERSIONS.includes(job.version ?? 'v1')) return;
  const message = `version ${show(job.version)} is not supported`;
  const allowed = VERSIONS.join(', ');
  problems.add([...path, 'version'], { code: 'unsupported_version', message, allowed });
}

/** Where the job asks: regions, the models in each, and how many of them must succeed. */
function readPlaces(
  { job, wrapper, path }: Envelope,
  context: JobContext,
): Pick<JobSpec, 'regions' | 'models'> & { readonly constraints: ReadConstraints } {
  const at = [...path, 'constraints'];
  const fields = readObject(constraintsSchema, job.constraints ?? {}, at, context.problems);
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
