import {
  countExecutions,
  findExecutions,
  findExecutionsByIds,
  placeKey,
  readLanes,
  readRetrying,
  searchAnswers,
} from '@beacon/persistence';
import type { ExecutionFilter, ExecutionPage, FoundAnswer } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { cursorAfter } from './execution.query.js';
import type { ExecutionListView, ListedExecutionView, SnippetView } from './execution-list.view.js';
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

  /** A page of the executions whose answers have some words, with the place of the words. It looks at a bounded number of answers. */
  async search(
    filter: ExecutionFilter,
    words: string,
    { limit, before }: Pick<ExecutionPage, 'limit' | 'before'>,
  ): Promise<ExecutionListView> {
    const em = this.orm.em.fork();
    const wanted = { filter, words, before, limit: limit + 1 };
    const { found, searched, last, isComplete } = await searchAnswers(em, wanted);
    const shown = new Map(found.slice(0, limit).map((one) => [one.id, one]));
    const isFull = found.length > limit;
    const end = isFull ? found[limit - 1]?.id : last;
    return {
      executions: await this.#listed(em, shown),
      limit,
      next_cursor: (isFull || !isComplete) && end != null ? cursorAfter(end) : null,
      total: null,
      search: { searched, complete: isComplete && !isFull },
    };
  }

  async #listed(
    em: EntityManager,
    found: ReadonlyMap<number, FoundAnswer>,
  ): Promise<ListedExecutionView[]> {
    const rows = await findExecutionsByIds(em, [...found.keys()]);
    const retrying = await readRetrying(em, rows);
    return rows.map((row) => {
      const answer = found.get(row.id);
      const view = toExecutionView(row, retrying.has(placeKey(row)));
      return answer === undefined ? view : { ...view, snippet: toSnippet(answer) };
    });
  }
}

function toSnippet({ lead, hit, rest, isCutBefore, isCutAfter }: FoundAnswer): SnippetView {
  return {
    text: lead + hit + rest,
    offset: lead.length,
    length: hit.length,
    cut_before: isCutBefore,
    cut_after: isCutAfter,
  };
}

async function totalOf(
  em: EntityManager,
  { jobId, projects = null, ...filter }: ExecutionFilter,
): Promise<number | null> {
  if (jobId === undefined) return null;
  const isNarrower =
    projects !== null || Object.values(filter).some((value) => value !== undefined);
  if (isNarrower) return countExecutions(em, { ...filter, projects, jobId });
  // The lanes have counted already what would be all executions of a job.
  const lanes = await readLanes(em, jobId);
  return lanes.reduce((sum, { recorded }) => sum + recorded, 0);
}
