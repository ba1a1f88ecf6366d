import { ContractError, parseCellSubject } from '@beacon/contracts';
import type { CellAddress, CellResultV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';

/** A message about a cell's round. */
export type CellMessage = CellAddress & Pick<CellResultV1, 'questionId' | 'repeat'>;

/** A message is not trusted to be about what its subject says, nor its key to be that of its cell. Null when both are so. */
export function addressContradiction(message: CellMessage, subject: string): string | null {
  try {
    const address = parseCellSubject(subject);
    const agrees = isSameRound(address, message) && message.cell === cellKey(message);
    return agrees ? null : 'the message contradicts its subject';
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}

/** A result is believed only from an executor of its own region. Null when it is. */
export function resultContradiction(result: CellResultV1, subject: string): string | null {
  if (result.evidence.executorRegion !== result.region) {
    return 'the result contradicts its evidence';
  }
  return addressContradiction(result, subject);
}

/** Whether two addresses name the same round of the same cell. */
export function isSameRound(one: CellAddress, other: CellAddress): boolean {
  return (
    one.jobId === other.jobId &&
    one.region === other.region &&
    one.model === other.model &&
    one.cell === other.cell &&
    one.round === other.round
  );
}
