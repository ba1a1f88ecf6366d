import { findLane, listAllowed, resolveRegion, show, formatPath } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import type { FileProblem } from '../jobfile/job-file.error.js';
import type { JobFile } from '../jobfile/job-file.js';

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** A name of the job that a catalogue is to know, and where it stands. */
interface Named {
  readonly name: string;
  readonly path: Path;
}

/** What a job names and a catalogue does not have. Names of the right form only: the rest is told by the schema. */
export function catalogueProblems(job: JobFile, catalogue: Catalogue): FileProblem[] {
  const isWrapped = Object.hasOwn(job.body, 'jobspec');
  const spec = isWrapped ? fields(job.body['jobspec']) : job.body;
  const at: Path = isWrapped ? ['jobspec'] : [];
  const regions = [
    ...named(fields(spec['constraints'])['regions'], [...at, 'constraints', 'regions']),
    ...named(job.body['target_regions'], ['target_regions']),
  ];
  const models = named(spec['models'], [...at, 'models']);
  const judges = named(fields(spec['judging'])['models'], [...at, 'judging', 'models']);
  const served = catalogue.models.map(({ id }) => id);
  const spellings = catalogue.regions.map(({ id }) => id);
  const found = [
    ...unknown(regions, 'region', spellings, (name) => resolveRegion(catalogue, name)),
    ...unknown(
      [...models, ...judges],
      'model',
      served,
      (name) => served.includes(name) || undefined,
    ),
    ...unserved(models, regions, catalogue),
  ];
  return found.map(({ path, message, allowed }) =>
    job.problem({ field: formatPath(path), message, allowed }),
  );
}

interface Found {
  readonly path: Path;
  readonly message: string;
  readonly allowed: string;
}

function unknown(
  names: readonly Named[],
  thing: string,
  known: readonly string[],
  find: (name: string) => unknown,
): Found[] {
  return names
    .filter(({ name }) => find(name) === undefined)
    .map(({ name, path }) => ({
      path,
      message: `${show(name)} is no ${thing} of the catalogue`,
      allowed: listAllowed(known),
    }));
}

/** Models with regions of their own are left to the gateway. */
function unserved(
  models: readonly Named[],
  regions: readonly Named[],
  catalogue: Catalogue,
): Found[] {
  const wanted = regions.flatMap(({ name }) => resolveRegion(catalogue, name)?.id ?? []);
  return models.flatMap(({ name, path }) => {
    const isEntry = path.at(-1) === 'id';
    const lanes = catalogue.lanes.filter(({ model }) => model === name);
    const missing = wanted.find((region) => findLane(catalogue, region, name) === undefined);
    if (isEntry || missing === undefined || lanes.length === 0) return [];
    const allowed = listAllowed(lanes.map(({ region }) => region));
    return [{ path, message: `${show(name)} has no lane in ${missing}`, allowed }];
  });
}

function named(entries: unknown, at: Path): Named[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, index): Named[] => {
    if (typeof entry === 'string') return [{ name: entry, path: [...at, index] }];
    const { id } = fields(entry);
    return typeof id === 'string' ? [{ name: id, path: [...at, index, 'id'] }] : [];
  });
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
