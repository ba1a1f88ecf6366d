import { LeaseGuard } from '@beacon/bus';
import type { BusOptions } from '@beacon/bus';
import { ACK_WAIT_MS } from '@beacon/contracts';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { LANE_ACCESS } from '../provider/lane-access.js';
import type { LaneAccess } from '@beacon/providers';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { LaneMetrics } from './lane-metrics.js';
import { ServedLanes } from './served-lanes.js';

/** What the lanes of a region are made of. */
export interface LanesOptions {
  readonly identity: ExecutorIdentity;
  readonly lanes: readonly LaneAccess[];
  /** How the thread that guards leases reaches the broker. */
  readonly broker: BusOptions;
}

/** What the subscriptions are made of: the region's lanes, and the guard of the leases that they hold. */
@Module({})
export class LanesModule {
  static forRoot({ identity, lanes, broker }: LanesOptions): DynamicModule {
    return {
      module: LanesModule,
      providers: [
        { provide: ExecutorIdentity, useValue: identity },
        { provide: LANE_ACCESS, useValue: lanes },
        { provide: LeaseGuard, useFactory: () => new LeaseGuard(broker, ACK_WAIT_MS) },
        LaneMetrics,
        ServedLanes,
      ],
      exports: [ExecutorIdentity, LANE_ACCESS, LeaseGuard, ServedLanes],
    };
  }
}
