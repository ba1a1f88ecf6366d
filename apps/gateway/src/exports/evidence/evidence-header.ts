import type { Catalogue } from '@beacon/domain';
import { installation } from '@beacon/installation';
import type {
  ErasureFacts,
  Job,
  LogStanding,
  StoredRegistration,
  StoredSeal,
} from '@beacon/persistence';
import type { DetectorTable } from '@beacon/verdict';
import { EVIDENCE_FORMAT, EVIDENCE_VERSION } from '@beacon/verification';
import type { HeaderLine } from '@beacon/verification';
import { twinsOf } from '../../job-access/twins.js';

/** A job with what an evidence export says before its log. */
export interface EvidenceFacts {
  readonly job: Pick<Job, 'id' | 'status' | 'spec' | 'systemPrompts'>;
  readonly log: LogStanding;
  readonly registrations: readonly StoredRegistration[];
  readonly seals: readonly StoredSeal[];
  /** What a finished review by people shows of the detector. */
  readonly reviewed: DetectorTable;
  /** Of the answers; null when nobody asked for it. */
  readonly erasure: ErasureFacts | null;
}

/** The first line of an evidence export. */
export function headerOf(
  { job, log, registrations, seals, reviewed, erasure }: EvidenceFacts,
  catalogue: Catalogue,
): HeaderLine {
  return {
    type: 'header',
    format: EVIDENCE_FORMAT,
    version: EVIDENCE_VERSION,
    job: job.id,
    status: job.status,
    exported_at: new Date().toISOString(),
    beacon: installation().version,
    registrations: registrations.length,
    questions: job.spec.questions.length,
    seals: seals.length,
    entries: log.size,
    system_prompts: job.systemPrompts,
    twins: twinsOf(job.spec.regions, catalogue).map(({ region, twinOf }) => ({
      region,
      twin_of: twinOf,
    })),
    reviewed: { refused: { ...reviewed.refused }, withheld: { ...reviewed.withheld } },
    erasure:
      erasure === null ? null : { requested_at: erasure.requestedAt, erased_at: erasure.erasedAt },
  };
}
