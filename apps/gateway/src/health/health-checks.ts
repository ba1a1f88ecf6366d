import { NotStoredError } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import type { DependencyHealth, HealthCheck } from '@beacon/observability';
import { DatabaseFullError, assertUsable } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';

/** Injection token of the gateway's checks. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

const TIMEOUT_MS = 2_000;

/** The checks of what the gateway needs: each is asked, not remembered. */
export function checksOf(bus: Bus, orm: MikroORM): readonly HealthCheck[] {
  return [
    { name: 'nats', check: async () => void (await bus.connection.rtt()) },
    { name: 'postgres', check: async () => assertUsable(orm) },
    { name: 'broker_storage', check: async () => bus.storage.assertStoring() },
  ];
}

/** Asks all at once; one that does not answer within 2 seconds is down. */
export async function askAll(checks: readonly HealthCheck[]): Promise<DependencyHealth[]> {
  return Promise.all(checks.map(stateOf));
}

/** The reason may name addresses, so that only its kind is shown, unless it was written for everybody. */
async function stateOf(health: HealthCheck): Promise<DependencyHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${TIMEOUT_MS} ms`), TIMEOUT_MS);
  });
  const asked = health.check().then(() => null, reasonOf);
  const reason = await Promise.race([asked, late]);
  clearTimeout(timer);
  const { name } = health;
  return reason === null ? { name, status: 'up' } : { name, status: 'down', reason };
}

function reasonOf(error: unknown): string {
  const isForAll = error instanceof NotStoredError || error instanceof DatabaseFullError;
  return isForAll ? error.message : 'not reachable';
}
