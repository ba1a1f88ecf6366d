import {
  countExecutions,
  findExecutions,
  placeKey,
  readLanes,
  readRetrying,
} from '@beacon/persistence';
import type { ExecutionFilter, ExecutionPage } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { cursorAfter } from './execution.query.js';
import type { ExecutionListView } from './execution-list.view.js';
import { toExecutionView } from './execution.view.js';
import type { ExecutionView } from './execution.view.js';

/** Lists executions page by page. */
@Injectable()
export class ExecutionListing {
  constructor(private readonly orm: MikroORM) {}

  /** Executions of a job without what a page has beside them. */
  async newest(jobId: string, page: ExecutionPage): Promise<ExecutionView[]> {
    const em = this.orm.em.fork();
    const rows = await findExecutions(em, { jobId }, page);
    const retrying = await readRetrying(em, rows);
    return rows.map((row) => toExecutionView(row, retrying.has(placeKey(row))));
  }

  /** A page; one more row than asked for is read, to know whether another page follows. */
  async page(filter: ExecutionFilter, page: ExecutionPage): Promise<ExecutionListView> {
    const em = this.orm.em.fork();
    const rows = await findExecutions(em, filter, { ...page, limit: page.limit + 1 });
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    const retrying = await readRetrying(em, shown);
    return {
      executions: shown.map((row) => toExecutionView(row, retrying.has(placeKey(row)))),
      limit: page.limit,
      next_cursor: rows.length > shown.length && last ? cursorAfter(last.id) : null,
      total: await totalOf(em, filter),
    };
  }
}

async function totalOf(
  em: EntityManager,
  { jobId, ...filter }: ExecutionFilter,
): Promise<number | null> {
  if (jobId === undefined) return null;
  if (Object.values(filter).some((value) => value !== undefined))
    return countExecutions(em, { ...filter, jobId });
  // The lanes have counted already what would be all executions of a job.
  const lanes = await readLanes(em, jobId);
  return lanes.reduce((sum, { recorded }) => sum + recorded, 0);
}
