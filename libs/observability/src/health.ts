import { Controller, Get, Inject, Module, ServiceUnavailableException } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';

/** Says whether one thing that a service depends on works. */
export interface HealthCheck {
  readonly name: string;
  /** Resolves when it works, rejects with the reason when it does not. */
  check(): Promise<void>;
}

/** Injection token of a service's checks. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

const CHECK_TIMEOUT_MS = 3_000;

/** State of one dependency. */
export interface DependencyHealth {
  readonly name: string;
  readonly status: 'up' | 'down';
  readonly reason?: string;
}

/**
 * Liveness says only that the event loop turns: a broker's outage must not restart every process in the middle of paid
 * calls. Readiness asks every dependency.
 */
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[]) {}

  @Get('live')
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(): Promise<{ ready: true; services: readonly DependencyHealth[] }> {
    const services = await Promise.all(this.checks.map(stateOf));
    if (services.every(({ status }) => status === 'up')) return { ready: true, services };
    throw new ServiceUnavailableException({ ready: false, services });
  }
}

/** Serves `/health/live` and `/health/ready`. */
@Module({})
export class HealthModule {
  /** @param inject providers from which `checks` makes the service's checks. */
  static forRoot(options: {
    readonly imports?: DynamicModule['imports'];
    readonly inject: readonly (string | symbol | (abstract new (...args: never[]) => unknown))[];
    readonly checks: (...dependencies: never[]) => readonly HealthCheck[];
  }): DynamicModule {
    return {
      module: HealthModule,
      imports: options.imports ?? [],
      controllers: [HealthController],
      providers: [
        { provide: HEALTH_CHECKS, inject: [...options.inject], useFactory: options.checks },
      ],
    };
  }
}

async function stateOf(health: HealthCheck): Promise<DependencyHealth> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_TIMEOUT_MS);
    });
    await Promise.race([health.check(), late]);
    return { name: health.name, status: 'up' };
  } catch (error) {
    return {
      name: health.name,
      status: 'down',
      reason: error instanceof Error ? error.message : String(error),
    };
  } finally {
    clearTimeout(timer);
  }
}
