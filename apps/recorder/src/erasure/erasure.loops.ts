import { Loop } from '@beacon/observability';
import { MikroORM, RequestContext } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Eraser } from './eraser.js';
import { RetentionPolicy } from './retention-policy.js';

const ERASE_MS = 1_000;
const POLICY_MS = 60_000;

/** Erases every second what is due, and looks every minute for answers that have been kept long enough. */
@Injectable()
export class ErasureLoops implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loops: readonly Loop[];

  constructor(orm: MikroORM, eraser: Eraser, policy: RetentionPolicy) {
    const inContext = (turn: () => Promise<void>) => () => RequestContext.create(orm.em, turn);
    this.#loops = [
      new Loop({
        name: 'erasure',
        context: 'Erasure',
        intervalMs: ERASE_MS,
        turn: inContext(async () => eraser.erase()),
      }),
      new Loop({
        name: 'retention',
        context: 'Erasure',
        intervalMs: POLICY_MS,
        turn: inContext(async () => policy.apply()),
      }),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.#loops) loop.start();
  }

  /** Before the database and the broker are closed, which a turn in flight still needs. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#loops.map(async (loop) => loop.stop()));
  }
}
