import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';

/** Serves regions and models. */
@Module({ controllers: [CatalogueController] })
export class CatalogueModule {}
