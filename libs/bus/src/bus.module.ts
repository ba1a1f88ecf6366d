import { Global, Module } from '@nestjs/common';
import type {
  DynamicModule,
  InjectionToken,
  ModuleMetadata,
  OnApplicationShutdown,
} from '@nestjs/common';
import { StartScope } from '@beacon/observability';
import { APP_FILTER } from '@nestjs/core';
import { askPromptly } from './client-patches/prompt-requests.js';
import { Bus, closeBus, connectBus } from './connection/connection.js';
import type { BusOptions } from './connection/connection.js';
import { DeadLetters } from './publishing/dead-letters.js';
import { JetStreamPublisher } from './publishing/publisher.js';
import { JetStreamServer } from './transport/jetstream.server.js';
import type { JetStreamServerOptions } from './transport/jetstream.server.js';
import { PassErrorsFilter } from './transport/pass-errors.filter.js';

/** How a process reaches the broker. */
export interface BusModuleOptions extends BusOptions {
  /**
   * Whether a request fails as soon as its connection breaks, see {@link askPromptly}: for processes whose work is repeated as a
   * whole then. @default false
   */
  readonly failsWithConnection?: boolean;
}

/** What an application takes from the broker. */
export type BusFeature = Omit<JetStreamServerOptions, 'bus'>;

/** How {@link BusFeature} is made of other providers. */
export interface BusFeatureFactory<Dependencies extends readonly unknown[]> extends Pick<
  ModuleMetadata,
  'imports'
> {
  readonly inject: { readonly [Index in keyof Dependencies]: InjectionToken<Dependencies[Index]> };
  readonly useFactory: (...dependencies: Dependencies) => BusFeature | Promise<BusFeature>;
}

/**
 * Closes the connection after the hooks of all modules that are not global, when nothing is in flight and no loop publishes any more, and
 * before the database is closed. Nest runs the hooks of global modules against the order in which it found them, and finds what a
 * decorator imports after everything that dynamic modules import: as the ORM's module is one of those, this one must be in a decorator.
 */
@Global()
@Module({})
export class BusClosing implements OnApplicationShutdown {
  constructor(private readonly bus: Bus) {}

  async onApplicationShutdown(): Promise<void> {
    await closeBus(this.bus);
  }
}

/**
 * The broker, for every module of the application: {@link Bus}, {@link JetStreamPublisher}, {@link DeadLetters}. The connection is
 * opened while the application is created, and closed by one of the last shutdown hooks, see {@link BusClosing}; or, when the application
 * cannot be created, by {@link StartScope}.
 */
@Module({ imports: [BusClosing] })
export class BusModule {
  static forRoot({ failsWithConnection = false, ...options }: BusModuleOptions): DynamicModule {
    const open = async (): Promise<Bus> => {
      const scope = StartScope.current();
      const bus = await connectBus({ ...options, signal: scope.signal });
      await scope.closeOnFailure(() => closeBus(bus));
      if (failsWithConnection) askPromptly(bus);
      return bus;
    };
    return {
      module: BusModule,
      global: true,
      providers: [{ provide: Bus, useFactory: open }, JetStreamPublisher, DeadLetters],
      exports: [Bus, JetStreamPublisher, DeadLetters],
    };
  }

  /** The {@link JetStreamServer} of the application, with its subscriptions: the strategy of its microservice. */
  static forFeature<Dependencies extends readonly unknown[]>(
    feature: BusFeature | BusFeatureFactory<Dependencies>,
  ): DynamicModule {
    const factory =
      'useFactory' in feature ? feature : { inject: [] as const, useFactory: () => feature };
    return {
      module: JetStreamServerModule,
      global: true,
      imports: 'imports' in factory ? (factory.imports ?? []) : [],
      providers: [
        {
          provide: JetStreamServer,
          inject: [Bus, ...factory.inject],
          useFactory: async (bus: Bus, ...dependencies: never) =>
            new JetStreamServer({ bus, ...(await factory.useFactory(...dependencies)) }),
        },
        // A global filter of the application: handlers get it when the microservice is connected.
        { provide: APP_FILTER, useClass: PassErrorsFilter },
      ],
      exports: [JetStreamServer],
    };
  }
}

/** Holds the server: it is closed by the application, before the shutdown hooks that release what handlers need. */
@Module({})
class JetStreamServerModule {}
