import { Module } from '@nestjs/common';
import { OutboxMetrics } from './outbox-metrics.js';
import { OutboxRelay } from './outbox-relay.js';

/**
 * The relay of what the database owes the broker. Not global, so that its shutdown hook comes before those of the database and the
 * broker, which are.
 */
@Module({ providers: [OutboxRelay, OutboxMetrics], exports: [OutboxRelay] })
export class OutboxModule {}
