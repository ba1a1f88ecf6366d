import { Module } from '@nestjs/common';
import { LoopsModule } from '../loops/loops.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { LaneController } from './lane-controller.js';
import { LaneReportConsumer, LaneStateConsumer } from './lane.consumers.js';
import { LaneStatePublisher } from './lane-state-publisher.js';
import { LanesLoop } from './lanes.loop.js';

/** The limits and states of lanes: adapted to what providers answer, published to executors. */
@Module({
  imports: [LoopsModule, PresenceModule],
  controllers: [LaneReportConsumer, LaneStateConsumer],
  providers: [LaneController, LaneStatePublisher, LanesLoop],
  exports: [LaneStatePublisher],
})
export class LanesModule {}
