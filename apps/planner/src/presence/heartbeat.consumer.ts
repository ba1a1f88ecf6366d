import { Handles } from '@beacon/bus';
import { heartbeat } from '@beacon/contracts';
import type { HeartbeatV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RegionPresence } from './region-presence.js';

/** Receives heartbeats. Every planner receives those of every executor, and decides on what it received itself. */
@Controller()
export class HeartbeatConsumer {
  constructor(private readonly presence: RegionPresence) {}

  @Handles(heartbeat)
  async received(@Payload() beat: HeartbeatV1): Promise<void> {
    this.presence.receive(beat);
  }
}
