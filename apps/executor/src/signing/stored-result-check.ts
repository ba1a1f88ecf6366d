import { ContractError, cellResult, resultSubject, signedStatementOf } from '@beacon/contracts';
import type { CellAddress, CellResultV1 } from '@beacon/contracts';
import { WorkChecks } from '@beacon/signing';
import { Inject, Injectable } from '@nestjs/common';

/** A message of the stream of results. */
export interface StoredMessage {
  readonly data: Uint8Array;
  /** When the broker stored it. */
  readonly time: Date;
}

/** Says whether a stored result will count: the recorder decides, by the same rules. */
@Injectable()
export class StoredResultCheck {
  constructor(@Inject(WorkChecks) private readonly checks: Pick<WorkChecks, 'areOn' | 'result'>) {}

  /** Whether anything is checked. */
  get isOn(): boolean {
    return this.checks.areOn;
  }

  /** Null when the recorder refuses it, and frees its subject. @throws ContractError for what is no result, where nothing is checked. */
  read({ data, time }: StoredMessage, address: CellAddress): CellResultV1 | null {
    if (!this.checks.areOn) return cellResult.decode(data);
    const result = decoded(data);
    if (result === null || !isAbout(result, address)) return null;
    const arrival = { arrivedAt: time.getTime() };
    const refusal = this.checks.result(signedStatementOf(result), address.region, arrival);
    return refusal === null ? result : null;
  }
}

/** A genuine result on the subject of another cell is none of that one. */
function isAbout(result: CellResultV1, address: CellAddress): boolean {
  return resultSubject(result) === resultSubject(address);
}

/** Nobody who signs writes what cannot be read. */
function decoded(data: Uint8Array): CellResultV1 | null {
  try {
    return cellResult.decode(data);
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}
