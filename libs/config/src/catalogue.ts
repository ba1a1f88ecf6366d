import type { Catalogue, LaneConfig, Region } from '@beacon/domain';
import { catalogueFileSchema, type CatalogueFile } from './catalogue-file.schema.js';
import { expandLanes } from './catalogue-lanes.js';
import { ConfigurationError, type ConfigurationProblem } from './configuration.error.js';
import type { Environment } from './environment.js';
import { twinProblems } from './twins.js';
import { validate } from './validate.js';
import { YamlFile, type FieldPath } from './yaml-file.js';

/**
 * Reads the catalogue: regions, models and lanes, each address with the environment's values put in.
 * @throws ConfigurationError that lists every problem with file, line and field.
 */
export function loadCatalogue(path: string, env: Environment): Catalogue {
  const file = YamlFile.read(path);
  if (!(file instanceof YamlFile)) throw new ConfigurationError(file);
  const checked = validate(file, catalogueFileSchema, file.data);
  if (!checked.ok) throw new ConfigurationError(checked.problems);
  return toCatalogue(file, checked.value, env);
}

function toCatalogue(file: YamlFile, data: CatalogueFile, env: Environment): Catalogue {
  const { lanes, problems: laneProblems } = expandLanes(file, data, env);
  // A lane with a problem serves nothing yet, so models are looked at once every lane is sound.
  const unserved = laneProblems.length === 0 ? unservedModels(file, data, lanes) : [];
  const problems = [
    ...repeatedNames(file, data),
    ...twinProblems(file, data),
    ...laneProblems,
    ...unserved,
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    systemPrompt: data.system_prompt,
    regions: data.regions.map(toRegion),
    models: data.models,
    lanes,
  };
}

interface Claim {
  readonly name: string;
  readonly at: FieldPath;
}

function repeatedNames(file: YamlFile, data: CatalogueFile): ConfigurationProblem[] {
  const ids = data.regions.map(({ id }, index) => claim(id, ['regions', index, 'id']));
  const aliases = data.regions.flatMap((region, index) =>
    region.aliases.map((alias, place) => claim(alias, ['regions', index, 'aliases', place])),
  );
  const codes = data.regions.map(({ code }, index) => claim(code, ['regions', index, 'code']));
  const models = data.models.map(({ id }, index) => ({ name: id, at: ['models', index, 'id'] }));
  return [[...ids, ...aliases], codes, models].flatMap((claims) => claimedTwice(file, claims));
}

/** Regions are found without regard to case, so their names may not differ by case alone. */
function claim(name: string, at: FieldPath): Claim {
  return { name: name.toLowerCase(), at };
}

function claimedTwice(file: YamlFile, claims: readonly Claim[]): ConfigurationProblem[] {
  const first = new Map<string, Claim>();
  return claims.flatMap((current) => {
    const earlier = first.get(current.name);
    first.set(current.name, earlier ?? current);
    if (earlier === undefined) return [];
    const rule = `"${current.name}" is claimed on line ${file.lineOf(earlier.at)} already, each name stands once`;
    return [file.problem(current.at, rule)];
  });
}

function unservedModels(
  file: YamlFile,
  data: CatalogueFile,
  lanes: readonly LaneConfig[],
): ConfigurationProblem[] {
  return data.models.flatMap(({ id }, index) => {
    if (lanes.some((lane) => lane.model === id)) return [];
    return [file.problem(['models', index], `"${id}" has no lane, add one under lanes`)];
  });
}

function toRegion({
  prompt_name: promptName,
  twin_of: twinOf,
  node_regions: nodeRegions,
  ...region
}: CatalogueFile['regions'][number]): Region {
  return {
    ...region,
    promptName,
    ...(twinOf == null ? {} : { twinOf }),
    ...(nodeRegions === undefined ? {} : { nodeRegions }),
  };
}
