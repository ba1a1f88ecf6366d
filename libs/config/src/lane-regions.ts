import type { CatalogueFile, LaneDefaults, LaneEntry } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

const BY_REGION = ['provider_region', 'provider_model', 'resource', 'deployment'] as const;

/** Settings by region that name a region which is none, in the defaults and in every entry. */
export function regionsUnknown(file: YamlFile, data: CatalogueFile): ConfigurationProblem[] {
  const known = data.regions.map(({ id }) => id);
  return [
    ...unknownIn(file, ['defaults'], data.defaults, known),
    ...data.lanes.flatMap((entry, index) => unknownIn(file, ['lanes', index], entry, known)),
  ];
}

function unknownIn(
  file: YamlFile,
  at: FieldPath,
  settings: LaneDefaults | LaneEntry,
  known: readonly string[],
): ConfigurationProblem[] {
  const said = settings as LaneEntry;
  return BY_REGION.flatMap((name) => {
    const value = said[name];
    if (value === undefined || typeof value === 'string') return [];
    return Object.keys(value)
      .filter((region) => !known.includes(region))
      .map((region) => {
        const rule = `unknown region "${region}", allowed are ${known.join(', ')}`;
        return file.problem([...at, name, region], rule);
      });
  });
}
