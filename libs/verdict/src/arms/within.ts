import { holm, pairedT, signFlip } from '@beacon/statistics';
import type { CountedDifference } from '@beacon/statistics';
import type { PairRow } from '../data/pair-rows.js';
import { differencesOf } from '../data/pair-rows.js';
import type { VerdictOptions } from '../input/input.js';
import { eventsOf, measuredOf } from '../input/outcome-classes.js';
import { pairsOf } from '../data/comparison-plan.js';
import { estimatePair } from '../pairs/pair-estimate.js';
import type { ArmFactor, ArmInteraction, WithinLevel } from '../shape/arms-shape.js';
import { jsonInterval, jsonIntervalOrNull } from '../shape/json.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { balancedCells, isMeasured } from './balanced-cells.js';
import type { ArmProfile, LevelPair } from './input.js';

/** The profiles of a pair's model, and the factor by which they are looked at. */
export interface WithinScope {
  readonly profiles: readonly ArmProfile[];
  readonly pair: LevelPair;
  readonly endpoint: ConfirmatoryEndpoint;
  readonly factor: ArmFactor;
  /** Place of the factor in a stratum. */
  readonly place: number;
}

/** An interaction before it is corrected for their number. */
export type RawInteraction = Omit<ArmInteraction, 'p_adjusted' | 'claimed'>;

/** The difference of two levels within each level of a factor that both have. */
export function withinLevels(scope: WithinScope, options: VerdictOptions): WithinLevel[] {
  const { kind, levels } = scope.factor;
  return levels.map((level) => {
    const rows = scope.profiles.flatMap((profile) => rowOf(profile, scope, level) ?? []);
    const isRepeated = rows.some(({ na, nb }) => na > 1 || nb > 1);
    const design = { regions: 2, repeated: isRepeated, claim: options.claim };
    const found = estimatePair(rows, design, options);
    return {
      factor: kind,
      level,
      questions: found?.questions ?? 0,
      difference: found?.difference ?? null,
      interval: found === null ? null : jsonInterval(found.interval),
      p: found === null ? null : Math.max(found.p, found.byAnswer?.p ?? 0),
    };
  });
}

/**
 * Whether the difference of two levels depends on a factor: for each question the difference under one level of the factor minus that under another, tested by
 * flipping signs over the questions, with the interval of a paired t. Without an interaction these scatter around 0; sign flips are exact where they do so
 * symmetrically, and right for many questions where they do not (Janssen 1997).
 */
export function interactionsOf(scope: WithinScope, options: VerdictOptions): RawInteraction[] {
  const { kind, levels } = scope.factor;
  return pairsOf(levels).flatMap(([one, other]) => {
    const differences = scope.profiles.flatMap(
      (profile) => differenceOf(profile, scope, [one, other]) ?? [],
    );
    const merged = mergedDifferences(differences);
    if (merged.length === 0) return [];
    const t = pairedT(merged, options.level);
    const { p } = signFlip(merged, { seed: options.seed });
    return [
      {
        factor: kind,
        one,
        other,
        questions: t.n,
        difference: t.mean,
        interval: jsonIntervalOrNull(t.interval),
        p,
      },
    ];
  });
}

/** Corrects interactions for their number: a family of their own, which takes nothing from the differences. */
export function adjustedInteractions(
  all: readonly RawInteraction[],
): ReadonlyMap<RawInteraction, number> {
  const adjusted = holm(all.map(({ p }) => p));
  return new Map(all.map((one, index) => [one, adjusted[index] ?? 1]));
}

/** A question's answers under both levels of the arm within a level of the factor: only such as have a counterpart. */
function rowOf(
  { blocks, questions }: ArmProfile,
  { pair, endpoint, place }: WithinScope,
  level: string,
): PairRow | null {
  const here = blocks.filter(
    ({ stratum, ends }) =>
      stratum[place] === level &&
      isMeasured(ends.get(pair.first)) &&
      isMeasured(ends.get(pair.second)),
  );
  const cells = balancedCells(here, pair);
  if (cells === null) return null;
  const { first, second } = cells;
  return {
    count: questions,
    xa: eventsOf(first, endpoint),
    na: measuredOf(first),
    xb: eventsOf(second, endpoint),
    nb: measuredOf(second),
  };
}

/** Both sides of a row have as many answers, so that a question's difference of differences is an exact fraction. */
function differenceOf(
  profile: ArmProfile,
  scope: WithinScope,
  [one, other]: readonly [string, string],
): CountedDifference | null {
  const [here, there] = [rowOf(profile, scope, one), rowOf(profile, scope, other)];
  if (here === null || there === null) return null;
  return {
    numerator: (here.xa - here.xb) * there.na - (there.xa - there.xb) * here.na,
    denominator: here.na * there.na,
    count: profile.questions,
  };
}

/** As the differences of a pair are: equal ones merged, in an order of their own. A fraction -2..2 is halved for that, and doubled again. */
function mergedDifferences(all: readonly CountedDifference[]): CountedDifference[] {
  const rows = all.map(({ numerator, denominator, count }): PairRow => {
    const n = 2 * denominator;
    const [xa, xb] = numerator > 0 ? [numerator, 0] : [0, -numerator];
    return { count, xa, na: n, xb, nb: n };
  });
  return differencesOf(rows).map(({ numerator, denominator, count }) => ({
    numerator: 2 * numerator,
    denominator,
    count,
  }));
}
