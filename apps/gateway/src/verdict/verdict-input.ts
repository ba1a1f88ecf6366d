import { typedInput } from '@beacon/verdict';
import type { CellCounts, VerdictInput } from '@beacon/verdict';
import type { Catalogue } from '@beacon/domain';
import type { ProfileFrame, ProfileRow, RoutedGroup } from '@beacon/persistence';
import { twinsOf } from '../job-access/twins.js';

const NOTHING: CellCounts = { outcomes: {}, cancelled: 0, quarantined: 0 };

/** A job's counted outcomes in the form that a verdict is reached from, with the errors of what typed them and without other options. */
export function toVerdictInput(
  frame: ProfileFrame,
  profiles: readonly ProfileRow[],
  facts: {
    readonly typed: readonly RoutedGroup[];
    readonly catalogue: Catalogue;
    readonly interim: boolean;
  },
): VerdictInput {
  const { regions, models, repeats, questionCount, unitCount } = frame;
  return {
    regions,
    models,
    repeats,
    questions: questionCount,
    ...(unitCount === null ? {} : { units: unitCount }),
    profiles: profiles.map((row) => toProfile(row, regions)),
    twins: twinsOf(regions, facts.catalogue),
    interim: facts.interim,
    stopped: frame.status === 'cancelled',
    ...typedInput(facts.typed),
  };
}

function toProfile({ cells, ...row }: ProfileRow, regions: readonly string[]) {
  return { ...row, cells: regions.map((region) => cells.get(region) ?? NOTHING) };
}
