import { Bus, watchConnection } from '@beacon/bus';
import { filters, laneState, laneStateSubject, streams } from '@beacon/contracts';
import type { LaneStateV1 } from '@beacon/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Subscription } from '@nats-io/transport-node';
import { ExecutorIdentity } from '../region/executor-identity.js';
import type { LaneGate } from './lane-gate.js';
import { ServedLanes } from './served-lanes.js';

/** How often states are read again, in milliseconds: a change that was missed is found then. */
const READ_AGAIN_MS = 5_000;
/** Pause while there is a gate whose state could not be read yet. */
const FIRST_READ_AGAIN_MS = 250;
/** A change is received before it is stored: what is read within this time, in milliseconds, may be older. */
const STORED_WITHIN_MS = 1_000;
const WARN_EVERY_MS = 10_000;

/** Keeps the gates of a region's lanes as their retained states say. */
@Injectable()
export class LaneStateFollower implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger('Lanes');
  /** When a change of each model's state was received last. */
  readonly #receivedAt = new Map<string, number>();
  readonly #unread: Set<string>;
  #interest: Subscription | undefined;
  #timer: NodeJS.Timeout | undefined;
  #warnedAt = -Infinity;
  #isClosed = false;

  /** By model. */
  readonly #gates: ReadonlyMap<string, LaneGate>;

  constructor(
    private readonly bus: Bus,
    private readonly identity: ExecutorIdentity,
    lanes: ServedLanes,
  ) {
    this.#gates = lanes.gates;
    this.#unread = new Set(lanes.models);
  }

  /** Before the first task is pulled: subscribes and reads all states; resolves when that was tried once. */
  async onModuleInit(): Promise<void> {
    this.#interest = this.bus.connection.subscribe(filters.lanesOfRegion(this.identity.region), {
      callback: (error, message) => {
        if (error) this.#warn(error);
        else this.#receive(message.data);
      },
    });
    watchConnection(this.bus.connection, (change) => {
      if (change === 'back') this.#readSoon(0);
    });
    await this.#readAll();
  }

  onApplicationShutdown(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#interest?.unsubscribe();
  }

  #receive(data: Uint8Array): void {
    try {
      const state = laneState.decode(data);
      this.#receivedAt.set(state.model, performance.now());
      this.#apply(state);
    } catch (error) {
      this.#warn(error);
    }
  }

  async #readAll(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all(Array.from(this.#gates.keys(), (model) => this.#read(model)));
    this.#readSoon(this.#unread.size === 0 ? READ_AGAIN_MS : FIRST_READ_AGAIN_MS);
  }

  #readSoon(inMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#readAll(), inMs);
  }

  async #read(model: string): Promise<void> {
    const askedAt = performance.now();
    try {
      const stored = await this.bus.manager.direct.getMessage(streams.lanes, {
        last_by_subj: laneStateSubject(this.identity.region, model),
      });
      this.#unread.delete(model);
      if (stored === null) this.#gates.get(model)?.openByDefault();
      else if (this.#isNewer(askedAt, model)) this.#apply(laneState.decode(stored.data));
    } catch (error) {
      this.#warn(error);
    }
  }

  #apply(state: LaneStateV1): void {
    const { region, executorId } = this.identity;
    if (state.region !== region) return;
    const share = state.shares === null ? null : (state.shares[executorId] ?? 0);
    this.#gates.get(state.model)?.obey({ ...state, share });
  }

  #isNewer(askedAt: number, model: string): boolean {
    return askedAt > (this.#receivedAt.get(model) ?? -Infinity) + STORED_WITHIN_MS;
  }

  #warn(error: unknown): void {
    const now = performance.now();
    if (now - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = now;
    const { region } = this.identity;
    this.#logger.warn({ event: 'lane.state_unread', region, error: String(error) });
  }
}
