import { sealLog } from '@beacon/persistence';
import { SignedWork, recordSigner } from '@beacon/signing';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';

/** Seals logs: the root over all entries, signed by the recorder's key where it has one. */
@Injectable()
export class LogSealer {
  readonly #logger = new Logger('JobLog');

  constructor(
    private readonly em: EntityManager,
    private readonly work: SignedWork,
  ) {}

  /**
   * Seals the logs of some jobs. Each is a transaction: who dies in the middle leaves a log sealed or not.
   * @throws UntrustedSignerError when nobody would believe the key: logs stay unsealed until it is replaced.
   */
  async seal(jobIds: readonly string[]): Promise<void> {
    for (const jobId of jobIds) {
      const seal = await sealLog(this.em, jobId, recordSigner(this.work, 'seal'));
      if (seal === null) continue;
      const { size, root, kid } = seal;
      this.#logger.log({ event: 'log.sealed', jobId, size, root, kid });
    }
  }
}
