import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { RegionPresence } from '../presence/region-presence.js';
import { Reconciler } from './reconciler.js';

/** Searches for lost tasks every second, and at once when the executors are back after an interruption. */
@Injectable()
export class ReconcileLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly reconciler: Reconciler,
    private readonly presence: RegionPresence,
  ) {}

  onModuleInit(): void {
    this.loops.add('reconcile', async () => void (await this.reconciler.reconcile()));
    this.presence.onSettled(() => this.loops.wake('reconcile'));
  }
}
