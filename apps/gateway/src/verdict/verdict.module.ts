import { Module } from '@nestjs/common';
import { VerdictReader } from './verdict-reader.js';
import { VerdictController } from './verdict.controller.js';

/** Reaches verdicts of jobs. */
@Module({ controllers: [VerdictController], providers: [VerdictReader], exports: [VerdictReader] })
export class VerdictModule {}
