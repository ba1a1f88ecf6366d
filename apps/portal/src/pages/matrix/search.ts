import { MATRIX_ORDERS } from '../../api/matrix-filter.ts';
import type { MatrixFilter, MatrixOrder } from '../../api/matrix-filter.ts';
import { CELL_STATUSES, OUTCOMES } from '../../lib/outcomes.ts';
import type { CellStatus, Outcome } from '../../lib/outcomes.ts';
import { listOf, manyOf, oneOf, textOf } from '../../lib/search.ts';

/** Which questions the matrix shows, and in what order: what its address says. */
export interface MatrixSearch {
  readonly differs?: 'true' | 'false' | undefined;
  readonly outcome?: readonly Outcome[] | undefined;
  readonly status?: readonly CellStatus[] | undefined;
  readonly model?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  /** `NO_CATEGORY` for questions without one. */
  readonly category?: readonly string[] | undefined;
  readonly q?: string | undefined;
  readonly sort?: Exclude<MatrixOrder, 'order'> | undefined;
}

/** In an address, which has no room for an empty text. */
export const NO_CATEGORY = '(none)';

/** What the gateway takes. */
const MOST_WORDS = 200;
/** Orders besides that of the job. */
export const ORDERS = MATRIX_ORDERS.filter((order) => order !== 'order');

export function readMatrixSearch(search: Record<string, unknown>): MatrixSearch {
  return {
    differs: oneOf(search['differs'], ['true', 'false']),
    outcome: some(manyOf(search['outcome'], OUTCOMES)),
    status: some(manyOf(search['status'], CELL_STATUSES)),
    model: some(listOf(search['model'])),
    region: some(listOf(search['region'])),
    category: some(listOf(search['category'])),
    q: textOf(search['q'])?.slice(0, MOST_WORDS),
    sort: oneOf(search['sort'], ORDERS),
  };
}

/** What the gateway is asked for; two addresses that mean the same give the same. */
export function filterOf(search: MatrixSearch): MatrixFilter {
  const { differs, outcome, status, model, region, category, q, sort } = search;
  const words = q?.trim() ?? '';
  return {
    ...(differs !== undefined && { differs }),
    ...(outcome !== undefined && { outcome: [...outcome] }),
    ...(status !== undefined && { status: [...status] }),
    ...(model !== undefined && { model_id: model.toSorted() }),
    ...(region !== undefined && { region: region.toSorted() }),
    ...(category !== undefined && {
      category: category.map((name) => (name === NO_CATEGORY ? '' : name)).toSorted(),
    }),
    ...(words !== '' && { q: words }),
    ...(sort !== undefined && { sort }),
  };
}

/** Whether questions are left out; an order leaves out none. */
export function hasFilter(search: MatrixSearch): boolean {
  return Object.keys(filterOf({ ...search, sort: undefined })).length > 0;
}

/** The chosen values with one more, or without it when it is one of them already; nothing when none is left. */
export function toggled<Value extends string>(
  chosen: readonly Value[] | undefined,
  value: Value,
): readonly Value[] | undefined {
  const values = chosen ?? [];
  return some(
    values.includes(value) ? values.filter((other) => other !== value) : [...values, value],
  );
}

function some<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 ? undefined : values;
}
