import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { LaneControl } from './lane-control.js';
import { LaneFiguresReader } from './lane-figures.js';
import { LaneReader } from './lane-reader.js';
import { LanesController } from './lanes.controller.js';
import { LanesService } from './lanes.service.js';
import { RegionTroubles } from './region-troubles.js';

/** Shows, pauses and resumes lanes. */
@Module({
  imports: [ChangesModule],
  controllers: [LanesController],
  providers: [LanesService, LaneReader, LaneFiguresReader, LaneControl, RegionTroubles],
  exports: [LanesService],
})
export class LanesModule {}
