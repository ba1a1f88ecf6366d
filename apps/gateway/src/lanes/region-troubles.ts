import type { Bus } from '@beacon/bus';
import { ContractError, filters, heartbeat } from '@beacon/contracts';
import type { Subscription } from '@nats-io/transport-node';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { BUS } from '../settings/settings.js';

interface Heard {
  readonly region: string;
  readonly trouble: string;
  readonly at: number;
}

/** An executor says it every second as long as it is so. */
const HEARD_MS = 5_000;

/** What executors say of the broker: that it does not store what they bring. Heard by this gateway itself, and kept for seconds. */
@Injectable()
export class RegionTroubles implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger(RegionTroubles.name);
  readonly #heard = new Map<string, Heard>();
  #interest: Subscription | undefined;

  constructor(@Inject(BUS) private readonly bus: Pick<Bus, 'connection' | 'storage'>) {}

  onModuleInit(): void {
    this.#interest = this.bus.connection.subscribe(filters.heartbeats, {
      callback: (error, { data }) => {
        if (error === null) this.#hear(data);
      },
    });
  }

  onModuleDestroy(): void {
    this.#interest?.unsubscribe();
  }

  /** What holds up the lanes of a region, for people; null when nothing does that is known here. */
  of(region: string): string | null {
    const since = performance.now() - HEARD_MS;
    const heard = [...this.#heard.values()].find((one) => one.region === region && one.at >= since);
    return heard?.trouble ?? this.bus.storage.trouble();
  }

  #hear(data: Uint8Array): void {
    try {
      const { executorId, region, trouble } = heartbeat.decode(data);
      if (trouble === undefined || trouble === null) this.#heard.delete(executorId);
      else this.#heard.set(executorId, { region, trouble, at: performance.now() });
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      // Planners hear it, too, and say what is wrong with it.
      this.#logger.debug({ event: 'lanes.heartbeat_unread', error: error.message });
    }
  }
}
