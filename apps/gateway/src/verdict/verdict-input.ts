import type { CellCounts, Twin, VerdictInput } from '@beacon/analysis';
import type { Catalogue } from '@beacon/domain';
import type { OutcomeProfiles, ProfileFrame, ProfileRow } from '@beacon/persistence';

const NOTHING: CellCounts = { outcomes: {}, cancelled: 0, quarantined: 0 };

/** A job's counted outcomes in the form that a verdict is reached from, without the options. */
export function toVerdictInput(
  frame: ProfileFrame,
  { profiles, classifierVersions }: OutcomeProfiles,
  facts: { readonly catalogue: Catalogue; readonly interim: boolean },
): VerdictInput {
  const { regions, models, repeats, questionCount } = frame;
  return {
    regions,
    models,
    repeats,
    questions: questionCount,
    profiles: profiles.map((row) => toProfile(row, regions)),
    twins: twinsOf(regions, facts.catalogue),
    interim: facts.interim,
    stopped: frame.status === 'cancelled',
    versions: versionsOf(classifierVersions),
  };
}

function toProfile({ cells, ...row }: ProfileRow, regions: readonly string[]) {
  return { ...row, cells: regions.map((region) => cells.get(region) ?? NOTHING) };
}

/** A twin whose original the job does not ask is a region like any other. */
export function twinsOf(regions: readonly string[], catalogue: Catalogue): Twin[] {
  return catalogue.regions.flatMap(({ id, twinOf }) =>
    twinOf !== undefined && regions.includes(id) && regions.includes(twinOf)
      ? [{ region: id, twinOf }]
      : [],
  );
}

function versionsOf(classifiers: readonly string[]): Record<string, string> {
  return classifiers.length === 0 ? {} : { classifier: classifiers.join(' to ') };
}
