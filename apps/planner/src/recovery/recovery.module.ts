import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LanesModule } from '../lanes/lanes.module.js';
import { LoopsModule } from '../loops/loops.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { BrokerLoop } from './broker.loop.js';
import { BrokerRecovery } from './broker-recovery.js';
import { InFlightQuery } from './in-flight-query.js';
import { LaneSearch } from './lane-search.js';
import { ReconcileLoop } from './reconcile.loop.js';
import { Reconciler } from './reconciler.js';
import { StalledLanes } from './stalled-lanes.js';
import { StoredResults } from './stored-results.js';
import { TopologyReconciler } from './topology-reconciler.js';

/** What is done about a broker that was away or lost its disk, and about tasks that are lost. */
@Module({
  imports: [LoopsModule, JobsModule, LanesModule, PlanningModule, PresenceModule],
  providers: [
    TopologyReconciler,
    BrokerRecovery,
    BrokerLoop,
    Reconciler,
    StalledLanes,
    InFlightQuery,
    StoredResults,
    LaneSearch,
    ReconcileLoop,
  ],
})
export class RecoveryModule {}
