import { Module } from '@nestjs/common';
import { CellTraceController } from './cell-trace.controller.js';
import { CellTraceReader } from './cell-trace-reader.js';

/** The way of single cells, for readers. */
@Module({ controllers: [CellTraceController], providers: [CellTraceReader] })
export class CellTraceModule {}
