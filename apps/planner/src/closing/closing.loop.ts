import { OutboxRelay } from '@beacon/outbox';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { Closer } from './closer.js';
import { CostCloser } from './cost-closer.js';

/** Looks every second for regions of jobs that are to be closed, and for jobs that have reached their cost limits. */
@Injectable()
export class ClosingLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly closer: Closer,
    private readonly costs: CostCloser,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.loops.add('closing', async () => {
      if ((await this.closer.close()) > 0) this.relay.wake();
    });
    this.loops.add('cost_closing', async () => {
      if ((await this.costs.close()) > 0) this.relay.wake();
    });
  }
}
