import { Module } from '@nestjs/common';
import { JobRegistrar } from './job-registrar.js';

/** Registers jobs before they are asked. */
@Module({ providers: [JobRegistrar], exports: [JobRegistrar] })
export class RegistrationModule {}
