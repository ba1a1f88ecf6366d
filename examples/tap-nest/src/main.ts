import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EventStreamServer } from './event-stream.server.js';
import { RefusalCounts } from './refusal-counts.js';
import { RefusalsController } from './refusals.controller.js';

@Module({ controllers: [RefusalsController], providers: [RefusalCounts] })
class AppModule {}

const { NATS_URL = 'nats://127.0.0.1:4222', NATS_USER, NATS_PASSWORD } = process.env;
const { NATS_NKEY_FILE, NATS_CA_FILE, TAP_NAME } = process.env;

const app = await NestFactory.createMicroservice<MicroserviceOptions>(AppModule, {
  logger: ['error', 'warn'],
  strategy: new EventStreamServer({
    servers: NATS_URL,
    durable: TAP_NAME ?? 'tap-nest',
    user: NATS_USER,
    password: NATS_PASSWORD,
    nkeyFile: NATS_NKEY_FILE,
    caFile: NATS_CA_FILE,
  }),
});
app.enableShutdownHooks();
await app.listen();
