import { Handles } from '@beacon/bus';
import { laneReport, laneState } from '@beacon/contracts';
import type { LaneReportV1, LaneStateV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { LaneStatePublisher } from './lane-state-publisher.js';
import { LaneController } from './lane-controller.js';

/** Receives from executors what providers answered; each report reaches one planner. */
@Controller()
export class LaneReportConsumer {
  constructor(private readonly lanes: LaneController) {}

  @Handles(laneReport)
  async reported(@Payload() report: LaneReportV1): Promise<void> {
    await this.lanes.report(report);
  }
}

/** Receives what planners publish of lanes: every planner receives all of it. */
@Controller()
export class LaneStateConsumer {
  constructor(private readonly states: LaneStatePublisher) {}

  @Handles(laneState)
  async published(@Payload() state: LaneStateV1): Promise<void> {
    this.states.observe(state);
  }
}
