import { registrationHash, registrationText } from '@beacon/signing';
import type {
  AnalysisPlan,
  RecordSigner,
  RegisteredFacts,
  Registration,
  RegistrationKind,
} from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What is registered of a job. */
export interface NewRegistration {
  readonly jobId: string;
  readonly kind: RegistrationKind;
  /** Null of a judging job, which does not know. */
  readonly cells: number | null;
  readonly facts: RegisteredFacts;
  readonly analysis: AnalysisPlan;
  readonly at: Date;
}

/** What an extension changes: the analysis stays as it was registered first. */
export type ExtendedRegistration = Pick<NewRegistration, 'jobId' | 'cells' | 'facts' | 'at'>;

const LAST =
  'select statement from job_registrations where job_id = $1 order by number desc limit 1';
const INSERT = `
insert into job_registrations (job_id, number, statement, sha256, kid, signature) values ($1, $2, $3, $4, $5, $6)`;
const OPEN = 'insert into job_logs (job_id) values ($1)';

/**
 * Registers a new job and opens its log, in the transaction that accepts it: before that is committed nobody asks anything of it.
 * @param signer null where there is no key: the registration then says that it is not signed.
 */
export async function registerJob(
  em: EntityManager,
  { jobId, kind, cells, facts, analysis, at }: NewRegistration,
  signer: RecordSigner | null,
): Promise<void> {
  await runStatement(em, OPEN, [jobId]);
  const head = { v: 1, type: 'registration', job: jobId, number: 1, kind, previous: null } as const;
  const registration = { ...head, registered_at: at.toISOString(), cells, ...facts, analysis };
  await insert(em, { ...registration, kid: signer?.kid ?? null }, signer);
}

/**
 * Registers what a job is from now on. Its row must be locked. A job that was never registered is not registered now, either: its first
 * answers may be known.
 */
export async function registerExtension(
  em: EntityManager,
  { jobId, cells, facts, at }: ExtendedRegistration,
  signer: RecordSigner | null,
): Promise<void> {
  await registerAgain(em, { jobId, at, signer }, () => ({ cells, ...facts }));
}

/** Registers that a job may cost something else from now on, in nanodollars. Its row must be locked. */
export async function registerMaxCost(
  em: EntityManager,
  { jobId, nanoUsd, at }: { readonly jobId: string; readonly nanoUsd: number; readonly at: Date },
  signer: RecordSigner | null,
): Promise<void> {
  await registerAgain(em, { jobId, at, signer }, ({ specification }) => {
    const { constraints } = specification;
    const raised = { ...(constraints as object), maxCostNanoUsd: nanoUsd };
    return { specification: { ...specification, constraints: raised } };
  });
}

interface Again {
  readonly jobId: string;
  readonly at: Date;
  readonly signer: RecordSigner | null;
}

async function registerAgain(
  em: EntityManager,
  { jobId, at, signer }: Again,
  change: (last: Registration) => Partial<Registration>,
): Promise<void> {
  const [row] = await runStatement<{ statement: string }>(em, LAST, [jobId]);
  if (row === undefined) return;
  const last = JSON.parse(row.statement) as Registration;
  const registration: Registration = {
    ...last,
    ...change(last),
    kind: 'extended',
    number: last.number + 1,
    previous: registrationHash(last),
    registered_at: at.toISOString(),
    kid: signer?.kid ?? null,
  };
  await insert(em, registration, signer);
}

async function insert(
  em: EntityManager,
  registration: Registration,
  signer: RecordSigner | null,
): Promise<void> {
  const text = registrationText(registration);
  const { job, number, kid } = registration;
  const hash = registrationHash(registration);
  await runStatement(em, INSERT, [job, number, text, hash, kid, signer?.sign(text) ?? null]);
}
