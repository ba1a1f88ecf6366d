import { Handles } from '@beacon/bus';
import { heartbeat } from '@beacon/contracts';
import type { HeartbeatV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RegionPresence } from './region-presence.js';

/** Hears that executors live. Every planner hears every executor: each decides on what it hears itself. */
@Controller()
export class HeartbeatConsumer {
  constructor(private readonly presence: RegionPresence) {}

  @Handles(heartbeat)
  async heard(@Payload() beat: HeartbeatV1): Promise<void> {
    this.presence.hear(beat);
  }
}
