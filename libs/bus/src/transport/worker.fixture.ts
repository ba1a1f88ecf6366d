import { defineContract } from '@beacon/contracts';
import type { StreamSpec } from '@beacon/contracts';
import type { RunningService } from '@beacon/observability';
import { RecordingLogger, consumerSpec, streamSpec } from '@beacon/testing';
import { Controller, Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { z } from 'zod';
import { BusModule } from '../bus.module.js';
import { Bus } from '../connection/connection.js';
import type { BusOptions } from '../connection/connection.js';
import { Handles, HandlesBatch } from './handles.js';
import { JetStreamServer } from './jetstream.server.js';
import type { JetStreamServerOptions } from './jetstream.server.js';
import type { Delivered, MessageContext } from '../settlement/message-context.js';
import { provision } from '../provisioning/provision.js';
import type { Settlement } from '../settlement/settlement.js';
import type { BatchSubscription, PullSubscription } from '../pulling/subscription.js';
import { startWorker } from './worker.js';

/** The message of these specs. */
export const note = defineContract('test.note', 1, z.object({ text: z.string() }));
export type Note = z.output<z.ZodObject<{ text: z.ZodString }>>;

/** A work queue of its own for each test, with one consumer. */
export interface Queue {
  readonly stream: string;
  readonly specs: readonly StreamSpec[];
  subject(text: string): string;
}

const DURABLE = 'worker';
let queues = 0;

/** Provisions a new queue, the dead letters and the records of suspects. */
export async function makeQueue(
  bus: Bus,
  consumer: Partial<StreamSpec['consumers'][number]> = {},
): Promise<Queue> {
  queues += 1;
  const root = `queue${queues}`;
  const stream = `QUEUE_${queues}`;
  const consumers = [consumerSpec(DURABLE, `${root}.>`, consumer)];
  const dead = streamSpec('BEACON_DEAD', 'beacon.dead.>', { retention: 'limits' });
  const kept = { retention: 'limits', latestOnly: true, allowDirect: true } as const;
  const suspects = streamSpec('BEACON_SUSPECTS', 'beacon.suspects.>', kept);
  const specs = [streamSpec(stream, `${root}.>`, { consumers }), dead, suspects];
  await provision(bus.manager, specs);
  return { stream, specs, subject: (text) => `${root}.${text}` };
}

/** Publishes notes whose subject ends in their text. */
export async function send(bus: Bus, queue: Queue, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await bus.client.publish(queue.subject(text), note.encode({ text }));
}

export function pullFrom(queue: Queue, slots: number): PullSubscription {
  return { kind: 'pull', contract: note, stream: queue.stream, durable: DURABLE, slots };
}

/** A subscription that takes batches of at most `batchSize`. */
export function batchFrom(queue: Queue, slots: number, batchSize: number): BatchSubscription {
  return { ...pullFrom(queue, slots), kind: 'batch', batchSize };
}

/** A controller with one handler of notes. */
export function handling(
  handle: (payload: Note, context: MessageContext) => Promise<void>,
): Type<unknown> {
  @Controller()
  class NoteConsumer {
    @Handles(note)
    async handle(@Payload() payload: Note, @Ctx() context: MessageContext): Promise<void> {
      await handle(payload, context);
    }
  }
  return NoteConsumer;
}

/** A controller with one handler of batches of notes. */
export function handlingBatches(
  handle: (batch: readonly Delivered<Note>[]) => Promise<readonly Settlement[]>,
): Type<unknown> {
  @Controller()
  class NoteBatchConsumer {
    @HandlesBatch(note)
    async handle(@Payload() batch: readonly Delivered<Note>[]): Promise<readonly Settlement[]> {
      return handle(batch);
    }
  }
  return NoteBatchConsumer;
}

@Module({})
class WorkerModule {
  static with(
    login: BusOptions,
    controllers: Type<unknown>[],
    feature: Omit<JetStreamServerOptions, 'bus'>,
  ): DynamicModule {
    const imports = [
      BusModule.forRoot({ ...login, name: 'worker' }),
      BusModule.forFeature(feature),
    ];
    return { module: WorkerModule, imports, controllers };
  }
}

/** A worker under test. */
export interface Worker extends RunningService {
  /** The worker's own connection. */
  readonly bus: Bus;
  readonly server: JetStreamServer;
  readonly logger: RecordingLogger;
}

/** Starts a whole worker: Nest, HTTP server, transport and a connection of its own. */
export async function startTestWorker(
  login: BusOptions,
  controllers: Type<unknown>[],
  options: Omit<JetStreamServerOptions, 'bus'>,
): Promise<Worker> {
  const logger = new RecordingLogger();
  const { app, ...service } = await startWorker(WorkerModule.with(login, controllers, options), {
    logger,
    host: '127.0.0.1',
    port: 0,
  });
  return { ...service, bus: app.get(Bus), server: app.get(JetStreamServer), logger };
}
