import { Global, Module } from '@nestjs/common';
import { JobSizes } from './job-sizes.js';

/** Bounds what is in work at once. */
@Global()
@Module({ providers: [JobSizes], exports: [JobSizes] })
export class WorkModule {}
