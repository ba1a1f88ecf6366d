import type { VerdictOptions } from '../input/input.js';
import type { ArmInteraction, WithinLevel } from '../shape/arms-shape.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { adjustedFactors } from './confounding.js';
import type { ArmsInput, LevelPair } from './input.js';
import { adjustedInteractions, interactionsOf, withinLevels } from './within.js';
import type { RawInteraction, WithinScope } from './within.js';

/** The difference of two levels within everything else, and by how much it depends on it. */
export interface WithinPair {
  readonly within: readonly WithinLevel[];
  readonly interactions: readonly ArmInteraction[];
}

/** Finds it by pair and endpoint. */
export type InteractionFinder = (pair: LevelPair, endpoint: ConfirmatoryEndpoint) => WithinPair;

/** Works out all differences within levels, and all interactions, which are corrected together. */
export function interactionFinder(
  input: ArmsInput,
  pairs: readonly LevelPair[],
  options: VerdictOptions,
): InteractionFinder {
  const found = new Map(
    pairs.flatMap((pair) =>
      CONFIRMATORY_ENDPOINTS.map((endpoint) => [
        keyOf(pair, endpoint),
        rawPart(input, pair, endpoint, options),
      ]),
    ),
  );
  const adjusted = adjustedInteractions([...found.values()].flatMap(({ raw }) => raw));
  return (pair, endpoint) => {
    const { within, raw } = found.get(keyOf(pair, endpoint)) ?? { within: [], raw: [] };
    const interactions = raw.map((one) => {
      const p_adjusted = adjusted.get(one) ?? 1;
      const claimed = p_adjusted <= options.alpha && !readsUnlike(input, one);
      return { ...one, p_adjusted, claimed };
    });
    return { within, interactions };
  };
}

/** Where one of the two is language, one detector reads the sides of the interaction in different ones: errors that add up to nothing in a difference may make one. */
function readsUnlike({ arm, options }: ArmsInput, { factor }: RawInteraction): boolean {
  return (arm === 'language' || factor === 'language') && options.calibration !== 'exact';
}

function keyOf({ subject, first, second }: LevelPair, endpoint: ConfirmatoryEndpoint): string {
  return JSON.stringify([subject, first, second, endpoint]);
}

function rawPart(
  input: ArmsInput,
  pair: LevelPair,
  endpoint: ConfirmatoryEndpoint,
  options: VerdictOptions,
): { readonly within: readonly WithinLevel[]; readonly raw: readonly RawInteraction[] } {
  const profiles = input.profiles.filter(({ subject }) => subject === pair.subject);
  const scopes = adjustedFactors(input, pair)
    .map((factor, place): WithinScope => ({ profiles, pair, endpoint, factor, place }))
    .filter(({ factor }) => factor.levels.length > 1);
  return {
    within: scopes.flatMap((scope) => withinLevels(scope, options)),
    raw: scopes.flatMap((scope) => interactionsOf(scope, options)),
  };
}
