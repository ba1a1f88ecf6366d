import { BackPressureError, JetStreamPublisher } from '@beacon/bus';
import { Seldom, outsideOfSpans } from '@beacon/observability';
import { OutboxMessage } from '@beacon/persistence';
import { LockMode } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';

const PAGE = 100;
const IDLE_MS = 1_000;

interface RelayedPage {
  readonly taken: number;
  /** The first failure, if any. */
  readonly failure: PromiseRejectedResult | undefined;
}

/**
 * Gives the broker what the database owes it. Any number of relays may run: each takes rows that no other holds. A row
 * is deleted after the broker has stored its message, so a crash between the two repeats the message under its old id.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(OutboxRelay.name);
  readonly #seldom = new Seldom();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(
    private readonly orm: MikroORM,
    private readonly publisher: JetStreamPublisher,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
  }

  /** After the last request is answered and the last message settled, whose rows it still relays; before broker and database close. */
  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Starts relaying, now and every second. */
  start(): void {
    this.#timer ??= setInterval(() => this.wake(), IDLE_MS);
    this.wake();
  }

  /** Relays soon: call it after a commit that wrote to the outbox. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= outsideOfSpans(() => this.#run()).finally(() => (this.#running = undefined));
  }

  /** Stops after the page in flight. What is left is relayed by another process, or after the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const { taken, failure } = await this.#relayPage();
        if (failure) throw failure.reason;
        if (taken === PAGE) this.#again = true;
      } catch (error) {
        this.#log(error);
      }
    }
  }

  /** The same failure comes with every try. */
  #log(thrown: unknown): void {
    const level = thrown instanceof BackPressureError ? 'warn' : 'error';
    const error = String(thrown);
    this.#seldom.pass(error, (keptBack) => {
      this.#logger[level]({ event: 'outbox.relay_failed', error, keptBack });
    });
  }

  /** What the broker has stored is deleted, whatever happened to the others: or they would be sent again with each try. */
  async #relayPage(): Promise<RelayedPage> {
    // A loop of its own has no request's context.
    return this.orm.em.fork().transactional(async (em) => {
      const page = await em.find(
        OutboxMessage,
        {},
        { orderBy: { id: 'asc' }, limit: PAGE, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      const outcomes = await Promise.allSettled(page.map((message) => this.#publish(message)));
      const stored = page.filter((_message, index) => outcomes[index]?.status === 'fulfilled');
      if (stored.length > 0) {
        await em.nativeDelete(OutboxMessage, { id: stored.map(({ id }) => id) });
      }
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      return { taken: page.length, failure };
    });
  }

  async #publish({ subject, messageId, body, headers }: OutboxMessage): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    await this.publisher.publish(subject, bytes, { messageId, headers });
  }
}
