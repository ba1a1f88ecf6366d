import { resultSubject } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { forgedResult, signedResult } from '../../faults/lab/forged-results.js';
import type { ForgedCell } from '../../faults/lab/forged-results.js';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import { movedTo } from './attacked-job.js';
import type { AttackedJob } from './attacked-job.js';
import type { AttackersKeys } from './attackers-keys.js';

/** A minute, which a thief dates back. */
const DATED_BACK_MS = 60_000;

/** A result that is offered for a cell, and what must be said of it. */
interface Offer {
  readonly identity: string;
  readonly operation: string;
  readonly reason: string;
  readonly make: (cell: ForgedCell) => CellResultV1;
  /** @default the cell's */
  readonly subject?: (cell: ForgedCell, made: CellResultV1) => string;
}

/** Results that no executor of the region signed: none is recorded, and none keeps the place of the cell's. */
export async function resultRows(
  attacked: AttackedJob,
  keys: AttackersKeys,
): Promise<readonly SecurityRow[]> {
  const rows: SecurityRow[] = [];
  for (const offer of offersOf(keys, await attacked.genuine())) {
    rows.push(await rowOf(attacked, offer));
  }
  return rows;
}

async function rowOf(
  attacked: AttackedJob,
  { identity, operation, reason, make, subject }: Offer,
): Promise<SecurityRow> {
  const cell = attacked.nextCell();
  const made = make(cell);
  return tryOut({
    identity,
    operation,
    expected: `dead letter: ${reason}`,
    run: async () => attacked.offer(made, subject?.(cell, made)),
    isAsExpected: (said) => said.includes(reason),
  });
}

function offersOf(keys: AttackersKeys, genuine: CellResultV1): readonly Offer[] {
  const forgedBy = (key: AttackersKeys[keyof AttackersKeys]) => (cell: ForgedCell) =>
    signedResult(forgedResult(cell), key);
  return [
    {
      ...NOBODY,
      operation: 'result without a signature',
      reason: 'not signed',
      make: forgedResult,
    },
    {
      ...NOBODY,
      operation: 'result with a signature that is none',
      reason: 'does not hold',
      make: (cell) => ({ ...forgedResult(cell), signed: unheld(genuine) }),
    },
    {
      ...NOBODY,
      operation: 'result with a key of his own',
      reason: 'unknown key',
      make: forgedBy(keys.unknown),
    },
    {
      identity: 'executor of eu-west',
      operation: 'result of us-east with his key',
      reason: "another region's key",
      make: forgedBy(keys.otherRegion),
    },
    {
      identity: 'planner',
      operation: 'result of us-east with its key',
      reason: 'another role',
      make: forgedBy(keys.planner),
    },
    {
      identity: 'thief of a revoked key',
      operation: 'result, now',
      reason: 'revoked key',
      make: forgedBy(keys.revoked),
    },
    {
      identity: 'thief of a revoked key',
      operation: 'result, dated back before the revocation',
      reason: 'revoked key',
      make: (cell) => {
        const then = new Date(Date.now() - DATED_BACK_MS);
        return signedResult(forgedResult(cell, then), keys.revoked);
      },
    },
    {
      ...NOBODY,
      operation: 'genuine result of another job, made out to this one',
      reason: 'does not hold',
      make: (cell) => movedTo(genuine, cell),
    },
    {
      ...NOBODY,
      operation: 'genuine result of another job, as it is, on the subject of this one',
      reason: 'contradicts its subject',
      make: () => genuine,
      subject: (cell) => resultSubject(movedTo(genuine, cell)),
    },
    {
      ...NOBODY,
      operation: 'genuine result of a round as that of the next, with another answer',
      reason: 'does not hold',
      make: (cell) => ({ ...movedTo(genuine, cell), round: 2, response: 'Another answer.' }),
    },
  ];
}

const NOBODY = { identity: 'whoever reaches the broker' } as const;

function unheld({ signed }: CellResultV1): CellResultV1['signed'] {
  return signed === undefined ? undefined : { ...signed, signature: 'AAAA' };
}
