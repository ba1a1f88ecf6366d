import { Loop } from '@beacon/observability';
import { MikroORM, RequestContext } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { LogSealer } from './log-sealer.js';
import { LogSequencer } from './log-sequencer.js';

const INTERVAL_MS = 1_000;

/** Appends to the logs every second, and seals those that are complete. */
@Injectable()
export class JobLogLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loop: Loop;

  constructor(orm: MikroORM, sequencer: LogSequencer, sealer: LogSealer) {
    this.#loop = new Loop({
      name: 'log',
      context: 'JobLog',
      intervalMs: INTERVAL_MS,
      turn: () => RequestContext.create(orm.em, async () => sealer.seal(await sequencer.append())),
    });
  }

  onApplicationBootstrap(): void {
    this.#loop.start();
  }

  /** Before the database is closed, which a turn in flight still needs. */
  async onApplicationShutdown(): Promise<void> {
    await this.#loop.stop();
  }
}
