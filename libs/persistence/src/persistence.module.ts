import { retryWhileUnavailable } from '@beacon/bounds';
import { StartScope } from '@beacon/observability';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM, defineConfig } from '@mikro-orm/postgresql';
import { Logger, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { databaseErrorKind } from './connection/database-errors.js';
import { DatabaseStorage, setStorage } from './connection/database-storage.js';
import { ormOptions } from './connection/orm.js';
import type { DatabaseOptions } from './connection/orm.js';
import { RequestContextInterceptor } from './request-context.interceptor.js';
import { assertSchemaCurrent } from './schema/assert-schema.js';

/** How a process uses the database. */
export interface PersistenceOptions extends DatabaseOptions {
  /** Whether a database that is away at the start is waited for; else that is an error. @default false */
  readonly wait?: boolean;
}

const SCHEMA_CHECK = Symbol('SCHEMA_CHECK');
const PAUSE_MS = 500;
const WARN_EVERY_MS = 10_000;

const logger = new Logger('Database');

/**
 * The database, for every module of the application: the ORM, and the entity manager of the request or message that is handled. The
 * application is not created before the schema is one that this code may run on. The ORM is closed by the last of the
 * application's shutdown hooks; or, when the application cannot be created, by {@link StartScope}.
 */
@Module({})
export class PersistenceModule {
  /** @throws SchemaBehindError, SchemaAheadError while the application is created; the driver's error, unless it waits. */
  static forRoot({ wait = false, ...options }: PersistenceOptions): DynamicModule {
    const storage = new DatabaseStorage();
    const open = async (orm: MikroORM): Promise<void> => {
      setStorage(orm, storage);
      const scope = StartScope.current();
      await scope.closeOnFailure(() => orm.close());
      await (wait ? awaitSchema(orm, scope.signal) : assertSchemaCurrent(orm));
    };
    return {
      module: PersistenceModule,
      imports: [
        // Its own request context is a middleware, which messages do not pass.
        MikroOrmModule.forRoot({
          // Names the driver, by which the module provides the driver's own classes.
          ...defineConfig(ormOptions(options, storage)),
          registerRequestContext: false,
        }),
      ],
      providers: [
        { provide: SCHEMA_CHECK, inject: [MikroORM], useFactory: open },
        { provide: APP_INTERCEPTOR, useClass: RequestContextInterceptor },
      ],
    };
  }
}

async function awaitSchema(orm: MikroORM, signal: AbortSignal): Promise<void> {
  let warnedAt = -Infinity;
  await retryWhileUnavailable(() => assertSchemaCurrent(orm), {
    isUnavailable: (error) => databaseErrorKind(error) === 'away',
    signal,
    firstPauseMs: PAUSE_MS,
    longestPauseMs: PAUSE_MS,
    onUnavailable: (error) => {
      if (performance.now() - warnedAt < WARN_EVERY_MS) return;
      warnedAt = performance.now();
      logger.warn({ event: 'database.awaited', error: String(error) });
    },
  });
}
