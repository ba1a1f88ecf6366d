import { hostname } from 'node:os';
import {
  JetStreamPublisher,
  JetStreamServer,
  LeaseGuard,
  closeBus,
  connectBus,
  startWorker,
} from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { eventLoopLimits, loadCatalogue, readApiKey } from '@beacon/config';
import { ACK_WAIT_MS } from '@beacon/contracts';
import type { Catalogue } from '@beacon/domain';
import { JsonLogger } from '@beacon/observability';
import type { EventLoopLimits, RunningService } from '@beacon/observability';
import { Logger } from '@nestjs/common';
import { AttemptLog } from './results/attempt-log.js';
import { Patience } from './claims/broker-requests.js';
import { CancelledJobs } from './task/cancelled-jobs.js';
import { ClaimCheck } from './claims/claim-check.js';
import { ReplayCheck } from './claims/replay-check.js';
import type { ExecutorEnv } from './environment.js';
import type { ExecutorIdentity } from './region/executor-identity.js';
import { ExecutorModule } from './executor.module.js';
import type { LaneAccess } from './region/lane-access.js';
import type { LaneGate } from './lanes/lane-gate.js';
import { LaneStateFollower } from './lanes/lane-state-follower.js';
import { Heartbeat } from './presence/heartbeat.js';
import { answerHeldTasks } from './presence/held-tasks.responder.js';
import { InFlightTasks } from './presence/in-flight-tasks.js';
import { ModelClients } from './provider/model-clients.js';
import { RegionWithoutLanesError } from './region/region-without-lanes.error.js';
import { ResultPublisher } from './results/result-publisher.js';
import { serveLanes } from './region/served-lanes.js';
import { subscriptionsOf } from './subscriptions.js';
import { TaskService } from './task/task.service.js';

/** Characters of a machine's name in the executor's id, which is stored with a limit of 200. */
const NAME_IN_ID = 140;

/** Starts the executor of one region. A broker that is away is waited for. */
export async function startExecutor(env: ExecutorEnv): Promise<RunningService> {
  const logger = new JsonLogger('executor', env.LOG_LEVEL);
  // From here on, and not only once Nest runs: the broker may be waited for before that.
  Logger.overrideLogger(logger);
  const identity = identityOf(env);
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  const lanes = lanesOfRegion(catalogue, env);
  const broker = {
    servers: env.NATS_URL,
    name: identity.executorId,
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
  };
  const bus = await connectBus({ ...broker, wait: true });
  const guard = new LeaseGuard(broker, ACK_WAIT_MS);
  const executor = new Executor(bus, identity, lanes, guard);
  await executor.prepare();
  const module = executor.module(eventLoopLimits(env));
  try {
    const worker = await startWorker(module, { logger, host: env.HTTP_HOST, port: env.HTTP_PORT });
    return {
      ...worker,
      stop: async () => {
        await worker.stop();
        await executor.release();
      },
    };
  } catch (error) {
    await executor.release();
    throw error;
  }
}

/** The parts of an executor, put together, and those among them that must be started and stopped. */
class Executor {
  readonly server: JetStreamServer;
  readonly #publisher: JetStreamPublisher;
  readonly #lanes: ReturnType<typeof serveLanes>;
  readonly #patience: Patience;
  readonly #attempts: AttemptLog;
  readonly #doubt: ReplayCheck;
  readonly #states: LaneStateFollower;
  readonly #heartbeat: Heartbeat;
  readonly #inHand: InFlightTasks;
  #stopAnswering: () => void = () => undefined;

  constructor(
    private readonly bus: Bus,
    private readonly identity: ExecutorIdentity,
    private readonly access: readonly LaneAccess[],
    private readonly guard: LeaseGuard,
  ) {
    this.#publisher = new JetStreamPublisher(bus);
    this.#lanes = serveLanes(access, identity, this.#publisher);
    this.#patience = new Patience(bus);
    this.#attempts = new AttemptLog(bus, this.#publisher, identity.executorId);
    this.#doubt = new ReplayCheck(bus, identity.region);
    this.#states = new LaneStateFollower(bus, identity, gatesOf(this.#lanes));
    const subscriptions = subscriptionsOf(access, this.#lanes, identity);
    this.server = new JetStreamServer({
      bus,
      subscriptions,
      awaitConsumers: true,
      leases: guard.table,
    });
    this.#inHand = new InFlightTasks(this.server);
    this.#heartbeat = new Heartbeat(this.#publisher, identity, this.#inHand, bus.storage, [
      ...this.#lanes.keys(),
    ]);
  }

  /** Looks at what the broker says of the region, before the first task is pulled. */
  async prepare(): Promise<void> {
    await Promise.all([this.#doubt.start(), this.#states.start(), this.guard.start()]);
    this.#stopAnswering = answerHeldTasks(this.bus, this.identity, this.#inHand);
    this.#heartbeat.start();
  }

  module(eventLoop: EventLoopLimits): ReturnType<typeof ExecutorModule.with> {
    const claims = new ClaimCheck(this.bus);
    const clients = new ModelClients(this.access);
    const cancelled = new CancelledJobs();
    const tasks = new TaskService({
      identity: this.identity,
      patience: this.#patience,
      claims,
      clients,
      cancelled,
      attempts: this.#attempts,
      doubt: this.#doubt,
      results: new ResultPublisher(this.#patience, this.#publisher, claims, this.#attempts),
      lanes: this.#lanes,
    });
    const { bus, server } = this;
    const heartbeat = this.#heartbeat;
    return ExecutorModule.with({ bus, server, tasks, clients, cancelled, heartbeat, eventLoop });
  }

  /** Called once nothing is in hand any more. */
  async release(): Promise<void> {
    this.#heartbeat.stop();
    this.#stopAnswering();
    this.#states.stop();
    for (const { lane } of this.#lanes.values()) lane.close();
    await this.guard.stop();
    await closeBus(this.bus);
  }
}

function gatesOf(lanes: ReturnType<typeof serveLanes>): ReadonlyMap<string, LaneGate> {
  return new Map(Array.from(lanes, ([model, { lane }]) => [model, lane.gate]));
}

function identityOf(env: ExecutorEnv): ExecutorIdentity {
  const node = env.NODE_NAME ?? hostname();
  const pod = env.POD_NAME ?? null;
  // In containers all processes have the same number, and pods share a node: only the pod tells them apart.
  const machine = (pod ?? node).slice(0, NAME_IN_ID);
  return {
    region: env.BEACON_REGION,
    node,
    pod,
    executorId: `${env.BEACON_REGION}-${machine}-${process.pid}`,
  };
}

function lanesOfRegion(catalogue: Catalogue, env: ExecutorEnv): LaneAccess[] {
  const lanes = catalogue.lanes.filter(({ region }) => region === env.BEACON_REGION);
  if (lanes.length === 0) throw new RegionWithoutLanesError(env.BEACON_REGION, catalogue);
  return lanes.map((lane) => ({ lane, apiKey: readApiKey(lane, process.env) }));
}
