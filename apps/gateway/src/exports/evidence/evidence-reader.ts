import {
  evidenceEntries,
  readErasure,
  readLogStanding,
  readRegistrations,
  readSeals,
} from '@beacon/persistence';
import type { EvidenceEntry, Snapshot } from '@beacon/persistence';
import type { Verdict } from '@beacon/verdict';
import type { Catalogue, QuestionBank, QuestionKind } from '@beacon/domain';
import type { HeaderLine } from '@beacon/verification';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE, QUESTION_BANK } from '../../settings/settings.js';
import { requireJob } from '../../job-access/require-job.js';
import { readReviewedTable } from '../../verdict/reviewed-table.js';
import { VerdictReader } from '../../verdict/verdict-reader.js';
import { headerOf } from './evidence-header.js';
import type { EvidenceFacts } from './evidence-header.js';
import { kindOf } from '../question-kind.js';
import { requireEnded, requireSealed } from './evidence-limits.js';

/** Reads what an evidence export is written from, in a snapshot. */
@Injectable()
export class EvidenceReader {
  constructor(
    private readonly verdicts: VerdictReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
  ) {}

  /** @throws ApiError when there is no such job, or nothing of it could be verified. */
  async facts({ em }: Snapshot, jobId: string): Promise<EvidenceFacts> {
    const job = await requireJob(em, jobId);
    await requireEnded(em, jobId);
    const log = requireSealed(await readLogStanding(em, jobId));
    return {
      job,
      log,
      registrations: await readRegistrations(em, jobId),
      seals: await readSeals(em, jobId),
      reviewed: await readReviewedTable(em, jobId),
      erasure: await readErasure(em, jobId),
    };
  }

  /** The verdict by the plan of the job, with what answers say where the API compares it unasked. */
  async verdict({ em }: Snapshot, { job }: EvidenceFacts): Promise<Verdict> {
    return (await this.verdicts.read(job.id, {}, em)).verdict;
  }

  /** The first line. */
  header(facts: EvidenceFacts): HeaderLine {
    return headerOf(facts, this.catalogue);
  }

  /** What each question is for, in the order of the job. */
  kinds({ job }: EvidenceFacts): readonly (QuestionKind | null)[] {
    return job.spec.questions.map((question) => kindOf(question, this.bank));
  }

  /** The entries of the log with their rows, some at a time. */
  entries(
    snapshot: Snapshot,
    { job, log }: EvidenceFacts,
  ): AsyncIterable<readonly EvidenceEntry[]> {
    return evidenceEntries(snapshot, { jobId: job.id, size: log.size });
  }
}
