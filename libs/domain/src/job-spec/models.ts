import type { JobModel } from '../job-specification.js';
import type { Model } from '../catalogue.js';
import { readRegionList } from './regions.js';
import { listAllowed, show, tooMany } from './problems.js';
import type { Fault, Path, Read } from './problems.js';
import type { JobContext } from './context.js';
import type { ModelFields, ReadList, SubmittedJob } from './submitted.js';

interface Chosen {
  readonly list: ReadList<ModelFields>;
  readonly pathOf: (index: number) => Path;
}

/** A model with the regions to ask it from. */
interface Entry {
  readonly model: Model;
  readonly name: string | null;
  readonly regions: readonly string[];
}

/** The job's models, each once, with regions in the job's order. Empty when there is a problem with them. */
export function readModels(
  submitted: SubmittedJob,
  jobRegions: readonly string[],
  context: JobContext,
): readonly JobModel[] {
  const chosen = choose(submitted, context);
  if (chosen === null) return [];
  const reader = new ModelReader(jobRegions, context, jobRegions);
  return merge(readEntries(chosen, reader), jobRegions);
}

function readEntries({ list, pathOf }: Chosen, reader: ModelReader): readonly Entry[] {
  return list.entries.flatMap((entry, index) => {
    const read = reader.read(entry, list.objects[index] ?? null, pathOf(index));
    return read === null ? [] : [read];
  });
}

/**
 * Reads models that are added to a job. An entry with regions of its own may name any region; one without is asked from
 * all of the job's.
 */
export function readAddedModels(
  list: ReadList<ModelFields>,
  path: Path,
  jobRegions: readonly string[],
  context: JobContext,
): readonly JobModel[] {
  const chosen = checkLength(list, path, context);
  if (chosen === null) return [];
  const known = context.catalogue.regions.map((region) => region.id);
  const namable = [...new Set([...jobRegions, ...known])];
  const reader = new ModelReader(jobRegions, context, namable);
  return merge(readEntries(chosen, reader), namable);
}

/** The places in which a job may name its models; the first that names one is used. */
function choose({ job, parts, path }: SubmittedJob, context: JobContext): Chosen | null {
  const at = [...path, 'models'];
  const { models, metadataModels, metadataModel } = parts;
  if (isNamed(models)) return checkLength(models, at, context);
  if (context.problems.touches(at)) return null;
  const metadataPath = [...path, 'metadata', 'models'];
  checkList(job.metadata?.['models'], metadataPath, context);
  if (isNamed(metadataModels)) return checkLength(metadataModels, metadataPath, context);
  if (context.problems.touches(metadataPath)) return null;
  const single = [...path, 'metadata', 'model'];
  if (metadataModel !== null) return { list: metadataModel, pathOf: () => single };
  if (models ?? metadataModels) context.problems.add(models ? at : metadataPath, EMPTY);
  else context.problems.add(at, MISSING);
  return null;
}

function isNamed(list: ReadList<ModelFields> | null): list is ReadList<ModelFields> {
  return list !== null && list.entries.length > 0;
}

const EMPTY: Fault = { code: 'empty_list', message: 'at least one model is required' };
const MISSING: Fault = {
  code: 'missing_models',
  message: 'no model is named: give models, or metadata.models, or metadata.model',
};

function checkList(value: unknown, path: Path, { problems }: JobContext): void {
  if (value === undefined || value === null || Array.isArray(value)) return;
  const message = `must be a list of models, not ${show(value)}`;
  problems.add(path, { code: 'wrong_type', message });
}

function checkLength(
  list: ReadList<ModelFields>,
  path: Path,
  { problems, limits }: JobContext,
): Chosen | null {
  const { length } = list.entries;
  if (length <= limits.maxModels) return { list, pathOf: (index) => [...path, index] };
  problems.add(path, tooMany('models', length, limits.maxModels));
  return null;
}

/** Reads entries against the catalogue, which it indexes once for all of them. */
class ModelReader {
  readonly #jobRegions: readonly string[];
  readonly #context: JobContext;
  readonly #models: ReadonlyMap<string, Model>;
  readonly #lanes: ReadonlySet<string>;

