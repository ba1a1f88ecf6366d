import { watchConnection } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { filters, laneState, laneStateSubject, streams } from '@beacon/contracts';
import type { LaneStateV1 } from '@beacon/contracts';
import { Logger } from '@nestjs/common';
import type { Subscription } from '@nats-io/transport-node';
import type { LaneGate } from './lane-gate.js';

/** How often states are read again, in milliseconds: a change that was not heard is found then. */
const READ_AGAIN_MS = 5_000;
/** Pause while there is a gate whose state could not be read yet. */
const FIRST_READ_AGAIN_MS = 250;
const WARN_EVERY_MS = 10_000;

/** Keeps the gates of a region's lanes as their retained states say. */
export class LaneStateFollower {
  readonly #logger = new Logger('Lanes');
  /** Changes heard of each model's state: an answer that was asked for before one of them is older than it. */
  readonly #heard = new Map<string, number>();
  readonly #unread: Set<string>;
  #interest: Subscription | undefined;
  #timer: NodeJS.Timeout | undefined;
  #warnedAt = -Infinity;
  #isClosed = false;

  /** @param gates by model. */
  constructor(
    private readonly bus: Pick<Bus, 'connection' | 'manager'>,
    private readonly region: string,
    private readonly gates: ReadonlyMap<string, LaneGate>,
  ) {
    this.#unread = new Set(gates.keys());
  }

  /** Starts to listen and reads all states; resolves when that was tried once. */
  async start(): Promise<void> {
    this.#interest = this.bus.connection.subscribe(filters.lanesOfRegion(this.region), {
      callback: (error, message) => {
        if (error) this.#warn(error);
        else this.#hear(message.data);
      },
    });
    watchConnection(this.bus.connection, (change) => {
      if (change === 'back') this.#readSoon(0);
    });
    await this.#readAll();
  }

  stop(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#interest?.unsubscribe();
  }

  #hear(data: Uint8Array): void {
    try {
      const state = laneState.decode(data);
      this.#heard.set(state.model, this.#heardOf(state.model) + 1);
      this.#apply(state);
    } catch (error) {
      this.#warn(error);
    }
  }

  async #readAll(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all(Array.from(this.gates.keys(), (model) => this.#read(model)));
    this.#readSoon(this.#unread.size === 0 ? READ_AGAIN_MS : FIRST_READ_AGAIN_MS);
  }

  #readSoon(inMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#readAll(), inMs);
  }

  async #read(model: string): Promise<void> {
    const heard = this.#heardOf(model);
    try {
      const stored = await this.bus.manager.direct.getMessage(streams.lanes, {
        last_by_subj: laneStateSubject(this.region, model),
      });
      this.#unread.delete(model);
      if (stored === null) this.gates.get(model)?.openByDefault();
      else if (heard === this.#heardOf(model)) this.#apply(laneState.decode(stored.data));
    } catch (error) {
      this.#warn(error);
    }
  }

  #apply(state: LaneStateV1): void {
    if (state.region === this.region) this.gates.get(state.model)?.obey(state);
  }

  #heardOf(model: string): number {
    return this.#heard.get(model) ?? 0;
  }

  #warn(error: unknown): void {
    const now = performance.now();
    if (now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    this.#logger.warn({ event: 'lane.state_unread', region: this.region, error: String(error) });
  }
}
