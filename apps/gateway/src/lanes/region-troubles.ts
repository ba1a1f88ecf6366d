import { Bus } from '@beacon/bus';
import { ContractError, filters, heartbeat } from '@beacon/contracts';
import type { Subscription } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';

interface Report {
  readonly region: string;
  readonly trouble: string;
  readonly at: number;
}

/** Executors repeat a report every second for as long as it holds. */
const REPORT_LIFETIME_MS = 5_000;

/**
 * What executors report of the broker: that it does not store their results. This gateway subscribes to their heartbeats itself, and
 * keeps a report for 5 s.
 */
@Injectable()
export class RegionTroubles implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger(RegionTroubles.name);
  readonly #reports = new Map<string, Report>();
  #subscription: Subscription | undefined;

  constructor(private readonly bus: Bus) {}

  onModuleInit(): void {
    this.#subscription = this.bus.connection.subscribe(filters.heartbeats, {
      callback: (error, { data }) => {
        if (error === null) this.#receive(data);
      },
    });
  }

  onModuleDestroy(): void {
    this.#subscription?.unsubscribe();
  }

  /** What holds up the lanes of a region, in words; null when nothing is known to. */
  of(region: string): string | null {
    const since = performance.now() - REPORT_LIFETIME_MS;
    const current = [...this.#reports.values()].find(
      (report) => report.region === region && report.at >= since,
    );
    return current?.trouble ?? this.bus.storage.trouble();
  }

  #receive(data: Uint8Array): void {
    try {
      const { executorId, region, trouble } = heartbeat.decode(data);
      if (trouble === undefined || trouble === null) this.#reports.delete(executorId);
      else this.#reports.set(executorId, { region, trouble, at: performance.now() });
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      // Planners receive it, too, and log what is wrong with it.
      this.#logger.debug({ event: 'lanes.heartbeat_unread', error: error.message });
    }
  }
}
