import { sealText } from '@beacon/signing';
import type { RecordSigner, Seal } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';
import { treeOf } from './append-entries.js';
import { trySequencerLock } from './log-position.js';

interface UnsealedLog {
  readonly id: number;
  readonly size: number;
  readonly frontier: Uint8Array;
  readonly registration: string;
  readonly now: string;
}

const FIND = `
select id, size::float8 as size, frontier, registration, ${isoText('clock_timestamp()')} as now
from job_logs where job_id = $1 and size > sealed_size and registration is not null`;

const INSERT = `
insert into job_seals (log_id, size, statement, kid, signature, sealed_at) values ($1, $2, $3, $4, $5, $6)`;
const MARK = 'update job_logs set sealed_size = size, sealed_at = $2 where id = $1';

/**
 * Seals the log of a job over all that is in it, in a transaction of its own; null where there is nothing to seal, or another recorder
 * writes logs. Safe to repeat: the same entries are sealed once.
 * @param signer null where the recorder has no key: the seal then says that it is not signed.
 */
export async function sealLog(
  em: EntityManager,
  jobId: string,
  signer: RecordSigner | null,
): Promise<Seal | null> {
  return em.transactional(async (tx) => {
    if (!(await trySequencerLock(tx))) return null;
    const [log] = await runStatement<UnsealedLog>(tx, FIND, [jobId]);
    if (log === undefined) return null;
    const seal = sealOf(jobId, log, signer?.kid ?? null);
    const text = sealText(seal);
    const { kid, sealed_at: at } = seal;
    await runStatement(tx, INSERT, [log.id, seal.size, text, kid, signer?.sign(text) ?? null, at]);
    await runStatement(tx, MARK, [log.id, at]);
    return seal;
  });
}

function sealOf(jobId: string, log: UnsealedLog, kid: string | null): Seal {
  const { size, registration, now } = log;
  const root = treeOf(log).root().toString('hex');
  return { v: 1, type: 'seal', job: jobId, size, root, registration, sealed_at: now, kid };
}
