import { SERIES_STATUSES } from '@beacon/persistence';
import type { SeriesPage, SeriesStatus } from '@beacon/persistence';
import { readCursor, writeCursor } from '../http/cursor.js';
import { Cursor } from '../http/validation/common-parameters.js';
import { ListOf, WholeNumber } from '../http/validation/parameters.js';

const SERIES_PLACE = /^series:(\d{1,16}):([A-Za-z0-9_-]{1,100})$/;
const RUN_PLACE = /^run:([1-9]\d{0,8})$/;
const DELIVERY_PLACE = /^delivery:([1-9]\d{0,14})$/;

/** Parameters of the listing of series. */
export class SeriesListQuery {
  @WholeNumber({ min: 1, max: 200, fallback: 50 }, 'Series per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;

  @ListOf(SERIES_STATUSES, 'Series of these statuses only.')
  readonly status?: readonly SeriesStatus[];
}

/** Parameters of the runs of a series. */
export class SeriesRunsQuery {
  @WholeNumber({ min: 1, max: 200, fallback: 100 }, 'Runs per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;
}

/** Parameters of the messages of a series. */
export class DeliveriesQuery {
  @WholeNumber({ min: 1, max: 500, fallback: 100 }, 'Messages per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;
}

/**
 * The page of series that a query asks for.
 * @throws ApiError when the cursor is of another listing.
 */
export function toSeriesPage({
  limit,
  cursor,
  status,
}: SeriesListQuery): Omit<SeriesPage, 'projects'> {
  const statuses = status ?? null;
  if (cursor === undefined) return { limit, statuses, after: null };
  const [createdMicros = '', id = ''] = readCursor(cursor, SERIES_PLACE);
  return { limit, statuses, after: { createdMicros, id } };
}

export const cursorAfterSeries = (place: { createdMicros: string; id: string }): string =>
  writeCursor(`series:${place.createdMicros}:${place.id}`);

/** @throws ApiError when the cursor is of another listing. */
export function runPage({ limit, cursor }: SeriesRunsQuery) {
  return { limit, before: placeOf(cursor, RUN_PLACE) };
}

export const cursorAfterRun = (number: number): string => writeCursor(`run:${number}`);

/** @throws ApiError when the cursor is of another listing. */
export function deliveryPage({ limit, cursor }: DeliveriesQuery) {
  return { limit, before: placeOf(cursor, DELIVERY_PLACE) };
}

export const cursorAfterDelivery = (id: number): string => writeCursor(`delivery:${id}`);

function placeOf(cursor: string | undefined, pattern: RegExp): number | undefined {
  return cursor === undefined ? undefined : Number(readCursor(cursor, pattern)[0]);
}
