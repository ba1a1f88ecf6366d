import { isTerminal } from '@beacon/domain';
import { setArchived } from '@beacon/persistence';
import type { ArchivedJob, LockedJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { lockOrRefuse } from '../changes/locked-job.js';
import type { Caller } from '../http/caller.js';
import { ApiError } from '../http/errors/api-error.js';

/** Who wants a job to be put away or brought back, and why. */
export interface ArchiveWish {
  readonly jobId: string;
  readonly caller: Caller;
  readonly reason: string | null;
}

/** Archives jobs, which hides them in lists, and restores them. Nothing is deleted. */
@Injectable()
export class JobArchive {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Safe to repeat.
   * @throws ApiError 404; 409 when the job has not ended.
   */
  async archive(wish: ArchiveWish): Promise<ArchivedJob> {
    return this.#set(wish, true);
  }

  /**
   * Safe to repeat.
   * @throws ApiError 404.
   */
  async unarchive(wish: ArchiveWish): Promise<ArchivedJob> {
    return this.#set(wish, false);
  }

  async #set({ jobId, caller, reason }: ArchiveWish, archived: boolean): Promise<ArchivedJob> {
    return inTransaction(this.orm, async (em) => {
      const job = await lockOrRefuse(em, jobId);
      if (archived) assertEnded(job);
      const change = await setArchived(em, jobId, archived);
      const action = archived ? 'job.archive' : 'job.unarchive';
      const details = { status: job.status };
      if (change.isChanged) await recordAudit(em, { caller, action, reason, details, jobId });
      return change;
    });
  }
}

function assertEnded({ id, status }: LockedJob): void {
  if (isTerminal(status)) return;
  const message = `${JSON.stringify(id)} has not ended (${status}): wait for its end, or cancel it`;
  throw ApiError.conflict('job_running', message);
}
