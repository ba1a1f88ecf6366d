import { JetStreamPublisher } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { topologyOptionsOf } from '@beacon/config';
import { topologyOf } from '@beacon/contracts';
import type { Catalogue } from '@beacon/domain';
import { OutboxRelay } from '@beacon/outbox';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Closer } from './closing/closer.js';
import type { PlannerEnv } from './environment.js';
import { JobLifecycle } from './jobs/job-lifecycle.js';
import { JobPurger } from './jobs/job-purger.js';
import { JobSweeper } from './jobs/job-sweeper.js';
import { SpecCache } from './jobs/spec-cache.js';
import { JudgingFeeder } from './judging/judging-feeder.js';
import { JudgingPolicy } from './judging/judging-policy.js';
import { LaneStatePublisher } from './lanes/lane-state-publisher.js';
import { LaneController } from './lanes/lane-controller.js';
import { PlannerLoops } from './loops/loops.js';
import { buildPlanningPass } from './planning/planning-pass-spec.js';
import { LaneSteps } from './planning/skew-limits.js';
import { PaceMeter } from './planning/pace-meter.js';
import { PlanningScheduler } from './planning/planning-scheduler.js';
import { ProgressMeter } from './planning/progress-meter.js';
import { TaskPublisher } from './planning/task-publisher.js';
import { ExecutorRegister } from './presence/executor-register.js';
import { RegionPresence } from './presence/region-presence.js';
import { TopologyReconciler } from './recovery/topology-reconciler.js';
import { BrokerRecovery } from './recovery/broker-recovery.js';
import { InFlightQuery } from './recovery/in-flight-query.js';
import { LaneSearch } from './recovery/lane-search.js';
import { Reconciler } from './recovery/reconciler.js';
import { StalledLanes } from './recovery/stalled-lanes.js';
import { StoredResults } from './recovery/stored-results.js';

/** What a planner stands on. */
export interface PlannerDependencies {
  readonly env: PlannerEnv;
  readonly catalogue: Catalogue;
  readonly orm: MikroORM;
  readonly bus: Bus;
}

/** The parts of a planner, put together. */
export interface PlannerParts {
  readonly relay: OutboxRelay;
  readonly lifecycle: JobLifecycle;
  readonly scheduler: PlanningScheduler;
  readonly sweeper: JobSweeper;
  readonly presence: RegionPresence;
  readonly board: LaneStatePublisher;
  readonly lanes: LaneController;
  readonly keeper: TopologyReconciler;
  readonly watch: BrokerRecovery;
  readonly loops: PlannerLoops;
}

/** Jobs started in one turn. */
const STARTED_AT_ONCE = 100;

/** Puts a planner together; nothing runs yet. */
export function buildPlanner(ground: PlannerDependencies): PlannerParts {
  const { env, catalogue, orm, bus } = ground;
  const publisher = new JetStreamPublisher(bus);
  const relay = new OutboxRelay(orm, publisher);
  const lifecycle = new JobLifecycle();
  const specs = new SpecCache();
  const tasks = new TaskPublisher(publisher, env.PLANNER_MAX_ATTEMPTS);
  const presence = new RegionPresence();
  const steps = new LaneSteps(presence, new ProgressMeter());
  const pace = new PaceMeter();
  const pass = buildPlanningPass({ orm, catalogue, lifecycle, specs, pace, steps, tasks });
  const scheduler = new PlanningScheduler(pass, relay);
  const sweeper = new JobSweeper(orm, bus.manager);
  const board = new LaneStatePublisher(publisher, bus);
  const lanes = new LaneController({ orm, catalogue, board, presence, relay });
  const keeper = brokerKeeper(ground);
  const results = new StoredResults(bus, publisher);
  const reconciler = new Reconciler({
    orm,
    presence,
    stillness: new StalledLanes(),
    held: new InFlightQuery(bus, presence),
    results,
    search: new LaneSearch({ orm, specs, tasks, results }),
  });
  const watch = new BrokerRecovery({ catalogue, keeper, presence, board, reconciler, scheduler });
  const purger = new JobPurger({ orm, manager: bus.manager, publisher });
  const graceMs = env.PLANNER_REGION_GRACE_MS;
  const closer = new Closer({ orm, manager: bus.manager, publisher, presence, graceMs });
  const feeder = new JudgingFeeder(orm);
  const policy = new JudgingPolicy(orm, relay);
  const register = new ExecutorRegister(orm, presence);
  const wake = (...names: Parameters<PlannerLoops['wake']>[0][]): void =>
    names.forEach((name) => loops.wake(name));
  presence.onSettled(() => wake('reconcile'));
  presence.onChange(() => wake('lanes'));
  const loops: PlannerLoops = new PlannerLoops({
    broker: async () => {
      if (!(await watch.look())) return;
      wake('lanes', 'reconcile');
      relay.wake();
    },
    startQueued: async () => {
      if ((await startQueued(orm, lifecycle)) > 0) scheduler.wake();
    },
    purge: async () => {
      // The rest at once, but the next turn is another: what was stopped meanwhile comes first again.
      if ((await purger.purge()) === JobPurger.full) wake('purge');
    },
    close: async () => {
      if ((await closer.close()) > 0) relay.wake();
    },
    lanes: () => lanes.look(),
    register: () => register.save(),
    reconcile: async () => void (await reconciler.reconcile()),
    judging: async () => {
      if (await feeder.feed()) scheduler.wake();
      await policy.apply();
    },
  });
  return { relay, lifecycle, scheduler, sweeper, presence, board, lanes, keeper, watch, loops };
}

function brokerKeeper({ env, catalogue, bus }: PlannerDependencies): TopologyReconciler {
  return new TopologyReconciler(bus, {
    specs: topologyOf(catalogue, topologyOptionsOf(env)),
    replicas: env.NATS_REPLICAS,
    isAllowed: env.PLANNER_PROVISIONS === 'true',
  });
}

async function startQueued(orm: MikroORM, lifecycle: JobLifecycle): Promise<number> {
  return orm.em.fork().transactional((em) => lifecycle.startQueued(em, STARTED_AT_ONCE));
}
