import { readDeliveries, readSeries, readSeriesPage, readSeriesRuns } from '@beacon/persistence';
import type { SeriesSummary } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { VisibleProjects } from '../access/request-principal.js';
import { ApiError } from '../http/errors/api-error.js';
import {
  cursorAfterDelivery,
  cursorAfterRun,
  cursorAfterSeries,
  deliveryPage,
  runPage,
  toSeriesPage,
} from './series.query.js';
import type { DeliveriesQuery, SeriesListQuery, SeriesRunsQuery } from './series.query.js';
import { toDeliveryView, toRunView, toSeriesView } from './series.view.js';
import type { DeliveriesView, SeriesListView, SeriesRunsView } from './series.view.js';

/** Reads series, their runs, and what was told of them. */
@Injectable()
export class SeriesReader {
  constructor(private readonly em: EntityManager) {}

  /** @throws ApiError 404. */
  async one(id: string): Promise<SeriesSummary> {
    const series = await readSeries(this.em, id);
    if (series === null) throw ApiError.notFound('series', id);
    return series;
  }

  /** @throws ApiError 400 when the cursor is of another listing. */
  async list(query: SeriesListQuery, projects: VisibleProjects): Promise<SeriesListView> {
    const page = { ...toSeriesPage(query), projects };
    const { rows, last } = pageOf(
      await readSeriesPage(this.em, { ...page, limit: page.limit + 1 }),
      page.limit,
    );
    const next_cursor = last === null ? null : cursorAfterSeries(last);
    return { series: rows.map(toSeriesView), limit: page.limit, next_cursor };
  }

  /** @throws ApiError 404; 400 when the cursor is of another listing. */
  async runs(id: string, query: SeriesRunsQuery): Promise<SeriesRunsView> {
    const { limit, before } = runPage(query);
    await this.one(id);
    const read = await readSeriesRuns(this.em, id, { before, limit: limit + 1 });
    const { rows, last } = pageOf(read, limit);
    const next_cursor = last === null ? null : cursorAfterRun(last.number);
    return { runs: rows.map(toRunView), limit, next_cursor };
  }

  /** @throws ApiError 404; 400 when the cursor is of another listing. */
  async deliveries(id: string, query: DeliveriesQuery): Promise<DeliveriesView> {
    const { limit, before } = deliveryPage(query);
    await this.one(id);
    const read = await readDeliveries(this.em, id, { before, limit: limit + 1 });
    const { rows, last } = pageOf(read, limit);
    const next_cursor = last === null ? null : cursorAfterDelivery(last.id);
    return { deliveries: rows.map(toDeliveryView), limit, next_cursor };
  }
}

/** One row more than a page was read: whether it is there tells whether another page follows. */
function pageOf<Row>(read: readonly Row[], limit: number): { rows: Row[]; last: Row | null } {
  const rows = read.slice(0, limit);
  return { rows, last: read.length > limit ? (rows.at(-1) ?? null) : null };
}
