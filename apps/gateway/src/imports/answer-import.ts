import { createHash } from 'node:crypto';
import { OutboxRelay } from '@beacon/outbox';
import { stageAnswers } from '@beacon/persistence';
import type { StagedAnswers } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { refused } from '../http/errors/refused.js';
import { importedJob } from '../intake/imports/imported-job.js';
import type { ImportedJob } from '../intake/imports/imported-job.js';
import type { ImportOrder } from '../intake/imports/import-order.js';
import { IntakeThread } from '../intake/intake-thread.js';
import { newJobId } from '../intake/job-intake.js';
import { claimKey, findFirst } from '../jobs/idempotency-key.js';
import type { KeyClaim } from '../jobs/idempotency-key.js';
import { jobExists, storeJob } from '../jobs/job-submission.js';
import type { Submission, Submitter } from '../jobs/job-submission.js';
import { JobRegistrar } from '../registration/job-registrar.js';
import { chargeQuota } from '../quotas/charge-quota.js';
import { answersFileParts } from './answers-file-parts.js';
import type { FilePart } from './answers-file-parts.js';
import { DistinctCells } from './distinct-cells.js';

/** Bytes go to the thread and are gone here: a slice of a Buffer is a view, and would take the whole file along. */
function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

interface ReadImport {
  readonly id: string;
  readonly job: ImportedJob;
  readonly staged: readonly StagedAnswers[];
}

/** Accepts answers that were made elsewhere as a job of their own: all of them or none. */
@Injectable()
export class AnswerImport {
  constructor(
    private readonly orm: MikroORM,
    private readonly relay: OutboxRelay,
    private readonly thread: IntakeThread,
    private readonly registrar: JobRegistrar,
  ) {}

  /**
   * Makes a job of a file of answers, or finds the one that the same file with the same key made before. The answers are typed here and
   * recorded by the recorder, once the job is committed.
   * @throws ApiError when the file is refused, with line and field; when its id is taken, or the key came with another file.
   */
  async accept(bytes: Uint8Array, submitter: Submitter): Promise<Submission> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const read = await this.#read(bytes);
    const submission = await this.orm.em
      .fork()
      .transactional(async (em) => this.#store(em, read, { ...submitter, hash, id: read.id }));
    if (submission.isNew) this.relay.wake();
    return submission;
  }

  /** Part by part in a worker thread: an import of a hundred thousand answers holds up no other request. */
  async #read(bytes: Uint8Array): Promise<ReadImport> {
    const { head: first, parts } = answersFileParts(bytes);
    if (first === null) throw refused(400, 'invalid_body', 'the body is empty');
    const head = await this.thread.run('answersHead', copyOf(first.bytes), first.line);
    const id = head.id ?? newJobId(Date.now());
    const order = { jobId: id, importedAt: new Date().toISOString(), head };
    const { staged, ...facts } = await this.#typed(parts, order);
    return { id, staged, job: importedJob(head, facts) };
  }

  async #typed(parts: Iterable<FilePart>, order: ImportOrder) {
    const { importedAt } = order;
    const cells = new DistinctCells();
    const staged: StagedAnswers[] = [];
    let timesKnown = true;
    for (const part of parts) {
      const typed = await this.thread.run('typedAnswers', copyOf(part.bytes), part.line, order);
      const position = cells.count;
      cells.add(typed);
      timesKnown &&= typed.timesKnown;
      staged.push({ position, rowsJson: typed.rowsJson });
    }
    const answers = cells.count;
    if (answers === 0) throw refused(400, 'invalid_body', 'the file has a head and no answers');
    return { importedAt, answers, timesKnown, staged };
  }

  async #store(
    em: EntityManager,
    { id, job, staged }: ReadImport,
    claim: KeyClaim & Submitter,
  ): Promise<Submission> {
    // A loser waits here until the winner has committed, as with every submission.
    if (!(await claimKey(em, claim)))
      return { ...(await findFirst(em, claim)), isNew: false, judgingJobId: null };
    const { spec, specJson, cells, lanes, systemPrompts, facts: registered } = job;
    // Nothing of it is asked, so that it costs nothing.
    await chargeQuota(em, claim.caller.principal, { jobs: 1, cells, maxCost: 0 });
    const { regions } = spec;
    const status = 'queued';
    const createdAt = new Date();
    const { project } = claim;
    const { registrar } = this;
    const row = { id, project, status, specJson, systemPrompts, cells, createdAt } as const;
    const imported = {
      lanes,
      regions,
      isImported: true,
      kind: 'imported',
      facts: registered,
    } as const;
    if (!(await storeJob({ em, registrar }, { job: row, ...imported }))) throw jobExists(id);
    for (const part of staged) await stageAnswers(em, id, part);
    const entry = { caller: claim.caller, jobId: id, reason: null, details: { cells, regions } };
    await recordAudit(em, { ...entry, action: 'job.import' });
    const facts = { id, status, cells, regions: regions.length } as const;
    const { minRegions } = spec.constraints;
    return {
      ...facts,
      minRegions,
      createdAt: createdAt.toISOString(),
      isNew: true,
      judgingJobId: null,
    };
  }
}
