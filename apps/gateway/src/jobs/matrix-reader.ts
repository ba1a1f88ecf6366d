import { isTerminal } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { readLanes, readMatrixFrame, readMatrixGroups } from '@beacon/persistence';
import type { LaneState, MatrixFrame, MatrixGroup, MatrixScope } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE } from '../core.module.js';
import { ApiError } from '../errors/api-error.js';
import { toMatrix } from './matrix.js';
import type { MatrixView } from './matrix.view.js';
import { RecentReads } from './recent-reads.js';

const MAX_CELLS_PER_PAGE = 20_000;

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Reads pages of jobs' matrices. The database counts; what it counted is kept until the job's counters move. */
@Injectable()
export class MatrixReader {
  readonly #recent = new RecentReads<readonly MatrixGroup[]>();

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
    const lanes = await readLanes(em, jobId);
    const perPage = Math.max(1, Math.floor(MAX_CELLS_PER_PAGE / Math.max(1, lanes.length)));
    const page = { offset: wanted.offset, limit: Math.min(wanted.limit, perPage) };
    const frame = await readMatrixFrame(em, jobId, page);
    if (frame === null) throw ApiError.notFound('job', jobId);
    const groups = await this.#groups(em, jobId, { frame, lanes, page });
    return toMatrix({ jobId, frame, lanes, groups, page }, this.catalogue);
  }

  async #groups(
    em: EntityManager,
    jobId: string,
    { frame, lanes, page }: { frame: MatrixFrame; lanes: readonly LaneState[]; page: Page },
  ): Promise<readonly MatrixGroup[]> {
    return this.#recent.get({
      key: JSON.stringify([jobId, page.offset, page.limit]),
      state: JSON.stringify([frame.status, frame.newest, lanes]),
      mayLag: !isTerminal(frame.status),
      read: async () => readMatrixGroups(em, scopeOf(jobId, frame)),
    });
  }
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
