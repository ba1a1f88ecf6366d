import type { Catalogue } from '@beacon/domain';
import {
  readFlipCounts,
  readMatrixFrame,
  readMatrixGroups,
  readNotAskedCounts,
  readRefusalCounts,
  readRetryingCounts,
} from '@beacon/persistence';
import type {
  CellCount,
  FlipCount,
  LaneState,
  MatrixFrame,
  MatrixGroup,
  MatrixScope,
  RefusalCount,
} from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { requireModel } from '../job-access/asked-question.js';
import { requireOutcomeState } from '../job-access/outcome-state.js';
import type { OutcomeState } from '../job-access/outcome-state.js';
import { toMatrix } from './matrix.js';
import type { MatrixFacetsView } from './matrix-facets.view.js';
import { facetsOf } from './matrix-facets.js';
import { isWide } from './matrix-filter.js';
import type { MatrixFilter, MatrixOrder } from './matrix-filter.js';
import { MatrixIndexReader, askedState } from './matrix-index-reader.js';
import { askedBy, select } from './matrix-selection.js';
import type { MatrixView } from './matrix.view.js';
import { RecentReads } from '../job-access/recent-reads.js';

const MAX_CELLS_PER_PAGE = 20_000;
/** A page's question texts are some kilobytes, and some megabytes at most. */
const KEPT_FRAMES = 30;

/** Which page of which of a job's questions. */
export interface MatrixRequest {
  readonly offset: number;
  readonly limit: number;
  readonly filter: MatrixFilter;
  readonly order: MatrixOrder;
  readonly hasFacets: boolean;
}

/** What is known of a job before its page is read. */
interface Reading {
  readonly em: EntityManager;
  readonly jobId: string;
  readonly state: OutcomeState;
}

/** What the executions of a page came to. */
interface PageCounts {
  readonly groups: readonly MatrixGroup[];
  readonly notAsked: readonly CellCount[];
}

/** The questions that a filter leaves. */
interface Selection {
  /** In their order; null for all questions in the job's order. */
  readonly positions: readonly number[] | null;
  readonly facets: MatrixFacetsView | null;
}

/** Reads pages of jobs' matrices. The database counts; what it counted is kept until the job's outcomes change. */
@Injectable()
export class MatrixReader {
  readonly #frames = new RecentReads<MatrixFrame | null>(Date.now, KEPT_FRAMES);
  readonly #groups = new RecentReads<PageCounts>();
  readonly #flips = new RecentReads<readonly FlipCount[]>();
  readonly #refusals = new RecentReads<readonly RefusalCount[]>();

  constructor(
    private readonly orm: MikroORM,
    private readonly indexes: MatrixIndexReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /**
   * A page of a job's matrix.
   * @param em of a snapshot, where it is to be of its moment.
   * @throws ApiError 404 when there is no such job, or it does not ask a model of the filter.
   */
  async read(
    jobId: string,
    wanted: MatrixRequest,
    em: EntityManager = this.orm.em.fork(),
  ): Promise<MatrixView> {
    const state = await requireOutcomeState(em, jobId);
    const { lanes, status } = state;
    const reading = { em, jobId, state };
    const { positions, facets } = await this.#select(reading, wanted);
    const perPage = Math.max(1, Math.floor(MAX_CELLS_PER_PAGE / Math.max(1, lanes.length)));
    const { offset } = wanted;
    const limit = Math.min(wanted.limit, perPage);
    const shown = positions?.slice(offset, offset + limit) ?? range(offset, limit);
    const frame = await this.#readFrame(reading, shown);
    const total = positions?.length ?? Math.max(1, frame.questionCount);
    const page = { offset, limit, total, positions: shown };
    const scope = scopeOf(jobId, frame);
    const counts = await this.#readCounts(em, state, scope, shown);
    // Not kept: a retry begins without a new outcome.
    const retrying = await readRetryingCounts(em, scope);
    const flips = await this.#readFlips(em, state, jobId, frame);
    const refusals = await this.#readRefusals(em, state, jobId);
    const parts = { jobId, status, frame, lanes, ...counts, retrying, flips, refusals, page };
    const matrix = toMatrix(parts, this.catalogue);
    return facets === null ? matrix : { ...matrix, facets };
  }

  /** A page of all questions in the job's order needs no index. */
  async #select(
    { em, jobId, state }: Reading,
    { filter, order, hasFacets }: MatrixRequest,
  ): Promise<Selection> {
    requireModels(state, filter);
    const isWhole = isWide(filter) && order === 'order';
    if (isWhole && !hasFacets) return { positions: null, facets: null };
    const index = await this.indexes.read(em, jobId, state);
    const { words } = filter;
    const found = words === null ? null : await this.indexes.find(em, jobId, state, words);
    return {
      positions: isWhole ? null : select(filter, askedBy(filter, index, found), order),
      facets: hasFacets ? facetsOf(filter, index, found) : null,
    };
  }

