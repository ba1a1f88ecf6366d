import { Module } from '@nestjs/common';
import { ExecutorReader } from './executor-reader.js';
import { ExecutorsController } from './executors.controller.js';

/** Which executors serve the lanes. */
@Module({ controllers: [ExecutorsController], providers: [ExecutorReader] })
export class ExecutorsModule {}
