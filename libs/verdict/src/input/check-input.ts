import type {
  DetectorTable,
  CellCounts,
  DetectorCalibration,
  OutcomeProfile,
  VerdictInput,
} from './input.js';

/**
 * Looks whether an input makes sense.
 *
 * @throws RangeError that names what is wrong, and what is allowed.
 */
export function checkInput(input: VerdictInput): void {
  unique('regions', input.regions);
  unique(
    'models',
    input.models.map(({ id }) => id),
  );
  if (input.repeats !== null) wholeFrom('repeats', input.repeats, 1);
  for (const { id, repeats, repeatsByRegion, questions } of input.models) {
    if (repeats !== undefined) wholeFrom(`models: repeats of ${id}`, repeats, 1);
    if (questions !== undefined) wholeFrom(`models: questions of ${id}`, questions, 0);
    checkRepeatsByRegion(id, repeatsByRegion, input.regions.length);
  }
  if (input.questions !== undefined) wholeFrom('questions', input.questions, 0);
  checkTwins(input);
  checkCalibration('reviewed', input.reviewed);
  const calibration = input.options?.calibration;
  if (calibration !== 'exact') checkCalibration('calibration', calibration);
  for (const [region, calibration] of Object.entries(input.options?.calibrationByRegion ?? {})) {
    checkCalibration(`calibrationByRegion: ${region}`, calibration);
  }
  const models = new Set(input.models.map(({ id }) => id));
  for (const profile of input.profiles) checkProfile(profile, models, input.regions.length);
}

function checkRepeatsByRegion(
  model: string,
  repeats: readonly number[] | undefined,
  regions: number,
): void {
  if (repeats === undefined) return;
  const name = `models: repeatsByRegion of ${model}`;
  if (repeats.length !== regions) {
    throw new RangeError(
      `${name} has ${repeats.length} entries, ${regions} are needed, one for each region`,
    );
  }
  for (const count of repeats) wholeFrom(name, count, 1);
}

function checkTwins({ twins = [], regions }: VerdictInput): void {
  unique(
    'twins',
    twins.map(({ region }) => region),
  );
  const originals = new Map(twins.map(({ region, twinOf }) => [region, twinOf]));
  for (const { region, twinOf } of twins) {
    if (!regions.includes(region)) {
      throw new RangeError(`twins: ${region} is none of the regions ${regions.join(', ')}`);
    }
    if (originals.has(twinOf) || region === twinOf) {
      throw new RangeError(`twins: ${region} needs an original that is no twin, ${twinOf} is one`);
    }
  }
}

function checkCalibration(name: string, calibration: DetectorTable = {}): void {
  for (const [endpoint, languages] of Object.entries(calibration)) {
    for (const [language, detector] of Object.entries(languages)) {
      checkDetector(`${name}: ${endpoint} in ${language}`, detector);
    }
  }
}

function checkDetector(name: string, detector: DetectorCalibration): void {
  for (const part of ['sensitivity', 'specificity'] as const) {
    const { x, n } = detector[part];
    wholeFrom(`${name}: labelled answers of the ${part}`, n, 0);
    wholeFrom(`${name}: right ones of the ${part}`, x, 0);
    if (x > n) throw new RangeError(`${name}: ${x} of ${n} cannot be right`);
  }
  const effect = detector.design_effect ?? 1;
  if (!(Number.isFinite(effect) && effect >= 1)) {
    throw new RangeError(`${name}: design_effect is ${effect}, a number from 1 is needed`);
  }
}

function checkProfile(profile: OutcomeProfile, models: Set<string>, regions: number): void {
  if (!models.has(profile.modelId)) {
    throw new RangeError(`profiles: model ${profile.modelId} is none of the models`);
  }
  if (profile.cells.length !== regions) {
    throw new RangeError(
      `profiles: a profile of ${profile.modelId} has ${profile.cells.length} cells, ${regions} are needed, one for each region`,
    );
  }
  wholeFrom(`profiles: questions of a profile of ${profile.modelId}`, profile.questions, 1);
  for (const cell of profile.cells) checkCell(cell, profile.modelId);
}

function checkCell(cell: CellCounts, modelId: string): void {
  const counts = [...Object.values(cell.outcomes), cell.cancelled, cell.quarantined];
  for (const count of counts) wholeFrom(`profiles: a count of ${modelId}`, count, 0);
}

function wholeFrom(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} is ${value}, a whole number from ${least} is needed`);
  }
}

function unique(name: string, values: readonly string[]): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) throw new RangeError(`${name}: ${value} stands there twice`);
    seen.add(value);
  }
}
