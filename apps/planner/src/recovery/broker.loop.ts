import { Bus, watchConnection } from '@beacon/bus';
import { OutboxRelay } from '@beacon/outbox';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { BrokerRecovery } from './broker-recovery.js';

/** Follows the connection to the broker, and checks every second whether the broker has to be recovered. */
@Injectable()
export class BrokerLoop implements OnModuleInit {
  constructor(
    private readonly bus: Bus,
    private readonly loops: Loops,
    private readonly recovery: BrokerRecovery,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.loops.add('broker', () => this.#check());
    watchConnection(this.bus.connection, (change) => {
      if (change === 'lost') return this.recovery.lost();
      this.recovery.back();
      this.loops.wake('broker');
    });
  }

  async #check(): Promise<void> {
    if (!(await this.recovery.check())) return;
    this.loops.wake('lanes', 'reconcile');
    this.relay.wake();
  }
}
