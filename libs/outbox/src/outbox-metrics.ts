import { Metrics } from '@beacon/observability';
import { readOutbox } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';

/** Says for every scrape how much the database owes the broker, and since when. */
@Injectable()
export class OutboxMetrics implements OnModuleInit {
  constructor(
    private readonly orm: MikroORM,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const gauges = ['beacon_outbox_messages', 'beacon_outbox_oldest_message_age_seconds'] as const;
    this.metrics.onScrape('outbox', gauges, async (set) => {
      const { messages, oldestAgeSeconds } = await readOutbox(this.orm.em.fork());
      set('beacon_outbox_messages', {}, messages);
      set('beacon_outbox_oldest_message_age_seconds', {}, oldestAgeSeconds);
    });
  }
}
