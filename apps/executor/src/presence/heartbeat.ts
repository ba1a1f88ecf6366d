import { HEARTBEAT_MS, heartbeat, heartbeatSubject } from '@beacon/contracts';
import { Bus, JetStreamPublisher } from '@beacon/bus';
import { Injectable } from '@nestjs/common';
import type {
  OnApplicationBootstrap,
  OnApplicationShutdown,
  OnModuleDestroy,
} from '@nestjs/common';
import { ServedLanes } from '../lanes/served-lanes.js';
import { ExecutorIdentity } from '../region/executor-identity.js';
import { InFlightTasks } from './in-flight-tasks.js';

/** As the contract has it. */
const TROUBLE_LIMIT = 1_000;

/** Says every second that this executor lives, and whose tasks it takes. A connection that is away drops it: it would be old news. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #models: readonly string[];

  constructor(
    private readonly publisher: JetStreamPublisher,
    private readonly identity: ExecutorIdentity,
    private readonly tasks: InFlightTasks,
    private readonly bus: Bus,
    lanes: ServedLanes,
  ) {
    this.#models = lanes.models;
  }

  onApplicationBootstrap(): void {
    this.#beat();
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** The process begins to stop: it finishes what is in flight, and leaves its shares of lanes to others at once. */
  onModuleDestroy(): void {
    this.#models = [];
    this.#beat();
  }

  /** Only now: the planner counts on a beat as long as tasks are in flight. */
  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const { region, executorId, node, pod } = this.identity;
    const body = heartbeat.encode({
      region,
      executorId,
      node,
      pod,
      uptimeMs: Math.round(performance.now() - this.#startedAt),
      inHand: this.tasks.countByModel(),
      models: [...this.#models],
      trouble: this.bus.storage.trouble()?.slice(0, TROUBLE_LIMIT) ?? null,
    });
    try {
      this.publisher.hint(heartbeatSubject(region, executorId), body);
    } catch {
      // The connection is closed permanently: the process is shutting down.
      clearInterval(this.#timer);
    }
  }
}
