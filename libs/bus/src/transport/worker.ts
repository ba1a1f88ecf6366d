import type { RunningService } from '@beacon/observability';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JetStreamServer } from './jetstream.server.js';
import { PassErrorsFilter } from './pass-errors.filter.js';

/** A process that handles messages and serves nothing over HTTP but its health. */
export interface WorkerOptions {
  readonly module: DynamicModule;
  readonly server: JetStreamServer;
  readonly logger: LoggerService;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Lets go of what the worker holds (database, broker) once nothing is in hand any more. */
  readonly release: () => Promise<void>;
}

/**
 * Starts a worker: its HTTP server first, then its subscriptions, so that it is observable before it takes work. What
 * was opened is closed and released again when it cannot start.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningService> {
  try {
    return await createAndStart(options);
  } catch (error) {
    await options.release();
    throw error;
  }
}

async function createAndStart(options: WorkerOptions): Promise<RunningService> {
  const app = await NestFactory.create<NestFastifyApplication>(
    options.module,
    new FastifyAdapter(),
    { logger: options.logger, abortOnError: false },
  );
  app.useGlobalFilters(new PassErrorsFilter(app.getHttpAdapter()));
  app.connectMicroservice<MicroserviceOptions>(
    { strategy: options.server },
    { inheritAppConfig: true },
  );
  try {
    await app.listen(options.port, options.host);
    await app.startAllMicroservices();
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    url: await app.getUrl(),
    failure: options.server.failure,
    stop: async () => {
      await app.close();
      await options.release();
    },
  };
}
