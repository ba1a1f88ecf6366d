import { JetStreamPublisher } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import type { Catalogue, JobLimits, QuestionBank } from '@beacon/domain';
import type { EventLoopLimits } from '@beacon/observability';
import { OutboxRelay } from '@beacon/outbox';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EmbeddingsOptions } from '../embeddings/embeddings-client.js';
import { RouteTable } from '../http/server/route-table.js';
import { WorkQueue } from '../admission/work-queue.js';

/** Injection token of the {@link Catalogue}. */
export const CATALOGUE = Symbol('CATALOGUE');
/** Injection token of the {@link QuestionBank}. */
export const QUESTION_BANK = Symbol('QUESTION_BANK');
/** Injection token of the {@link JobLimits}. */
export const JOB_LIMITS = Symbol('JOB_LIMITS');
/** Injection token of the {@link Bus}. */
export const BUS = Symbol('BUS');

/** Injection token of the {@link ControlOptions}. */
export const CONTROL_OPTIONS = Symbol('CONTROL_OPTIONS');

/** Injection token of the {@link EmbeddingsOptions}, null when there is no endpoint. */
export const EMBEDDINGS = Symbol('EMBEDDINGS');

/** Injection token of how many exports may run at once. */
export const MOST_EXPORTS = Symbol('MOST_EXPORTS');

/** What governs changes that users and admins ask for. */
export interface ControlOptions {
  /** Rounds that a cell may have, the first one among them. */
  readonly maxRounds: number;
  /** Requests that a cell may take in one round, as the planner is told, too. */
  readonly maxAttempts: number;
  /** Null when there are no admins. */
  readonly adminToken: string | null;
}

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
