import { isModelArm } from '@beacon/domain';
import type { JobArm } from '@beacon/domain';
import { pairsOf } from '../data/comparison-plan.js';
import { ownCalibration } from '../input/own-calibration.js';
import { questionLanguage } from '../input/question-language.js';
import { ARM_NAMES, levelsText } from '../arms/words.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import { counted, listed } from '../shape/words.js';
import type { PlanInput, PlanLane } from './input.js';
import type { PlanWarning } from './shape.js';

/** What of a job's arms could not be told apart, or not be claimed, however it comes out: before it is paid for. */
export function armWarnings(input: PlanInput, lanes: readonly PlanLane[]): PlanWarning[] {
  const { arms = [], pairs = [] } = input;
  return [
    ...input.models.flatMap((model) => routesByRegion(model, lanes)),
    ...arms.filter(isModelArm).flatMap((arm) => regionsApart(arm, lanes)),
    ...(arms.some(({ kind }) => kind === 'language') ? languageWarnings(pairs) : []),
  ];
}

const confounded = (text: string): PlanWarning => ({ code: 'confounded', text });
const NEITHER = 'are confounded: a difference could be told to be of neither';

/** Regions of a model that no route serves in common. */
function routesByRegion(model: string, lanes: readonly PlanLane[]): PlanWarning[] {
  const own = lanes.filter((lane) => lane.model === model && lane.route !== undefined);
  const apart = pairsOf(own).filter(([one, other]) => one.route !== other.route);
  if (apart.length === 0) return [];
  const routes = [...Map.groupBy(own, ({ route = '' }) => route)].map(
    ([route, served]) =>
      `${levelsText('route', route)} ${levelsText('region', ...regionsOf(served))} only`,
  );
  return [confounded(`${model} is asked ${listed(routes)}: region and route ${NEITHER}`)];
}

/** Levels that are models which no region has in common. */
function regionsApart({ kind, levels = [] }: JobArm, lanes: readonly PlanLane[]): PlanWarning[] {
  const asked = levels.map(({ name, model }) => ({
    name,
    regions: regionsOf(lanes.filter((lane) => lane.model === model)),
  }));
  return pairsOf(asked)
    .filter(([one, other]) => !one.regions.some((region) => other.regions.includes(region)))
    .map(([one, other]) =>
      confounded(
        `${one.name} is asked ${levelsText('region', ...one.regions)} only and ${other.name} ${levelsText('region', ...other.regions)} only: ${ARM_NAMES[kind]} and region ${NEITHER}`,
      ),
    );
}

function regionsOf(lanes: readonly PlanLane[]): string[] {
  return [...new Set(lanes.map(({ region }) => region))];
}

/** Pairs that lack a language tell nothing of it, and what is not known of the detector cannot be claimed. */
function languageWarnings(pairs: NonNullable<PlanInput['pairs']>): PlanWarning[] {
  const languages = [...new Set(pairs.flat())];
  const lacking = pairs.filter((asked) => asked.length < languages.length).length;
  const unknown = [
    ...new Set(languages.map((language) => questionLanguage(language, null))),
  ].filter((language) => !isCalibrated(language));
  return [
    ...(lacking === 0
      ? []
      : [
          {
            code: 'untranslated',
            text: `${lacking} of ${counted(pairs.length, 'pair')} ${lacking === 1 ? 'lacks' : 'lack'} some of the languages (${listed(languages)}), and ${lacking === 1 ? 'tells' : 'tell'} nothing of those`,
          },
        ]),
    ...(unknown.length === 0
      ? []
      : [
          {
            code: 'detector_uncalibrated',
            text: `how much the classifier misses is not known in ${listed(unknown.map((language) => language ?? 'an unknown language'))}: a difference by language is claimed only after people have reviewed a sample of the answers`,
          },
        ]),
  ];
}

function isCalibrated(language: string | null): boolean {
  const known = ownCalibration();
  return CONFIRMATORY_ENDPOINTS.every((endpoint) =>
    Object.hasOwn(known[endpoint] ?? {}, language ?? ''),
  );
}
