import type { Bus } from '@beacon/bus';
import type { DependencyHealth, HealthCheck } from '@beacon/observability';
import type { MikroORM } from '@mikro-orm/postgresql';

/** Injection token of the gateway's checks. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

const TIMEOUT_MS = 2_000;

/** The checks of what the gateway needs: each is asked, not remembered. */
export function checksOf(bus: Bus, orm: MikroORM): readonly HealthCheck[] {
  return [
    { name: 'nats', check: async () => void (await bus.connection.rtt()) },
    { name: 'postgres', check: async () => void (await orm.em.fork().execute('select 1')) },
  ];
}

/** Asks all at once; one that does not answer within 2 seconds is down. */
export async function askAll(checks: readonly HealthCheck[]): Promise<DependencyHealth[]> {
  return Promise.all(checks.map(stateOf));
}

/** The reason is for operators and may name addresses, so that only its kind is shown. */
async function stateOf(health: HealthCheck): Promise<DependencyHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), TIMEOUT_MS);
  });
  const asked = health.check().then(
    () => 'up' as const,
    () => 'failed' as const,
  );
  const result = await Promise.race([asked, late]);
  clearTimeout(timer);
  const { name } = health;
  return result === 'up'
    ? { name, status: 'up' }
    : { name, status: 'down', reason: REASON[result] };
}

const REASON = { late: `no answer within ${TIMEOUT_MS} ms`, failed: 'not reachable' } as const;
