import { OutboxRelay } from '@beacon/outbox';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { SeriesRunner } from './series-runner.js';

/** Looks every second for series that are due. */
@Injectable()
export class SeriesLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly runner: SeriesRunner,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.loops.add('series', async () => {
      if ((await this.runner.run()) > 0) this.relay.wake();
    });
  }
}
