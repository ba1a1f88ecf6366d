import { Module } from '@nestjs/common';
import { SignatureFailures } from './signature-failures.js';
import { SignatureReader } from './signature-reader.js';
import { SignaturesController } from './signatures.controller.js';
import { SignedSpecifications } from './signed-specifications.js';

/** Signatures of specifications: whether they count, and what they cover. */
@Module({
  controllers: [SignaturesController],
  providers: [SignatureFailures, SignatureReader, SignedSpecifications],
  exports: [SignedSpecifications],
})
export class SignedModule {}
