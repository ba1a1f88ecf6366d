import { Module } from '@nestjs/common';
import { LoopsModule } from '../loops/loops.module.js';
import { SeriesLoop } from './series.loop.js';
import { SeriesRunner } from './series-runner.js';

/** Runs jobs again and again, on the schedules of their series. */
@Module({ imports: [LoopsModule], providers: [SeriesRunner, SeriesLoop] })
export class SeriesModule {}
