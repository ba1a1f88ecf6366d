import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { RegionPresence } from '../presence/region-presence.js';
import { LaneController } from './lane-controller.js';

/** Refreshes the lanes every second, and at once when other executors are present than before. */
@Injectable()
export class LanesLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly lanes: LaneController,
    private readonly presence: RegionPresence,
  ) {}

  onModuleInit(): void {
    this.loops.add('lanes', () => this.lanes.refresh());
    this.presence.onChange(() => this.loops.wake('lanes'));
  }
}
