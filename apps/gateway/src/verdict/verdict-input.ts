import { CLASSIFIER_VERSION } from '@beacon/classification';
import { ownCalibration } from '@beacon/verdict';
import type { AskedRoute, CellCounts, VerdictInput, VerdictOptions } from '@beacon/verdict';
import { SAMPLING_PARAMETERS } from '@beacon/domain';
import type { Catalogue, SamplingParameter } from '@beacon/domain';
import type { ProfileFrame, ProfileRow, RoutedGroup, TypedGroup } from '@beacon/persistence';
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
    simulated: simulatedIn(facts.typed),
    imported: importedIn(facts.typed),
    routes: routesIn(facts.typed),
    overridden: overriddenIn(facts.typed),
    otherVersions: otherVersionsIn(facts.typed),
    versions: versionsOf(facts.typed),
    options: { calibration: calibrationOf(facts.typed) },
  };
}

function toProfile({ cells, ...row }: ProfileRow, regions: readonly string[]) {
  return { ...row, cells: regions.map((region) => cells.get(region) ?? NOTHING) };
}

/** Models of which counted answers were made up by a simulator. */
export function simulatedIn(typed: readonly TypedGroup[]): string[] {
  return [...new Set(typed.filter((group) => group.isSimulated).map(({ modelId }) => modelId))];
}

/** Models of which counted answers were imported. */
export function importedIn(typed: readonly RoutedGroup[]): string[] {
  return [...new Set(typed.filter((group) => group.isImported).map(({ modelId }) => modelId))];
}

/** How each region of a model was asked, in the order of the groups; a region has several where that changed while the job ran. */
function routesIn(typed: readonly RoutedGroup[]): AskedRoute[] {
  const groups = Map.groupBy(typed, ({ modelId, region, isUnpinned, leftOut }) =>
    JSON.stringify([modelId, region, isUnpinned, leftOut]),
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { modelId, region, isUnpinned, leftOut } = first;
    const upstreams = [...new Set(same.flatMap(({ upstream }) => upstream ?? []))];
    return [{ modelId, region, isUnpinned, upstreams, leftOut: parametersIn(leftOut) }];
  });
}

/** Rows may be of an executor that knows more parameters than this release. */
function parametersIn(list: string | null): SamplingParameter[] {
  return SAMPLING_PARAMETERS.filter((parameter) => list?.includes(`"${parameter}"`));
}

/** Counted executions whose outcome a person corrected. */
export function overriddenIn(typed: readonly TypedGroup[]): number {
  return typed.reduce(
    (sum, { source, executions }) => sum + (source === 'human' ? executions : 0),
    0,
  );
}

/** Parts of the classifier; what a person says has no version, and a judge is a model with a name of its own. */
const CLASSIFIER_SOURCES = ['provider', 'rules', 'model'];

/** Versions of the classifier that typed outcomes and are not this one: what they miss is not known. */
function otherVersionsIn(typed: readonly TypedGroup[]): string[] {
  return distinct(
    typed
      .filter(({ source }) => ['rules', 'model'].includes(source))
      .filter(({ version }) => version !== CLASSIFIER_VERSION)
      .map(({ version }) => version),
  );
}

/**
 * The errors of what typed a job's outcomes: this classifier's where it typed them, none where people typed all. Nothing is known of judges, nor of other versions of
 * the classifier.
 */
export function calibrationOf(typed: readonly TypedGroup[]): VerdictOptions['calibration'] {
  if (typed.some(({ source }) => source === 'judge') || otherVersionsIn(typed).length > 0) {
    return undefined;
  }
  const byPeople = typed.length > 0 && typed.every(({ source }) => source === 'human');
  return byPeople ? 'exact' : ownCalibration();
}

/** Versions of what typed the outcomes that are counted, each once: `rules-9+model-2, rules-10+model-2`. */
export function versionsOf(typed: readonly TypedGroup[]): Record<string, string> {
  const of = (sources: readonly string[]) =>
    typed.filter(({ source }) => sources.includes(source)).map(({ version }) => version);
  const named = { classifier: of(CLASSIFIER_SOURCES), judge: of(['judge']) };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, versions]) =>
      versions.length === 0 ? [] : [[name, distinct(versions).join(', ')]],
    ),
  );
}

/** Runs of digits compare as numbers, whatever the machine's language is. */
const NATURAL = new Intl.Collator('en', { numeric: true });

function distinct(versions: readonly string[]): string[] {
  return [...new Set(versions)].toSorted(NATURAL.compare);
}
