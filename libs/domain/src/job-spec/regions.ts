import { resolveRegion } from '../catalogue.js';
import type { Catalogue } from '../catalogue.js';
import { conflict, formatPath, listAllowed, show, tooMany } from './problems.js';
import type { Fault, Path, Problems } from './problems.js';
import type { JobContext } from './context.js';

/** A region and where it was submitted. */
export interface SubmittedRegion {
  readonly id: string;
  readonly path: Path;
}

/** Resolves a list of spellings, entry by entry; an entry that names no region becomes a problem. */
export function readRegionList(
  list: readonly unknown[],
  path: Path,
  context: JobContext,
): readonly SubmittedRegion[] {
  const { problems, limits, catalogue } = context;
  if (list.length === 0) problems.add(path, EMPTY);
  if (list.length > limits.maxRegions) {
    problems.add(path, tooMany('regions', list.length, limits.maxRegions));
    return [];
  }
  return list.flatMap((entry, index) => {
    const region = readRegion(entry, [...path, index], catalogue, problems);
    return region === null ? [] : [region];
  });
}

const EMPTY: Fault = {
  code: 'empty_list',
  message: 'at least one region constraint is required: the list is empty',
};

/** Resolves one spelling; null when it names no region, which becomes a problem. */
export function readRegion(
  entry: unknown,
  path: Path,
  catalogue: Catalogue,
  problems: Problems,
): SubmittedRegion | null {
  if (typeof entry !== 'string') {
    const message = `must be a region's name, not ${show(entry)}`;
    problems.add(path, { code: 'wrong_type', message, allowed: allowedRegions(catalogue) });
    return null;
  }
  const region = resolveRegion(catalogue, entry);
  if (region !== undefined) return { id: region.id, path };
  const message = `${show(entry)} is no known region`;
  problems.add(path, { code: 'unknown_region', message, allowed: allowedRegions(catalogue) });
  return null;
}

function allowedRegions(catalogue: Catalogue): string {
  return listAllowed(
    catalogue.regions.map(({ id, aliases }) =>
      aliases.length === 0 ? id : `${id} (${aliases.join(', ')})`,
    ),
  );
}

/** The lists in which a job may name its regions. */
export interface RegionSources {
  readonly spec: readonly unknown[] | null | undefined;
  readonly specPath: Path;
  /** `target_regions` of the wrapper, beside the specification. */
  readonly wrapper: readonly unknown[] | null | undefined;
  readonly wrapperPath: Path;
}

/** The job's regions: canonical, each once, in the order first named. Empty when there is a problem with them. */
export function readJobRegions(sources: RegionSources, context: JobContext): readonly string[] {
  const spec = readDistinct(sources.spec, sources.specPath, context);
  const wrapper = readDistinct(sources.wrapper, sources.wrapperPath, context);
  if (spec === null && wrapper === null) reportMissing(sources, context);
  if (spec !== null && wrapper !== null) compare(spec, wrapper, sources, context.problems);
  return spec ?? wrapper ?? [];
}

function readDistinct(
  list: readonly unknown[] | null | undefined,
  path: Path,
  context: JobContext,
): readonly string[] | null {
  if (list === null || list === undefined) return null;
  return [...new Set(readRegionList(list, path, context).map((region) => region.id))];
}

function reportMissing(sources: RegionSources, { problems }: JobContext): void {
  if (problems.touches(sources.specPath) || problems.touches(sources.wrapperPath)) return;
  const message = 'at least one region constraint is required';
  problems.add(sources.specPath, { code: 'missing_field', message });
}

function compare(
  spec: readonly string[],
  wrapper: readonly string[],
  { specPath, wrapperPath }: RegionSources,
  problems: Problems,
): void {
  if (problems.touches(specPath) || problems.touches(wrapperPath)) return;
  const isSame = spec.length === wrapper.length && spec.every((id) => wrapper.includes(id));
  if (!isSame)
    problems.add(wrapperPath, conflict(wrapper.join(', '), formatPath(specPath), spec.join(', ')));
}
