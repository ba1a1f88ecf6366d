import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { LaneControl } from './lane-control.js';
import { LaneFiguresReader } from './lane-figures.js';
import { LaneListing } from './lane-listing.js';
import { LanesController } from './lanes.controller.js';
import { RegionTroubles } from './region-troubles.js';

/** Shows, pauses and resumes lanes. */
@Module({
  imports: [ChangesModule],
  controllers: [LanesController],
  providers: [LaneListing, LaneFiguresReader, LaneControl, RegionTroubles],
})
export class LanesModule {}
