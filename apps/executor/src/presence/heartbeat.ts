import { HEARTBEAT_MS, heartbeat, heartbeatSubject } from '@beacon/contracts';
import type { JetStreamPublisher, StorageWatch } from '@beacon/bus';
import type { OnModuleDestroy } from '@nestjs/common';
import type { ExecutorIdentity } from '../region/executor-identity.js';
import type { InFlightTasks } from './in-flight-tasks.js';

/** As the contract has it. */
const TROUBLE_LIMIT = 1_000;

/** Says every second that this executor lives, and whose tasks it takes. A connection that is away drops it: it would be old news. */
export class Heartbeat implements OnModuleDestroy {
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #models: readonly string[];

  constructor(
    private readonly publisher: Pick<JetStreamPublisher, 'hint'>,
    private readonly identity: ExecutorIdentity,
    private readonly tasks: Pick<InFlightTasks, 'countByModel'>,
    private readonly storage: Pick<StorageWatch, 'trouble'>,
    models: readonly string[],
  ) {
    this.#models = models;
  }

  start(): void {
    this.#beat();
    this.#timer = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** The process is told to stop: it finishes what it has in hand, and leaves its shares of lanes to others at once. */
  onModuleDestroy(): void {
    this.#models = [];
    this.#beat();
  }

  stop(): void {
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
      trouble: this.storage.trouble()?.slice(0, TROUBLE_LIMIT) ?? null,
    });
    try {
      this.publisher.hint(heartbeatSubject(region, executorId), body);
    } catch {
      // The connection is closed for good: the process is ending.
      this.stop();
    }
  }
}
