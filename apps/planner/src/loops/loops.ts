import { Loop } from '@beacon/observability';
import { MikroORM, RequestContext } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';

/** The planner's loops beside planning passes. A turn that fails is logged as `<name>.failed`. */
export type LoopName =
  | 'broker'
  | 'closing'
  | 'cost_closing'
  | 'judging'
  | 'lanes'
  | 'purge'
  | 'reconcile'
  | 'register'
  | 'series'
  | 'start_queued'
  | 'sweep';

const SECOND_MS = 1_000;

/** Runs the planner's loops. Each waits out failures by itself, so that none holds up another. */
@Injectable()
export class Loops implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #loops = new Map<LoopName, Loop>();

  constructor(private readonly orm: MikroORM) {}

  /**
   * Adds a loop, which starts with the application. Each turn has an entity manager of its own, as a request has: what it calls
   * uses the injected one.
   * @param intervalMs from the start of one turn to that of the next, in milliseconds.
   */
  add(name: LoopName, turn: () => Promise<void>, intervalMs = SECOND_MS): void {
    const inContext = () => RequestContext.create(this.orm.em, turn);
    this.#loops.set(name, new Loop({ name, intervalMs, turn: inContext }));
  }

  /** Asks for a turn of some loops now. */
  wake(...names: readonly LoopName[]): void {
    for (const name of names) this.#loops.get(name)?.wake();
  }

  /** After every module's `onModuleInit`, which adds its loops. */
  onApplicationBootstrap(): void {
    for (const loop of this.#loops.values()) loop.start();
  }

  /** After the last message is settled; before the outbox relay, the broker and the database, which turns in flight still need. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#loops.values()].map((loop) => loop.stop()));
  }
}
