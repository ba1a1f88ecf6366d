import { NotStoredError } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import type { HealthCheck } from '@beacon/observability';
import { DatabaseFullError, assertUsable } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';

/** A check that takes longer is down, in milliseconds. */
export const CHECK_TIMEOUT_MS = 2_000;

/** The checks of what the gateway needs: each is asked, not remembered. */
export function checksOf(bus: Bus, orm: MikroORM): readonly HealthCheck[] {
  return [
    { name: 'nats', check: async () => void (await bus.connection.rtt()) },
    { name: 'postgres', check: async () => assertUsable(orm) },
    { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
  ];
}

/** The reason may name addresses, so that only its kind is shown, unless it was written for users. */
export function publicReason(error: unknown): string {
  const isForAll = error instanceof NotStoredError || error instanceof DatabaseFullError;
  return isForAll ? error.message : 'not reachable';
}
