import type { SamplingParameter } from '@beacon/domain';
import { listed } from '../shape/words.js';

/** How one region's lane of a model asks, or asked. */
export interface AskedRoute {
  readonly modelId: string;
  readonly region: string;
  /** Whether a router chooses who serves. */
  readonly isUnpinned: boolean;
  /** Who serves behind a router; empty where there is none, or that is not known. */
  readonly upstreams: readonly string[];
  /** What of the job's sampling is not sent. */
  readonly leftOut: readonly SamplingParameter[];
}

/** Something to know of how a model is asked. */
export interface RouteFinding {
  readonly code: 'unpinned_route' | 'upstreams_differ' | 'sampling_left_out' | 'sampling_differs';
  readonly modelId: string;
  readonly text: string;
}

/** What is otherwise than it seems in how models are asked: which regions can be compared, and what a difference may come from. */
export function askedOtherwise(routes: readonly AskedRoute[]): RouteFinding[] {
  const models = [...new Set(routes.map(({ modelId }) => modelId))];
  return models.flatMap((modelId) => {
    const ofModel = routes.filter((route) => route.modelId === modelId);
    const texts = [unpinned(ofModel), upstreams(ofModel), ...sampling(ofModel)];
    return texts.flatMap((found) => {
      if (found === null) return [];
      const { code, text } = found;
      return [{ code, modelId, text: `${modelId} ${text}` }];
    });
  });
}

type Found = Pick<RouteFinding, 'code' | 'text'>;

function unpinned(routes: readonly AskedRoute[]): Found | null {
  const free = regionsOf(routes.filter(({ isUnpinned }) => isUnpinned));
  if (free.length === 0) return null;
  const served = [...new Set(routes.flatMap(({ upstreams: by }) => by))].toSorted();
  const by = served.length === 0 ? '' : ` (${listed(served)} so far)`;
  const text = `is served from ${listed(free)} by whichever provider its router chooses${by}: a difference between regions may be one between providers, and asking again may ask another`;
  return { code: 'unpinned_route', text };
}

function upstreams(routes: readonly AskedRoute[]): Found | null {
  const known = routes.filter(({ isUnpinned, upstreams: by }) => !isUnpinned && by.length > 0);
  const bySet = grouped(known, ({ upstreams: by }) => by.toSorted());
  if (bySet.length < 2) return null;
  const parts = bySet.map(({ regions, names }) => `${listed(regions)} by ${listed(names)}`);
  const text = `is served by different providers: ${parts.join('; ')}; a difference between these regions may be one between the providers`;
  return { code: 'upstreams_differ', text };
}

function sampling(routes: readonly AskedRoute[]): (Found | null)[] {
  const bySet = grouped(routes, ({ leftOut }) => leftOut);
  return [leftOut(bySet), differs(bySet)];
}

function leftOut(bySet: readonly Group[]): Found | null {
  const parts = bySet
    .filter(({ names }) => names.length > 0)
    .map(({ regions, names }) => `${listed(names)} from ${listed(regions)}`);
  if (parts.length === 0) return null;
  const text = `refuses part of the sampling, and is not sent ${parts.join('; ')}: there the provider's own defaults count`;
  return { code: 'sampling_left_out', text };
}

function differs(bySet: readonly Group[]): Found | null {
  if (bySet.length < 2) return null;
  const parts = bySet.map(
    ({ regions, names }) =>
      `${listed(regions)} ${names.length === 0 ? 'with all of it' : `without ${listed(names)}`}`,
  );
  const text = `is not asked alike in its regions (${parts.join('; ')}): only regions that leave out the same can be compared`;
  return { code: 'sampling_differs', text };
}

interface Group {
  readonly regions: readonly string[];
  readonly names: readonly string[];
}

/** Regions by the same names, in the order in which they come. */
function grouped(
  routes: readonly AskedRoute[],
  namesOf: (route: AskedRoute) => readonly string[],
): Group[] {
  const byKey = Map.groupBy(routes, (route) => namesOf(route).join('\n'));
  return [...byKey.values()].map((same) => ({
    regions: regionsOf(same),
    names: same[0] === undefined ? [] : namesOf(same[0]),
  }));
}

function regionsOf(routes: readonly AskedRoute[]): string[] {
  return [...new Set(routes.map(({ region }) => region))];
}
