import { RetryLaterError } from '@beacon/bus';
import { resultStatementOf } from '@beacon/contracts';
import type { CellResultV1, ExecuteTaskV1 } from '@beacon/contracts';
import { SignedWork, UntrustedSignerError, requestHash } from '@beacon/signing';
import type { ResultStatement, SigningKey } from '@beacon/signing';
import { Inject, Injectable } from '@nestjs/common';
import { BrokerRequests } from '../results/broker-requests.js';
import { StatementBatches } from './statement-batches.js';

/** From one look at the key to the next, in milliseconds. */
const LOOK_AGAIN_MS = 2_000;

/** Signs results with this executor's key. */
@Injectable()
export class ResultSigner {
  readonly #batches = new StatementBatches();

  constructor(
    @Inject(SignedWork) private readonly work: Pick<SignedWork, 'signingKey'>,
    private readonly requests: BrokerRequests,
  ) {}

  /**
   * Before anything is paid for: an executor whose key nobody believes leaves its tasks to others.
   * @throws RetryLaterError when the key was revoked, has expired, or is not enrolled yet.
   */
  assertTrusted(): void {
    try {
      this.work.signingKey();
    } catch (error) {
      if (!(error instanceof UntrustedSignerError)) throw error;
      throw new RetryLaterError(error.message, LOOK_AGAIN_MS, { cause: error });
    }
  }

  /**
   * A result with this executor's signature; as it is where nothing is signed.
   * @throws RetryLaterError when the process stops before the key is trusted.
   */
  async sign(
    result: CellResultV1,
    task: ExecuteTaskV1,
    signal: AbortSignal,
  ): Promise<CellResultV1> {
    const key = await this.#key(signal);
    if (key === null) return result;
    const names = { kid: key.kid, requestHash: requestHash(task) };
    const statement: ResultStatement = resultStatementOf(result, names);
    return { ...result, signed: { ...names, signature: await this.#batches.sign(key, statement) } };
  }

  /** The answer has been paid for: while the key is not trusted, a new one is waited for, as an outage of the broker is. */
  async #key(signal: AbortSignal): Promise<SigningKey | null> {
    try {
      return this.work.signingKey();
    } catch (error) {
      if (!(error instanceof UntrustedSignerError)) throw error;
      return this.requests.untilAnswered('trusted signing key', signal, async () =>
        this.work.signingKey(),
      );
    }
  }
}
