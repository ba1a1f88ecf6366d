import type { CatalogueFile } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import type { YamlFile } from './yaml-file.js';

type RegionEntry = CatalogueFile['regions'][number];

/** What is wrong with the twins: each stands beside one other region that is a place of its own, under the same prompt. */
export function twinProblems(file: YamlFile, { regions }: CatalogueFile): ConfigurationProblem[] {
  return regions.flatMap((region, index) => {
    const problem = region.twin_of == null ? null : problemOf(region, region.twin_of, regions);
    if (problem === null) return [];
    return [file.problem(['regions', index, problem.field], problem.rule)];
  });
}

interface TwinProblem {
  readonly field: 'twin_of' | 'prompt_name';
  readonly rule: string;
}

function problemOf(
  twin: RegionEntry,
  original: string,
  regions: readonly RegionEntry[],
): TwinProblem | null {
  if (twin.id === original) return { field: 'twin_of', rule: 'is the region itself, name another' };
  const named = regions.find(({ id }) => id === original);
  if (named === undefined) {
    const allowed = regions.filter((region) => isOriginal(region, twin)).map(({ id }) => id);
    const rule = `unknown region "${original}", allowed are ${allowed.join(', ')}`;
    return { field: 'twin_of', rule };
  }
  if (named.twin_of != null) {
    const rule = `"${original}" is a twin of "${named.twin_of}" itself, name that`;
    return { field: 'twin_of', rule };
  }
  // Under another prompt the two would differ by more than chance.
  if (named.prompt_name === twin.prompt_name) return null;
  const rule = `must be ${JSON.stringify(named.prompt_name)} as that of "${original}", whose twin this is`;
  return { field: 'prompt_name', rule };
}

function isOriginal(region: RegionEntry, twin: RegionEntry): boolean {
  return region.id !== twin.id && region.twin_of == null;
}
