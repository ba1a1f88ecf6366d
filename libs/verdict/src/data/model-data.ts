import type { QuestionKind } from '@beacon/domain';
import type { CellCounts, OutcomeProfile, VerdictInput, VerdictModel } from '../input/input.js';
import type { ComparedEvent } from '../shape/terms.js';
import { figuresOf, recordedOf, sum, type CellFigures } from '../input/outcome-classes.js';
import { twinsAmong } from '../input/twins.js';

/** One region's part of a question, reduced to what tests read. */
export interface Arm {
  /** Measured executions. */
  readonly n: number;
  /** Events among them. */
  readonly x: number;
}

/** `count` questions that have the same numbers in every region. */
export interface ArmRow {
  readonly count: number;
  readonly arms: readonly Arm[];
}

/** Questions that came out alike, over the regions of a model. */
export interface QuestionGroup {
  readonly kind: QuestionKind | null;
  /** In which language each region was asked, in the order of `cells`; null where it is not known. */
  readonly languages: readonly (string | null)[];
  readonly questions: number;
  /** Ids of some of them, where they are known. */
  readonly ids: readonly string[];
  readonly cells: readonly CellFigures[];
}

/** The rows of one model, its cells in the order of `regions`. */
export interface ModelData {
  readonly id: string;
  readonly name: string | null;
  /** Regions from which the model is asked, twins included, in the order of the job. */
  readonly regions: readonly string[];
  /** Original by twin, for twins whose original is asked, too. */
  readonly twinOf: ReadonlyMap<string, string>;
  readonly groups: readonly QuestionGroup[];
  /** Questions asked of the model: those in the profiles, or as many as the job says. */
  readonly questions: number;
  /** Expected executions of a (region, question); of several numbers the largest. */
  readonly repeats: number;
  /** The same by region, in the order of `regions`. */
  readonly repeatsByRegion: readonly number[];
  /** Whether more may be recorded. */
  readonly interim: boolean;
  /** Executions by region that the job's cost limit kept it from asking. */
  readonly notAsked: ReadonlyMap<string, number>;
}

const NO_CELL: CellCounts = { outcomes: {}, cancelled: 0, quarantined: 0 };

/** The part of an input that concerns one model: its regions only. */
export function modelDataOf(
  input: VerdictInput,
  model: VerdictModel,
  jobRepeats: number,
): ModelData {
  const regions = input.regions.filter((region) => model.regions?.includes(region) ?? true);
  const places = regions.map((region) => input.regions.indexOf(region));
  const profiles = input.profiles.filter(({ modelId }) => modelId === model.id);
  const groups = profiles.map(
    ({ kind, language = null, languages = [], questions, ids = [], cells }) => ({
      kind,
      languages: places.map((place) => languages[place] ?? language),
      questions,
      ids,
      cells: places.map((place) => figuresOf(cells[place] ?? NO_CELL)),
    }),
  );
  const seen = sum(groups.map(({ questions }) => questions));
  const { repeatsByRegion } = model;
  const repeats = Math.max(
    ...(repeatsByRegion ?? [model.repeats ?? jobRepeats]),
    largestCell(profiles),
  );
  return {
    id: model.id,
    name: model.name ?? null,
    regions,
    twinOf: new Map(
      twinsAmong(regions, input.twins ?? []).map(({ region, twinOf }) => [region, twinOf]),
    ),
    groups,
    questions: Math.max(seen, model.questions ?? input.questions ?? 0),
    repeats,
    repeatsByRegion: places.map((place) => repeatsByRegion?.[place] ?? repeats),
    interim: input.interim ?? false,
    notAsked: new Map(
      (input.notAsked ?? [])
        .filter(({ modelId }) => modelId === model.id)
        .map(({ region, executions }) => [region, executions]),
    ),
  };
}

/** Which questions to read: all, or those of some kind, or that regions were asked in some language. */
export type GroupFilter = (group: Pick<QuestionGroup, 'kind' | 'languages'>) => boolean;

const EVERY_GROUP: GroupFilter = () => true;

/**
 * The model's questions as numbers over some of its regions, equal ones merged and sorted: whatever reads them does not depend on
 * the order of rows.
 */
export function armRows(
  data: ModelData,
  regions: readonly string[],
  event: ComparedEvent,
  wanted: GroupFilter = EVERY_GROUP,
): ArmRow[] {
  const places = regions.map((region) => data.regions.indexOf(region));
  const groups = new Map<string, { count: number; arms: Arm[] }>();
  for (const asked of data.groups) {
    if (!wanted(asked)) continue;
    const arms = places.map((place) => armOf(asked.cells[place], event));
    const key = keyOf(arms);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { count: asked.questions, arms });
    else group.count += asked.questions;
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Equal for equal numbers; rows are sorted by it. Put together in a loop: a verdict does so for every question, many times. */
function keyOf(arms: readonly Arm[]): string {
  let key = '';
  for (const { n, x } of arms) key += key === '' ? `${n}:${x}` : ` ${n}:${x}`;
  return key;
}

function armOf(cell: CellFigures | undefined, event: ComparedEvent): Arm {
  return cell === undefined ? { n: 0, x: 0 } : { n: cell.measured, x: cell.events[event] };
}

/** Rows measured in every one of their regions: the only ones that a paired test may use. */
export function completeRows(rows: readonly ArmRow[]): ArmRow[] {
  return rows.filter((row) => row.arms.every((arm) => arm.n > 0));
}

/** Questions behind rows. */
export function questionsIn(rows: readonly ArmRow[]): number {
  return sum(rows.map((row) => row.count));
}

/** How many executions of a region came to what. */
interface RegionTotals {
  readonly expected: number;
  readonly measured: number;
  readonly missing: number;
  readonly quarantined: number;
  readonly pending: number;
}

/** Counts a region's executions against those expected. A cell with more than expected counts as expected. */
export function regionTotals(data: ModelData, region: string): RegionTotals {
  const place = data.regions.indexOf(region);
  const repeats = data.repeatsByRegion[place] ?? data.repeats;
  const totals = { expected: 0, measured: 0, missing: 0, quarantined: 0, pending: 0 };
  let seen = 0;
  for (const { questions, cells } of data.groups) {
    const cell = cells[place];
    seen += questions;
    if (cell === undefined) continue;
    totals.expected += questions * Math.max(repeats, cell.recorded);
    totals.measured += questions * cell.measured;
    totals.missing += questions * cell.missing;
    totals.quarantined += questions * cell.quarantined;
    totals.pending += questions * Math.max(0, repeats - cell.recorded);
  }
  const unseen = (data.questions - seen) * repeats;
  return { ...totals, expected: totals.expected + unseen, pending: totals.pending + unseen };
}

/** Largest number of executions recorded in one cell; 1 when there is none. */
export function largestCell(profiles: readonly OutcomeProfile[]): number {
  let largest = 1;
  for (const { cells } of profiles) {
    for (const cell of cells) largest = Math.max(largest, recordedOf(cell));
  }
  return largest;
}
