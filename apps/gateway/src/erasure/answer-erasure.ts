import { isTerminal } from '@beacon/domain';
import { isBeingJudged, readErasure, requestErasure } from '@beacon/persistence';
import type { ErasureFacts, LockedJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { assertNotClosing, lockOrRefuse } from '../changes/locked-job.js';
import type { Caller } from '../http/caller.js';
import { ApiError } from '../http/errors/api-error.js';

/** Who wants a job's answers to be erased, and why. */
export interface ErasureWish {
  readonly jobId: string;
  readonly caller: Caller;
  readonly reason: string | null;
}

/** The erasure of a job's answers, and whether it was asked for just now. */
export interface AskedErasure {
  readonly erasure: ErasureFacts;
  readonly isNew: boolean;
}

/** Asks the recorder to erase the answers of jobs that have ended. */
@Injectable()
export class AnswerErasure {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Safe to repeat: it is asked for once, and is not taken back.
   * @throws ApiError 404; 409 when the job has not ended, or its answers are being judged.
   */
  async erase(wish: ErasureWish): Promise<AskedErasure> {
    return inTransaction(this.orm, async (em) => {
      const job = await lockOrRefuse(em, wish.jobId);
      const known = await readErasure(em, wish.jobId);
      if (known !== null) return { erasure: known, isNew: false };
      await assertErasable(em, job);
      return { erasure: await ask(em, wish), isNew: true };
    });
  }
}

async function ask(em: EntityManager, { jobId, caller, reason }: ErasureWish) {
  const erasure = { jobId, cause: 'command', requestedBy: caller.actor, reason } as const;
  const jobs = await requestErasure(em, { ...erasure, retentionDays: null });
  const details = { cause: 'command', jobs };
  await recordAudit(em, { caller, action: 'job.erase', jobId, reason, details });
  const asked = await readErasure(em, jobId);
  if (asked === null) throw new Error('the erasure that was asked for is gone');
  return asked;
}

async function assertErasable(em: EntityManager, job: LockedJob): Promise<void> {
  if (!isTerminal(job.status)) {
    const message = `${JSON.stringify(job.id)} has not ended (${job.status}): wait for its end, or cancel it`;
    throw ApiError.conflict('job_running', message);
  }
  assertNotClosing(job);
  if (!(await isBeingJudged(em, job.id))) return;
  const message = `judges are being asked about the answers of ${JSON.stringify(job.id)}: wait for the end of the judging job, or cancel it`;
  throw ApiError.conflict('job_being_judged', message);
}
