import type { Catalogue } from '@beacon/domain';
import { findAskedQuestions, readAskedList, readQuestionMarks } from '@beacon/persistence';
import type { AskedList, LaneState } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { OutcomeState } from '../job-access/outcome-state.js';
import { RecentReads } from '../job-access/recent-reads.js';
import { twinsOf } from '../job-access/twins.js';
import { CATALOGUE } from '../settings/settings.js';
import { toColumns } from './matrix-columns.js';
import type { MatrixIndex } from './matrix-index.js';

/** An index of a job of a million cells takes some 12 MB. */
const KEPT_INDEXES = 10;
const KEPT_SEARCHES = 50;
/** While a job runs, an index is used for ten times as long as it took, however short that was: it is never more than a tenth of the work. */
const ALWAYS_EXPENSIVE_MS = 1;

/** Reads what finds a job's questions by what they came to. */
@Injectable()
export class MatrixIndexReader {
  readonly #lists = new RecentReads<AskedList>(Date.now, KEPT_INDEXES);
  readonly #indexes = new RecentReads<MatrixIndex>(Date.now, KEPT_INDEXES, ALWAYS_EXPENSIVE_MS);
  readonly #found = new RecentReads<ReadonlySet<number>>(Date.now, KEPT_SEARCHES);

  constructor(@Inject(CATALOGUE) private readonly catalogue: Catalogue) {}

  /** The index of a job; while it runs perhaps of some moments ago. */
  async read(em: EntityManager, jobId: string, state: OutcomeState): Promise<MatrixIndex> {
    const asked = await this.#lists.get({
      key: jobId,
      state: askedState(state),
      mayLag: false,
      read: async () => readAskedList(em, jobId),
    });
    return this.#indexes.get({
      key: jobId,
      state: state.stamp,
      mayLag: state.isRunning,
      read: async () => this.#readIndex(em, jobId, asked, state.lanes),
    });
  }

  /** Places of a job's questions that have some words. */
  async find(
    em: EntityManager,
    jobId: string,
    state: OutcomeState,
    words: string,
  ): Promise<ReadonlySet<number>> {
    return this.#found.get({
      key: JSON.stringify([jobId, words]),
      state: askedState(state),
      mayLag: false,
      read: async () => new Set(await findAskedQuestions(em, jobId, words)),
    });
  }

  async #readIndex(
    em: EntityManager,
    jobId: string,
    asked: AskedList,
    lanes: readonly LaneState[],
  ): Promise<MatrixIndex> {
    const regions = [...new Set(lanes.map(({ region }) => region))];
    const marks = await readQuestionMarks(em, jobId, lanes);
    const columns = toColumns(asked.ids, lanes.length, marks);
    return { asked, lanes, columns, twins: twinsOf(regions, this.catalogue) };
  }
}

/** What a job asks changes by an extension only, which adds cells. */
export function askedState({ lanes }: OutcomeState): string {
  return JSON.stringify(lanes.map(({ region, modelId, expected }) => [region, modelId, expected]));
}
