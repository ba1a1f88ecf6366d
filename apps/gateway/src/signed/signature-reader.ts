import { readWholeJobSignature } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { refused } from '../http/errors/refused.js';
import { requireJob } from '../job-access/require-job.js';
import { toJobSignatureView } from './job-signature.view.js';
import type { SignedSpecificationView } from './job-signature.view.js';

/** Reads signatures of jobs. */
@Injectable()
export class SignatureReader {
  constructor(private readonly em: EntityManager) {}

  /** @throws ApiError 404. */
  async whole(id: string): Promise<SignedSpecificationView> {
    await requireJob(this.em, id);
    const signature = await readWholeJobSignature(this.em, id);
    if (signature === null) {
      const message = `the job ${JSON.stringify(id)} is not signed`;
      throw refused(404, 'signature_not_found', message);
    }
    return { job_id: id, ...toJobSignatureView(signature), signed: signature.signedText };
  }
}
