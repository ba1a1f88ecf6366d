import { Loop } from '@beacon/observability';
import { MikroORM, RequestContext } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { WebhookSender } from '../webhooks/webhook-sender.js';
import { SeriesWatcher } from './series-watcher.js';

const LOOK_MS = 2_000;
const SEND_MS = 1_000;

/** Looks every two seconds for runs that have ended, and sends what webhooks are owed. */
@Injectable()
export class SeriesLoops implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loops: readonly Loop[];

  constructor(orm: MikroORM, watcher: SeriesWatcher, sender: WebhookSender) {
    const send = new Loop({
      name: 'webhooks',
      context: 'Webhooks',
      intervalMs: SEND_MS,
      turn: async () => {
        if ((await sender.send()) > 0) send.wake();
      },
    });
    const watch = async (): Promise<void> => {
      if ((await watcher.watch()) > 0) send.wake();
    };
    // A loop of its own has no request's context, which readers take their entity manager from.
    const turn = async () => RequestContext.create(orm.em, watch);
    const look = new Loop({ name: 'series', context: 'Series', intervalMs: LOOK_MS, turn });
    this.#loops = [look, send];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.#loops) loop.start();
  }

  /** Before the database closes, which a turn in flight still needs. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#loops.map(async (loop) => loop.stop()));
  }
}
