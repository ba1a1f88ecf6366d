import type { Catalogue } from '@beacon/domain';
import {
  readFlipCounts,
  readMatrixFrame,
  readMatrixGroups,
  readRefusalCounts,
} from '@beacon/persistence';
import type {
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
import { requireOutcomeState } from '../job-access/outcome-state.js';
import type { OutcomeState } from '../job-access/outcome-state.js';
import { toMatrix } from './matrix.js';
import type { MatrixView } from './matrix.view.js';
import { RecentReads } from '../job-access/recent-reads.js';

const MAX_CELLS_PER_PAGE = 20_000;
/** A page's question texts are some kilobytes, and some megabytes at most. */
const KEPT_FRAMES = 30;

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Reads pages of jobs' matrices. The database counts; what it counted is kept until the job's outcomes change. */
@Injectable()
export class MatrixReader {
  readonly #frames = new RecentReads<MatrixFrame | null>(Date.now, KEPT_FRAMES);
  readonly #groups = new RecentReads<readonly MatrixGroup[]>();
  readonly #flips = new RecentReads<readonly FlipCount[]>();
  readonly #refusals = new RecentReads<readonly RefusalCount[]>();

  constructor(
    private readonly orm: MikroORM,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /**
   * A page of a job's matrix.
   * @throws ApiError when there is no such job.
   */
  async read(jobId: string, wanted: Page): Promise<MatrixView> {
    const em = this.orm.em.fork();
    const state = await requireOutcomeState(em, jobId);
    const { lanes } = state;
    const perPage = Math.max(1, Math.floor(MAX_CELLS_PER_PAGE / Math.max(1, lanes.length)));
    const page = { offset: wanted.offset, limit: Math.min(wanted.limit, perPage) };
    const frame = await this.#readFrame(em, state, jobId, page);
    const groups = await this.#readGroups(em, state, scopeOf(jobId, frame), page);
    const flips = await this.#readFlips(em, state, jobId, frame);
    const refusals = await this.#readRefusals(em, state, jobId);
    const { status } = state;
    const parts = { jobId, status, frame, lanes, groups, flips, refusals, page };
    return toMatrix(parts, this.catalogue);
  }

  /** What a job asks changes by an extension only, which adds cells. Finding some questions among a hundred thousand takes long. */
  async #readFrame(
    em: EntityManager,
    { lanes }: OutcomeState,
    jobId: string,
    page: Page,
  ): Promise<MatrixFrame> {
    const frame = await this.#frames.get({
      key: JSON.stringify([jobId, page.offset, page.limit]),
      state: JSON.stringify(
        lanes.map(({ region, modelId, expected }) => [region, modelId, expected]),
      ),
      mayLag: false,
      read: async () => readMatrixFrame(em, jobId, page),
    });
    if (frame === null) throw ApiError.notFound('job', jobId);
    return frame;
  }

  async #readGroups(
    em: EntityManager,
    { stamp, isRunning }: OutcomeState,
    scope: MatrixScope,
    page: Page,
  ): Promise<readonly MatrixGroup[]> {
    return this.#groups.get({
      key: JSON.stringify([scope.jobId, page.offset, page.limit]),
      state: stamp,
      mayLag: isRunning,
      read: async () => readMatrixGroups(em, scope),
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
