import type { ArmKind } from '@beacon/domain';
import type { ArmFactor, Confounder } from '../shape/arms-shape.js';
import { isMeasured } from './balanced-cells.js';
import type { ArmProfile, ArmsInput, LevelPair, ServedGroup } from './input.js';

/**
 * What two levels never have in common, so that nothing tells what of their difference is the arm's: each factor of the design, then the route and the
 * served model as they were seen. Empty where nothing of the kind was found, or nothing was measured.
 */
export function confoundersOf(
  { arm, factors, profiles, served }: Pick<ArmsInput, 'arm' | 'factors' | 'profiles' | 'served'>,
  pair: LevelPair,
): Confounder[] {
  const own = profiles.filter(({ subject }) => subject === pair.subject);
  const designed = factors.flatMap((factor, place) => apartIn(factor.kind, [own, place], pair));
  return [...designed, ...servedApart(arm, served, pair)];
}

function apartIn(
  kind: ArmKind,
  [profiles, place]: readonly [readonly ArmProfile[], number],
  { first, second }: LevelPair,
): Confounder[] {
  return apart(kind, measuredAt(profiles, place, first), measuredAt(profiles, place, second));
}

/** Levels of a factor at which a level of the arm was measured. */
function measuredAt(profiles: readonly ArmProfile[], place: number, level: string): Set<string> {
  const found = new Set<string>();
  for (const { blocks } of profiles) {
    for (const { stratum, ends } of blocks) {
      if (isMeasured(ends.get(level))) found.add(stratum[place] ?? '');
    }
  }
  return found;
}

/**
 * Routes and served models are what they were, whatever the design says. Providers name one version of a model in their own ways, so that names are
 * only compared where a route is shared; and a route is what an arm of routes compares.
 */
function servedApart(arm: ArmKind, served: readonly ServedGroup[], pair: LevelPair): Confounder[] {
  if (arm === 'route') return [];
  const of = (level: string, read: (group: ServedGroup) => string | null): Set<string> =>
    new Set(
      served
        .filter((group) => group.subject === pair.subject && group.level === level)
        .flatMap((group) => read(group) ?? []),
    );
  const both = (kind: ArmKind, read: (group: ServedGroup) => string | null): Confounder[] =>
    apart(kind, of(pair.first, read), of(pair.second, read));
  const routes = both('route', ({ route }) => route);
  if (routes.length > 0 || arm === 'served_model') return routes;
  return both('served_model', ({ servedModel }) => servedModel);
}

function apart(
  kind: ArmKind,
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
): Confounder[] {
  if (first.size === 0 || second.size === 0) return [];
  if ([...first].some((level) => second.has(level))) return [];
  return [{ kind, first: [...first].toSorted(), second: [...second].toSorted() }];
}

/** Factors that take several values on both sides: the comparison is made within each. */
export function adjustedFactors(
  { factors, profiles }: Pick<ArmsInput, 'factors' | 'profiles'>,
  pair: LevelPair,
): ArmFactor[] {
  const own = profiles.filter(({ subject }) => subject === pair.subject);
  return factors.map(({ kind, levels }, place) => {
    const [first, second] = [pair.first, pair.second].map((level) => measuredAt(own, place, level));
    return { kind, levels: levels.filter((level) => first?.has(level) && second?.has(level)) };
  });
}
