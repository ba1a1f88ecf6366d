import { OUTCOMES, type Outcome, type QuestionKind } from '@beacon/domain';
import type { CellCounts, OutcomeProfile, VerdictModel } from './input.js';

/** One execution, as an analysis reads it. */
export interface AnalysedRow {
  readonly modelId: string;
  readonly region: string;
  readonly questionId: string;
  /** Default 1. */
  readonly repeat?: number;
  readonly outcome: Outcome | 'cancelled';
  /** Its region evidence contradicts its region: it is left out of every rate. */
  readonly quarantined?: boolean;
  /** When it was asked, in milliseconds since 1970; null or absent where that is not known. */
  readonly startedAt?: number | null;
  readonly kind?: QuestionKind | null;
  /** Primary tag of the language in which the question was asked, as far as this row tells it. */
  readonly language?: string | null;
  /** Where it stands in its file, from 1; default its place among the rows. Errors name it. */
  readonly line?: number;
}

/** What a verdict needs of a job's rows. */
export interface CountedRows {
  /** In the order of first appearance. */
  readonly regions: readonly string[];
  /** In the order of first appearance, each with the regions that have rows of it and the largest number of its repeats in a cell. */
  readonly models: readonly VerdictModel[];
  /** Largest number of repeats in a cell. */
  readonly repeats: number;
  readonly profiles: readonly OutcomeProfile[];
}

/** Two rows that cannot both be true, or a row that is no execution. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

interface CellTally {
  readonly outcomes: Map<Outcome, number>;
  cancelled: number;
  quarantined: number;
  /** What its rows say of the language in which it was asked. */
  readonly languages: Set<string>;
  /** Line by repeat. */
  readonly lines: Map<number, number>;
}

interface QuestionTally {
  kind: QuestionKind | null;
  /** Line that gave the kind. */
  kindLine: number;
  readonly cells: Map<string, CellTally>;
}

type Tallies = Map<string, Map<string, QuestionTally>>;

const EMPTY_CELL: CellCounts = { outcomes: {}, cancelled: 0, quarantined: 0 };
const KNOWN_OUTCOMES: ReadonlySet<string> = new Set([...OUTCOMES, 'cancelled']);

/**
 * Counts rows into profiles: the compact form that a verdict takes. The order of the rows decides the order of regions and
 * models, and nothing else.
 *
 * @throws RowError when one cell appears twice, when a question has two kinds, or when a repeat or an outcome is not valid;
 *   both lines are named.
 */
export function profilesOf(rows: Iterable<AnalysedRow>): CountedRows {
  const regions = new Set<string>();
  const tallies: Tallies = new Map();
  let place = 0;
  for (const row of rows) {
    place += 1;
    regions.add(row.region);
    tally(tallies, row, row.line ?? place);
  }
  const order = [...regions];
  const models = [...tallies].map(([id, questions]) => ({
    id,
    regions: regionsOf(questions, order),
    repeats: repeatsOf(questions),
  }));
  return {
    regions: order,
    models,
    repeats: models.reduce((most, { repeats }) => Math.max(most, repeats), 1),
    profiles: [...tallies].flatMap(([id, questions]) => profilesOfModel(id, questions, order)),
  };
}

function tally(tallies: Tallies, row: AnalysedRow, line: number): void {
  const questions = getOrMake(tallies, row.modelId, () => new Map<string, QuestionTally>());
  const question = getOrMake(questions, row.questionId, () => ({
    kind: null,
    kindLine: line,
    cells: new Map<string, CellTally>(),
  }));
  noteKind(question, row, line);
  const cell = getOrMake(question.cells, row.region, () => ({
    outcomes: new Map<Outcome, number>(),
    cancelled: 0,
    quarantined: 0,
    languages: new Set<string>(),
    lines: new Map<number, number>(),
  }));
  if (row.language != null) cell.languages.add(row.language);
  noteRepeat(cell, row, line);
  noteOutcome(cell, row, line);
}

