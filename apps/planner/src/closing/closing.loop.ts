import { OutboxRelay } from '@beacon/outbox';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { Closer } from './closer.js';

/** Looks every second for regions of jobs that are to be closed. */
@Injectable()
export class ClosingLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly closer: Closer,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.loops.add('closing', async () => {
      if ((await this.closer.close()) > 0) this.relay.wake();
    });
  }
}