  /** Finding some questions among a hundred thousand takes long. */
  async #readFrame(
    { em, jobId, state }: Reading,
    positions: readonly number[],
  ): Promise<MatrixFrame> {
    const frame = await this.#frames.get({
      key: JSON.stringify([jobId, positions]),
      state: askedState(state),
      mayLag: false,
      read: async () => readMatrixFrame(em, jobId, positions),
    });
    if (frame === null) throw ApiError.notFound('job', jobId);
    return frame;
  }

  async #readCounts(
    em: EntityManager,
    { stamp, isRunning }: OutcomeState,
    scope: MatrixScope,
    positions: readonly number[],
  ): Promise<PageCounts> {
    return this.#groups.get({
      key: JSON.stringify([scope.jobId, positions]),
      state: stamp,
      mayLag: isRunning,
      read: async () => {
        const groups = await readMatrixGroups(em, scope);
        // What was not asked is recorded as failed: where nothing failed there is nothing to look for.
        const hasErrors = groups.some(({ outcome }) => outcome === 'error');
        return { groups, notAsked: hasErrors ? await readNotAskedCounts(em, scope) : [] };
      },
    });
  }

  /** Of the whole job, whatever the page. Where nothing is refused or quarantined, the lanes' counters say all. */
  async #readRefusals(
    em: EntityManager,
    { stamp, isRunning, lanes }: OutcomeState,
    jobId: string,
  ): Promise<readonly RefusalCount[]> {
    if (lanes.every(isPlain)) return lanes.map(withoutRefusals);
    return this.#refusals.get({
      key: jobId,
      state: stamp,
      mayLag: isRunning,
      read: async () => readRefusalCounts(em, jobId),
    });
  }

  /** Of the whole job, whatever the page. Where nothing is repeated there is nothing to count. */
  async #readFlips(
    em: EntityManager,
    { stamp, isRunning }: OutcomeState,
    jobId: string,
    { repeats }: MatrixFrame,
  ): Promise<readonly FlipCount[]> {
    if (repeats === 1) return [];
    return this.#flips.get({
      key: jobId,
      state: stamp,
      mayLag: isRunning,
      read: async () => readFlipCounts(em, jobId),
    });
  }
}

function range(offset: number, limit: number): number[] {
  return Array.from({ length: limit }, (_, n) => offset + n);
}

/** An empty page would read as if nothing of a model were recorded yet. */
function requireModels({ lanes }: OutcomeState, { modelIds }: MatrixFilter): void {
  const models = [...new Set(lanes.map(({ modelId }) => modelId))].map((id) => ({ id }));
  for (const modelId of modelIds ?? []) requireModel(models, modelId);
}

/** A quarantined execution may have failed as well: counters cannot tell how many are both. */
function isPlain({ refused, quarantined }: LaneState): boolean {
  return refused === 0 && quarantined === 0;
}

function withoutRefusals({
  region,
  modelId,
  recorded,
  failed,
  cancelled,
}: LaneState): RefusalCount {
  return { region, modelId, measured: recorded - failed - cancelled, refused: 0, blocked: 0 };
}

/** When the page holds all questions of the job, the database need not pick them. */
function scopeOf(jobId: string, frame: MatrixFrame): MatrixScope {
  const isWhole = frame.questions.length === frame.questionCount;
  return {
    jobId,
    regions: frame.regions,
    modelIds: frame.models.map(({ id }) => id),
    questionIds: isWhole ? null : frame.questions.map(({ id }) => id),
  };
}
