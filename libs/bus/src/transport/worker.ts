import { closeApplication, startApplication } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Bus } from '../connection/connection.js';
import { healthAdapter } from './health-adapter.js';
import { JetStreamServer } from './jetstream.server.js';

/** How a worker logs and where it serves its health. */
export interface WorkerOptions {
  readonly logger: LoggerService;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
}

/** A worker that was started. */
export interface RunningWorker extends RunningService {
  readonly app: NestFastifyApplication;
}

/**
 * Starts a process that handles messages and serves nothing over HTTP but its health. Its HTTP server comes first, then its
 * subscriptions, so that it is observable before it takes work.
 * @param module imports `BusModule.forRoot` and `BusModule.forFeature`.
 * @throws Error of whatever could not be started; what was opened is closed again.
 */
export async function startWorker(
  module: DynamicModule,
  { logger, host, port }: WorkerOptions,
): Promise<RunningWorker> {
  const create = async () =>
    NestFactory.create<NestFastifyApplication>(module, healthAdapter(host), {
      logger,
      abortOnError: false,
      bodyParser: false,
    });
  const listen = async (created: NestFastifyApplication): Promise<void> => {
    const strategy = created.get(JetStreamServer);
    created.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: true });
    await created.listen(port, host);
    await created.startAllMicroservices();
  };
  const app = await startApplication(create, listen, logger);
  const { refused: failure } = app.get(Bus);
  return { app, failure, url: await app.getUrl(), stop: () => closeApplication(app, logger) };
}
