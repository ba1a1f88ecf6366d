import { bitsOf } from './matrix-columns.js';
import type { MatrixColumns } from './matrix-columns.js';
import type { MatrixFilter, MatrixOrder } from './matrix-filter.js';
import { comparedModels } from './matrix-index.js';
import type { MatrixIndex } from './matrix-index.js';
import { CELL_STATUSES } from './cell-status.js';

/** What a filter asks of each question, made ready to be asked of all of them. */
export interface Asked {
  readonly index: MatrixIndex;
  /** Places of the lanes whose cells are looked at. */
  readonly lanes: readonly number[];
  /** Of each model that is looked at, the lanes that are compared with each other. */
  readonly compared: readonly Comparison[];
  /** Whether a question's text is one that is looked for; null when every one is. */
  readonly found: ReadonlySet<number> | null;
  readonly outcomes: number;
  readonly statuses: number;
}

/** The lanes of a model that are compared. */
export interface Comparison {
  readonly modelId: string;
  readonly lanes: readonly number[];
  /** The one region that is compared with all others, when a single one was named. */
  readonly of: number | null;
}

const ALL = 0xffff;

/**
 * Makes a filter ready.
 * @param found places of the questions that have the filter's words; null when it has none.
 */
export function askedBy(
  filter: MatrixFilter,
  index: MatrixIndex,
  found: ReadonlySet<number> | null,
): Asked {
  const named = (list: readonly string[] | null, name: string): boolean =>
    list === null || list.includes(name);
  const lanes = index.lanes.flatMap(({ region, modelId }, lane) =>
    named(filter.modelIds, modelId) && named(filter.regions, region) ? [lane] : [],
  );
  const models = comparedModels(index).filter(({ modelId }) => named(filter.modelIds, modelId));
  return {
    index,
    lanes,
    found,
    compared: models.map((model) => comparisonOf(model, index, filter.regions)),
    outcomes: filter.outcomes === null ? ALL : bitsOf(filter.outcomes),
    statuses: filter.statuses === null ? ALL : statusBits(filter.statuses),
  };
}

function statusBits(statuses: NonNullable<MatrixFilter['statuses']>): number {
  return statuses.reduce((bits, status) => bits | (1 << CELL_STATUSES.indexOf(status)), 0);
}

/** Several regions are compared with each other, a single one with all others. */
function comparisonOf(
  { modelId, lanes }: Pick<Comparison, 'modelId' | 'lanes'>,
  index: MatrixIndex,
  regions: MatrixFilter['regions'],
): Comparison {
  if (regions === null) return { modelId, lanes, of: null };
  const named = lanes.filter((lane) => regions.includes(index.lanes[lane]?.region ?? ''));
  const [of = null] = named;
  return named.length === 1 ? { modelId, lanes, of } : { modelId, lanes: named, of: null };
}

/** Whether a model's regions ended a question differently. */
export function differs({ leading, lanes: width }: MatrixColumns, row: number, of: Comparison) {
  const first = row * width;
  if (of.of !== null && leading[first + of.of] === 0) return false;
  let seen = 0;
  for (const lane of of.lanes) {
    const outcome = leading[first + lane] ?? 0;
    if (outcome === 0 || outcome === seen) continue;
    if (seen !== 0) return true;
    seen = outcome;
  }
  return false;
}

/** How many of the models that are looked at differ by region in a question. */
export function differing({ index: { columns }, compared }: Asked, row: number): number {
  return compared.filter((model) => differs(columns, row, model)).length;
}

/** Whether a question has a cell as it is looked for. */
export function hasCell({ index: { columns }, lanes, ...wanted }: Asked, row: number): boolean {
  const first = row * columns.lanes;
  return lanes.some((lane) => {
    const outcomes = columns.outcomes[first + lane] ?? 0;
    // A cell of which nothing is measured has a status and no outcome.
    const isOne = wanted.outcomes === ALL || (outcomes & wanted.outcomes) !== 0;
    return isOne && (wanted.statuses & (1 << (columns.statuses[first + lane] ?? 0))) !== 0;
  });
}

/** Whether a question is of one of the filter's categories. */
export function hasCategory(filter: MatrixFilter, { index }: Asked, row: number): boolean {
  return filter.categories?.includes(index.asked.categories[row] ?? null) ?? true;
}

/** Whether a question has the filter's words. */
export function hasWords({ found }: Asked, row: number): boolean {
  return found === null || found.has(row);
}

/** Places of the questions that a filter leaves, in an order. */
export function select(filter: MatrixFilter, asked: Asked, order: MatrixOrder): number[] {
  const rows: number[] = [];
  for (let row = 0; row < asked.index.asked.ids.length; row += 1) {
    if (!hasWords(asked, row) || !hasCategory(filter, asked, row) || !hasCell(asked, row)) continue;
    if (filter.differs === null || differing(asked, row) > 0 === filter.differs) rows.push(row);
  }
  return inOrder(rows, asked, order);
}

function inOrder(rows: number[], asked: Asked, order: MatrixOrder): number[] {
  switch (order) {
    case 'order':
      return rows;
    case 'differing':
      return byFalling(rows, (row) => differing(asked, row));
    case 'refusal_rate':
      return byFalling(rows, (row) => refusalRate(asked, row));
    case 'category':
      return byCategory(rows, asked.index.asked.categories);
  }
}

/** Sorting keeps the order of what is equal. */
function byFalling(rows: readonly number[], value: (row: number) => number): number[] {
  const values = new Map(rows.map((row) => [row, value(row)]));
  const of = (row: number): number => values.get(row) ?? 0;
  return rows.toSorted((a, b) => of(b) - of(a));
}

/** Of the cells that are looked at; less than any rate when nothing of them is measured. */
function refusalRate({ index: { columns }, lanes }: Asked, row: number): number {
  const first = row * columns.lanes;
  let measured = 0;
  let refused = 0;
  for (const lane of lanes) {
    measured += columns.measured[first + lane] ?? 0;
    refused += columns.refused[first + lane] ?? 0;
  }
  return measured === 0 ? -1 : refused / measured;
}

function byCategory(rows: readonly number[], categories: readonly (string | null)[]): number[] {
  const places = new Map(
    [...new Set(categories)].toSorted(compareNames).map((name, place) => [name, place]),
  );
  const of = (row: number): number => places.get(categories[row] ?? null) ?? 0;
  return rows.toSorted((a, b) => of(a) - of(b));
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
