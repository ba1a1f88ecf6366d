import type { JobAnalysis } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';
import { treeOf } from './append-entries.js';

/** A registration as it is kept. */
export interface StoredRegistration {
  readonly number: number;
  /** Its canonical form. */
  readonly statement: string;
  readonly sha256: string;
  /** Null where it is not signed, as is the signature. */
  readonly kid: string | null;
  readonly signature: string | null;
}

/** A seal as it is kept. */
export interface StoredSeal {
  readonly size: number;
  /** Its canonical form. */
  readonly statement: string;
  readonly kid: string | null;
  readonly signature: string | null;
}

/** How far a job's log is. */
export interface LogState {
  /** Entries so far. */
  readonly size: number;
  /** Merkle root over them, hex. */
  readonly root: string;
  /** Entries under the last seal; 0 without one. */
  readonly sealedSize: number;
  /** ISO 8601; null without a seal. */
  readonly sealedAt: string | null;
}

const REGISTRATIONS = `
select number, statement, sha256, kid, signature from job_registrations where job_id = $1 order by number`;

/** The registrations of a job, the first of them first; none of a job that was accepted before they were kept. */
export async function readRegistrations(
  em: EntityManager,
  jobId: string,
): Promise<StoredRegistration[]> {
  return runStatement(em, REGISTRATIONS, [jobId]);
}

const SEALS = `
select s.size::float8 as size, s.statement, s.kid, s.signature
from job_seals s join job_logs g on g.id = s.log_id where g.job_id = $1 order by s.size`;

/** The seals of a job's log, the oldest first. */
export async function readSeals(em: EntityManager, jobId: string): Promise<StoredSeal[]> {
  return runStatement(em, SEALS, [jobId]);
}

const STATE = `
select size::float8 as size, frontier, sealed_size::float8 as "sealedSize", ${isoText('sealed_at')} as "sealedAt"
from job_logs where job_id = $1`;

interface StateRow extends Omit<LogState, 'root'> {
  readonly frontier: Uint8Array;
}

/** How far a job's log is; null of a job that has none. */
export async function readLogState(em: EntityManager, jobId: string): Promise<LogState | null> {
  const [row] = await runStatement<StateRow>(em, STATE, [jobId]);
  if (row === undefined) return null;
  const { frontier, ...facts } = row;
  return { ...facts, root: treeOf({ size: row.size, frontier }).root().toString('hex') };
}

/** An entry as it is kept. */
export interface StoredEntry {
  readonly position: number;
  /** Its canonical form: the data of its leaf. */
  readonly body: string;
}

const ENTRIES = `
select e.position::float8 as position, e.body
from log_entries e join job_logs g on g.id = e.log_id
where g.job_id = $1 and e.position >= $2 and e.position < $3 order by e.position limit $4`;

/** The entries of a job's log from a position on, before another. */
export async function readLogEntries(
  em: EntityManager,
  jobId: string,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<StoredEntry[]> {
  return runStatement(em, ENTRIES, [jobId, from, to, limit]);
}

/** What proves the records of a job, in a few words. */
export interface JobProof {
  /** Of the first registration: when it was made, ISO 8601, its hash, and the key that signed it; null where none did. */
  readonly registeredAt: string;
  readonly registration: string;
  readonly registeredBy: string | null;
  /** How often it was registered: once, and once for each extension. */
  readonly registrations: number;
  /** Entries of the log so far, and the root over them. */
  readonly size: number;
  readonly root: string;
  /** The last seal; null before the first. */
  readonly seal: (StoredSeal & { readonly at: string }) | null;
}

const PROOF = `
select r.sha256 as registration, r.kid as "registeredBy", ${isoText('r.created_at')} as "registeredAt",
  (select count(*) from job_registrations x where x.job_id = g.job_id)::float8 as registrations,
  g.size::float8 as size, g.frontier,
  case when s.log_id is not null then jsonb_build_object('size', s.size, 'statement', s.statement, 'kid', s.kid,
    'signature', s.signature, 'at', ${isoText('s.sealed_at')}) end as seal
from job_logs g join job_registrations r on r.job_id = g.job_id and r.number = 1
left join job_seals s on s.log_id = g.id and s.size = g.sealed_size
where g.job_id = $1`;

interface ProofRow extends Omit<JobProof, 'root'> {
  readonly frontier: Uint8Array;
}

/** What proves the records of a job; null of a job from before registrations were kept. A few looks at indexes. */
export async function readJobProof(em: EntityManager, jobId: string): Promise<JobProof | null> {
  const [row] = await runStatement<ProofRow>(em, PROOF, [jobId]);
  if (row === undefined) return null;
  const { frontier, ...facts } = row;
  return { ...facts, root: treeOf({ size: row.size, frontier }).root().toString('hex') };
}

const ANALYSIS = `select spec -> 'analysis' as analysis from jobs where id = $1`;

/** How the submitter of a job says that it is to be analysed; null where he says nothing. */
export async function readJobAnalysis(
  em: EntityManager,
  jobId: string,
): Promise<JobAnalysis | null> {
  const [row] = await runStatement<{ analysis: JobAnalysis | null }>(em, ANALYSIS, [jobId]);
  return row?.analysis ?? null;
}
