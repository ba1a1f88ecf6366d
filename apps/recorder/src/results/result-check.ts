import type { MessageContext } from '@beacon/bus';
import { signedStatementOf } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { WorkChecks, signedResultOf } from '@beacon/signing';
import type { Refusal, SignedResult } from '@beacon/signing';
import { Injectable } from '@nestjs/common';

/** What a result's signature says: why it is refused, or what of it is stored; both null when it has none and needs none. */
export interface CheckedResult {
  readonly refusal: Refusal;
  readonly signed: SignedResult | null;
}

const UNCHECKED: CheckedResult = { refusal: null, signed: null };

/** Checks who signed a result: a key of its region's executors that was valid when the call ended, and when the result arrived. */
@Injectable()
export class ResultCheck {
  constructor(private readonly checks: WorkChecks) {}

  /** A signature is stored only where it was checked. */
  check(result: CellResultV1, { storedAt }: Pick<MessageContext, 'storedAt'>): CheckedResult {
    if (!this.checks.areOn) return UNCHECKED;
    const stated = signedStatementOf(result);
    const refusal = this.checks.result(stated, result.region, {
      arrivedAt: storedAt ?? Date.now(),
    });
    return { refusal, signed: stated === null ? null : signedResultOf(stated) };
  }
}
