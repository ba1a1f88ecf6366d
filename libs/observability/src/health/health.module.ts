import { Controller, Get, Inject, Module, ServiceUnavailableException } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { EventLoopModule } from '../event-loop/event-loop.module.js';
import { EventLoopWatch } from '../event-loop/event-loop-watch.js';
import type { EventLoopLimits, ProcessHealth } from '../event-loop/event-loop-watch.js';
import type { DependencyHealth, HealthCheck } from './health-check.js';

/** Injection token of a service's checks. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

const CHECK_TIMEOUT_MS = 3_000;

/** What a worker says of its readiness. */
export interface Readiness {
  readonly ready: boolean;
  readonly services: readonly DependencyHealth[];
  readonly process: ProcessHealth;
}

/**
 * Liveness says only that the event loop turns: a broker's outage must not restart every process in the middle of paid
 * calls. Readiness asks every dependency, and whether the event loop turned in time.
 */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    private readonly watch: EventLoopWatch,
  ) {}

  @Get('live')
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(): Promise<Readiness> {
    const services = await Promise.all([...this.checks.map(stateOf), this.watch.health()]);
    const ready = services.every(({ status }) => status === 'up');
    const readiness = { ready, services, process: this.watch.process() };
    if (ready) return readiness;
    throw new ServiceUnavailableException(readiness);
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
    readonly eventLoop: EventLoopLimits;
  }): DynamicModule {
    return {
      module: HealthModule,
      imports: [...(options.imports ?? []), EventLoopModule.forRoot(options.eventLoop)],
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
