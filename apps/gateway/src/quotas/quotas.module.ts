import { Module } from '@nestjs/common';
import { QuotasController } from './quotas.controller.js';
import { Quotas } from './quotas.js';

/** What API keys may ask for on a day, and in a minute. */
@Module({ controllers: [QuotasController], providers: [Quotas] })
export class QuotasModule {}
