import { JetStreamPublisher } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import type { Catalogue, JobLimits, QuestionBank } from '@beacon/domain';
import type { EventLoopLimits } from '@beacon/observability';
import { OutboxRelay } from '@beacon/outbox';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { WorkQueue } from './admission/work-queue.js';
import { RouteTable } from './http/server/route-table.js';
import {
  BUS,
  CATALOGUE,
  CONTROL_OPTIONS,
  EMBEDDINGS,
  JOB_LIMITS,
  MOST_EXPORTS,
  QUESTION_BANK,
} from './settings/settings.js';
import type { ControlOptions, EmbeddingsOptions } from './settings/settings.js';

/** What the gateway is made of. */
export interface GatewayParts {
  readonly orm: MikroORM;
  readonly bus: Bus;
  readonly publisher: JetStreamPublisher;
  readonly relay: OutboxRelay;
  readonly catalogue: Catalogue;
  readonly bank: QuestionBank;
  readonly limits: JobLimits;
  readonly control: ControlOptions;
  readonly embeddings: EmbeddingsOptions | null;
  readonly routes: RouteTable;
  readonly eventLoop: EventLoopLimits;
  readonly queue: WorkQueue;
  readonly mostExports: number;
}

/** Gives every module what the process holds. */
@Global()
@Module({})
export class CoreModule {
  static with(parts: GatewayParts): DynamicModule {
    const providers = [
      { provide: MikroORM, useValue: parts.orm },
      { provide: BUS, useValue: parts.bus },
      { provide: JetStreamPublisher, useValue: parts.publisher },
      { provide: OutboxRelay, useValue: parts.relay },
      { provide: CATALOGUE, useValue: parts.catalogue },
      { provide: QUESTION_BANK, useValue: parts.bank },
      { provide: JOB_LIMITS, useValue: parts.limits },
      { provide: CONTROL_OPTIONS, useValue: parts.control },
      { provide: EMBEDDINGS, useValue: parts.embeddings },
      { provide: RouteTable, useValue: parts.routes },
      { provide: WorkQueue, useValue: parts.queue },
      { provide: MOST_EXPORTS, useValue: parts.mostExports },
    ];
    return { module: CoreModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