function noteKind(question: QuestionTally, row: AnalysedRow, line: number): void {
  if (row.kind == null) return;
  if (question.kind !== null && question.kind !== row.kind) {
    throw new RowError(
      `lines ${question.kindLine} and ${line}: question ${row.questionId} is ${question.kind} in the one and ${row.kind} in the other`,
    );
  }
  if (question.kind === null) question.kindLine = line;
  question.kind = row.kind;
}

function noteRepeat(cell: CellTally, row: AnalysedRow, line: number): void {
  const repeat = row.repeat ?? 1;
  if (!Number.isSafeInteger(repeat) || repeat < 0) {
    throw new RowError(`line ${line}: repeat is ${repeat}, a whole number from 0 is needed`);
  }
  const earlier = cell.lines.get(repeat);
  if (earlier !== undefined) {
    throw new RowError(
      `lines ${earlier} and ${line}: the same cell twice (model ${row.modelId}, region ${row.region}, question ${row.questionId}, repeat ${repeat}); number repeated questions with "repeat"`,
    );
  }
  cell.lines.set(repeat, line);
}

function noteOutcome(cell: CellTally, row: AnalysedRow, line: number): void {
  if (!KNOWN_OUTCOMES.has(row.outcome)) {
    throw new RowError(
      `line ${line}: outcome ${JSON.stringify(row.outcome)} is none of ${[...KNOWN_OUTCOMES].join(', ')}`,
    );
  }
  if (row.quarantined === true) cell.quarantined += 1;
  else if (row.outcome === 'cancelled') cell.cancelled += 1;
  else cell.outcomes.set(row.outcome, (cell.outcomes.get(row.outcome) ?? 0) + 1);
}

function regionsOf(questions: Map<string, QuestionTally>, order: readonly string[]): string[] {
  const seen = new Set([...questions.values()].flatMap((question) => [...question.cells.keys()]));
  return order.filter((region) => seen.has(region));
}

function repeatsOf(questions: Map<string, QuestionTally>): number {
  let repeats = 1;
  for (const { cells } of questions.values()) {
    for (const { lines } of cells.values()) repeats = Math.max(repeats, lines.size);
  }
  return repeats;
}

/** Ids of a profile that are kept. */
const MOST_IDS = 20;

/** Questions that came out alike become one profile; profiles are sorted, so that the order of the rows leaves no trace. */
function profilesOfModel(
  modelId: string,
  questions: Map<string, QuestionTally>,
  order: readonly string[],
): OutcomeProfile[] {
  const byKey = new Map<
    string,
    { profile: Omit<OutcomeProfile, 'questions' | 'ids'>; ids: string[] }
  >();
  for (const [id, question] of questions) {
    const cells = order.map((region) => countsOf(question.cells.get(region)));
    const languages = languagesOfQuestion(question, order);
    const key = JSON.stringify([question.kind, languages, cells]);
    const group = getOrMake(byKey, key, () => ({
      profile: { modelId, kind: question.kind, ...languages, cells },
      ids: [],
    }));
    group.ids.push(id);
  }
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { profile, ids }]) => ({
      ...profile,
      questions: ids.length,
      ids: ids.toSorted().slice(0, MOST_IDS),
    }));
}

/**
 * One language for all regions where no two say different things; else each region's own, as when the language is what is compared. It is not known of a
 * region whose own rows say different things.
 */
function languagesOfQuestion(
  { cells }: QuestionTally,
  order: readonly string[],
): Pick<OutcomeProfile, 'language' | 'languages'> {
  const said = [...new Set([...cells.values()].flatMap((cell) => [...cell.languages]))];
  if (said.length < 2) return { language: said[0] ?? null };
  const languages = order.map((region) => {
    const [language = null, ...others] = cells.get(region)?.languages ?? [];
    return others.length === 0 ? language : null;
  });
  return { language: null, languages };
}

/** Outcomes in the order of the type, so that equal counts have equal keys. */
function countsOf(cell: CellTally | undefined): CellCounts {
  if (cell === undefined) return EMPTY_CELL;
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const outcome of OUTCOMES) {
    const count = cell.outcomes.get(outcome);
    if (count !== undefined) outcomes[outcome] = count;
  }
  return { outcomes, cancelled: cell.cancelled, quarantined: cell.quarantined };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
