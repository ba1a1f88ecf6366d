import { CLASSIFIER_VERSION } from '@beacon/classification';
import { SAMPLING_PARAMETERS } from '@beacon/domain';
import type { SamplingParameter } from '@beacon/domain';
import type { AskedRoute } from '../warnings/asked-otherwise.js';
import type { TypedOutcomes, VerdictInput, VerdictOptions } from './input.js';
import { ownCalibration } from './own-calibration.js';

/** The same by region, and by how its answers were asked for. */
export interface RoutedOutcomes extends TypedOutcomes {
  readonly region: string;
  /** The provider behind a router that served; null without one. */
  readonly upstream: string | null;
  /** Whether a router was free to choose it. */
  readonly isUnpinned: boolean;
  /** Parameters of the sampling that were not sent, as a JSON list; null for none. */
  readonly leftOut: string | null;
  /** Whether they were imported. */
  readonly isImported: boolean;
}

/** What a verdict takes from who typed the outcomes, and from how their answers were asked for. */
export function typedInput(
  typed: readonly RoutedOutcomes[],
): Pick<
  VerdictInput,
  | 'simulated'
  | 'imported'
  | 'routes'
  | 'overridden'
  | 'otherVersions'
  | 'typed'
  | 'versions'
  | 'options'
> {
  return {
    simulated: simulatedIn(typed),
    imported: importedIn(typed),
    routes: routesIn(typed),
    overridden: overriddenIn(typed),
    otherVersions: otherVersionsIn(typed),
    typed,
    versions: versionsOf(typed),
    options: { calibration: calibrationOf(typed) },
  };
}

/** Models of which counted answers were made up by a simulator. */
export function simulatedIn(typed: readonly TypedOutcomes[]): string[] {
  return [...new Set(typed.filter((group) => group.isSimulated).map(({ modelId }) => modelId))];
}

/** Models of which counted answers were imported. */
export function importedIn(typed: readonly RoutedOutcomes[]): string[] {
  return [...new Set(typed.filter((group) => group.isImported).map(({ modelId }) => modelId))];
}

/** How each region of a model was asked, in the order of the groups; a region has several where that changed while the job ran. */
function routesIn(typed: readonly RoutedOutcomes[]): AskedRoute[] {
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
export function overriddenIn(typed: readonly TypedOutcomes[]): number {
  return typed.reduce(
    (sum, { source, executions }) => sum + (source === 'human' ? executions : 0),
    0,
  );
}

/** Parts of the classifier; what a person says has no version, and a judge is a model with a name of its own. */
const CLASSIFIER_SOURCES = ['provider', 'rules', 'model'];

/** Versions of the classifier that typed outcomes and are not this one: what they miss is not known. */
function otherVersionsIn(typed: readonly TypedOutcomes[]): string[] {
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
export function calibrationOf(typed: readonly TypedOutcomes[]): VerdictOptions['calibration'] {
  if (typed.some(({ source }) => source === 'judge') || otherVersionsIn(typed).length > 0) {
    return undefined;
  }
  const byPeople = typed.length > 0 && typed.every(({ source }) => source === 'human');
  return byPeople ? 'exact' : ownCalibration();
}

/** Versions of what typed the outcomes that are counted, each once: `rules-9+model-2, rules-10+model-2`. */
export function versionsOf(typed: readonly TypedOutcomes[]): Record<string, string> {
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