  /** @param namable regions that an entry may name. */
  constructor(
    jobRegions: readonly string[],
    context: JobContext,
    private readonly namable: readonly string[],
  ) {
    this.#jobRegions = jobRegions;
    this.#context = context;
    this.#models = new Map(context.catalogue.models.map((model) => [model.id, model]));
    this.#lanes = new Set(context.catalogue.lanes.map((lane) => laneKey(lane.region, lane.model)));
  }

  read(entry: unknown, object: Read<ModelFields> | null, path: Path): Entry | null {
    const { problems } = this.#context;
    if (typeof entry === 'string') return this.#resolve({ id: entry }, path, path);
    if (object !== null) return this.#resolve(problems.collect(object), path, [...path, 'id']);
    const message = `must be a model's id or an object with an id, not ${show(entry)}`;
    problems.add(path, { code: 'wrong_type', message });
    return null;
  }

  #resolve(fields: ModelFields, path: Path, idPath: Path): Entry | null {
    if (fields.id === undefined || fields.id === null) return null;
    const model = this.#models.get(fields.id);
    if (model === undefined) {
      this.#context.problems.add(idPath, this.#unknown(fields.id));
      return null;
    }
    const regions = this.#regionsOf(model, fields.regions, path);
    return { model, name: fields.name || null, regions };
  }

  #unknown(id: string): Fault {
    const allowed = listAllowed([...this.#models.keys()]);
    if (id === '')
      return { code: 'empty_model_id', message: 'the id of a model is empty', allowed };
    return { code: 'unknown_model', message: `${show(id)} is no known model`, allowed };
  }

  #regionsOf(model: Model, list: ModelFields['regions'], path: Path): readonly string[] {
    if (this.#context.problems.touches([...path, 'regions'])) return [];
    if (list === null || list === undefined) return this.#everywhere(model, path);
    const named = readRegionList(list, [...path, 'regions'], this.#context);
    // Without regions of its own the job has a problem already, which would only be repeated here.
    if (this.#jobRegions.length === 0) return [];
    for (const region of named) this.#checkNamed(model, region.id, region.path);
    return named.map((region) => region.id);
  }

  #checkNamed(model: Model, region: string, path: Path): void {
    const { problems } = this.#context;
    if (!this.namable.includes(region)) {
      const message = `${region} is not among the job's regions`;
      const allowed = this.#jobRegions.join(', ');
      problems.add(path, { code: 'region_not_in_job', message, allowed });
    } else if (!this.#isServed(region, model)) {
      problems.add(path, this.#notServed(model, [region]));
    }
  }

  #everywhere(model: Model, path: Path): readonly string[] {
    const absent = this.#jobRegions.filter((region) => !this.#isServed(region, model));
    if (absent.length > 0) this.#context.problems.add(path, this.#notServed(model, absent));
    return this.#jobRegions;
  }

  #isServed(region: string, model: Model): boolean {
    return this.#lanes.has(laneKey(region, model.id));
  }

  #notServed(model: Model, absent: readonly string[]): Fault {
    const served = this.#context.catalogue.regions
      .map((region) => region.id)
      .filter((region) => this.#isServed(region, model));
    const message = `${model.id} is not served in ${listAllowed(absent)}: give models an entry {"id", "regions"} that names where to ask it`;
    return { code: 'model_not_in_region', message, allowed: listAllowed(served) || 'no region' };
  }
}

function laneKey(region: string, model: string): string {
  return `${region} ${model}`;
}

/** Entries of one id become one model: the first name, and every region that any of them names. */
function merge(entries: readonly Entry[], jobRegions: readonly string[]): readonly JobModel[] {
  const ids = new Set(entries.map((entry) => entry.model.id));
  return [...ids].map((id) => {
    const same = entries.filter((entry) => entry.model.id === id);
    const asked = new Set(same.flatMap((entry) => entry.regions));
    const name = same[0]?.name ?? same[0]?.model.name ?? id;
    return { id, name, regions: jobRegions.filter((region) => asked.has(region)) };
  });
}
