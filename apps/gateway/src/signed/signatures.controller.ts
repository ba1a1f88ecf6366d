import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { SignedSpecificationView } from './job-signature.view.js';
import { SignatureReader } from './signature-reader.js';

/** Shows what was signed. */
@ApiTags('jobs')
@Controller('api/v1/jobs')
export class SignaturesController {
  constructor(private readonly signatures: SignatureReader) {}

  @Get(':id/signature')
  @Needs('read', job())
  @ReadsJob('specification')
  @ApiOperation({
    summary: 'The signature of a job, and exactly what it covers',
    description: 'Whoever has the public key can check it again: docs/signed-specifications.md.',
  })
  @ApiOkResponse({ description: 'The signature.', type: SignedSpecificationView })
  @ApiErrors({ 404: 'There is no such job, or it is not signed (`signature_not_found`).' })
  async one(@Param() { id }: JobPath): Promise<SignedSpecificationView> {
    return this.signatures.whole(id);
  }
}
