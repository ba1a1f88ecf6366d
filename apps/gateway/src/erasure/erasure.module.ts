import { Module } from '@nestjs/common';
import { ErasureController } from './erasure.controller.js';
import { AnswerErasure } from './answer-erasure.js';

/** Erases the answers of jobs. */
@Module({ controllers: [ErasureController], providers: [AnswerErasure] })
export class ErasureModule {}
