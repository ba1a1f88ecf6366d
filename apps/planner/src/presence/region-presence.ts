import type { HeartbeatV1 } from '@beacon/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../settings/clock.js';

/** The last heartbeat of an executor, and when it was received. */
interface Received {
  readonly heartbeat: HeartbeatV1;
  readonly at: number;
}

/** A planner that did nothing for this long has received nothing either: what it missed is not silence. */
const LONGEST_GAP_MS = 5_000;
/** An executor counts as alive for this long after its last heartbeat. */
const ALIVE_MS = 5_000;
/** How long after a reconnection executors are given to come back. */
const SETTLING_MS = 3_000;
/** Within this time every executor that lives sends a heartbeat. */
const LISTENING_MS = 1_500;
/** An executor without a heartbeat for so long gets no share of a lane any more: others get it. */
const PRESENT_MS = 3_500;
const FORGET_MS = 60 * 60 * 1000;

/**
 * Which executors this planner receives heartbeats of, and how long each region has been silent. In memory and by a monotonic clock: the
 * silence during a broker outage, or while this planner was stopped, does not mean that an executor is gone.
 */
@Injectable()
export class RegionPresence {
  readonly #executors = new Map<string, Received>();
  /** Executors that were alive when the broker was lost and have sent nothing since. */
  readonly #awaited = new Set<string>();
  #listeningSince: number | null;
  /** Whether executors were awaited since it began to listen. */
  #hasAwaited = false;
  #onSettled: () => void = () => undefined;
  #onChange: () => void = () => undefined;
  #lastLook: number;

  constructor(private readonly time: Clock = new Clock()) {
    this.#lastLook = this.clock();
    this.#listeningSince = this.#lastLook;
  }

  receive(heartbeat: HeartbeatV1): void {
    const before = this.#executors.get(heartbeat.executorId);
    this.#executors.set(heartbeat.executorId, { heartbeat, at: this.clock() });
    if (
      before === undefined ||
      !this.#isPresent(before) ||
      !servesSame(before.heartbeat, heartbeat)
    ) {
      this.#onChange();
    }
    if (this.#awaited.delete(heartbeat.executorId) && this.isSettled()) this.#onSettled();
  }

  /** Calls back when the last executor that was awaited after an interruption is back. */
  onSettled(listener: () => void): void {
    this.#onSettled = listener;
  }

  /** Calls back when a heartbeat comes from an executor that was not present, or that takes the tasks of other models than before. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /**
   * The executors of a region that take a model's tasks and sent a heartbeat lately; null as long as it is not known who lives, because this
   * planner has just begun to listen, was stopped for a while, or lost the broker. Must be asked as often as {@link silentMs}.
   */
  present(region: string, model: string): string[] | null {
    this.#noticeGap();
    if (this.#listeningSince === null || !this.isSettled()) return null;
    if (this.clock() - this.#listeningSince < LISTENING_MS) return null;
    return this.#ofRegion(region)
      .filter((one) => this.#isPresent(one) && serves(one.heartbeat, model))
      .map(({ heartbeat }) => heartbeat.executorId);
  }

  /** The broker is away: nothing can be received. */
  interrupt(): void {
    if (this.#listeningSince !== null) this.#awaitLiving();
    this.#listeningSince = null;
  }

  /** The broker is back: silence is counted from now on. */
  resume(): void {
    if (this.#listeningSince !== null) this.#awaitLiving();
    this.#listeningSince = this.clock();
  }

  /**
   * How long no executor of a region has sent a heartbeat while this planner was listening, in milliseconds. Must be asked every
   * second or so, see {@link LONGEST_GAP_MS}.
   */
  silentMs(region: string): number {
    this.#noticeGap();
    if (this.#listeningSince === null) return 0;
    const last = Math.max(this.#listeningSince, ...this.#ofRegion(region).map((one) => one.at));
    return this.clock() - last;
  }

  /** Executors of a region that sent a heartbeat since a moment of {@link clock}. */
  receivedSince(region: string, moment: number): string[] {
    return this.#ofRegion(region)
      .filter(({ at }) => at >= moment)
      .map(({ heartbeat }) => heartbeat.executorId);
  }

  /** The last heartbeat of each executor that sent one since a moment of {@link clock}. */
  latestSince(moment: number): HeartbeatV1[] {
    this.#forgetOld();
    return [...this.#executors.values()]
      .filter(({ at }) => at >= moment)
      .map(({ heartbeat }) => heartbeat);
  }

  /**
   * Whether it is known who lives: this planner has listened for more than a heartbeat, and the executors that lived before
   * the last interruption are back, or had the time to come back.
   */
  isSettled(): boolean {
    if (this.#listeningSince === null) return false;
    if (this.#hasAwaited && this.#awaited.size === 0) return true;
    const listening = this.clock() - this.#listeningSince;
    return listening >= (this.#awaited.size === 0 ? LISTENING_MS : SETTLING_MS);
  }

  /** The time by which heartbeats are received, in milliseconds. */
  clock(): number {
    return this.time.now();
  }

  #ofRegion(region: string): Received[] {
    return [...this.#executors.values()].filter(({ heartbeat }) => heartbeat.region === region);
  }

  #isPresent({ at }: Received): boolean {
    return this.clock() - at < PRESENT_MS;
  }

  #awaitLiving(): void {
    for (const [id, { at }] of this.#executors) {
      if (this.clock() - at < ALIVE_MS) this.#awaited.add(id);
    }
    this.#hasAwaited = this.#awaited.size > 0;
  }

  #noticeGap(): void {
    const now = this.clock();
    const wasStopped = now - this.#lastLook > LONGEST_GAP_MS;
    this.#lastLook = now;
    if (wasStopped && this.#listeningSince !== null) this.#listeningSince = now;
  }

  #forgetOld(): void {
    for (const [id, { at }] of this.#executors) {
      if (this.clock() - at > FORGET_MS) this.#executors.delete(id);
    }
  }
}

/** One that does not say whose tasks it takes is older than that, and takes all. */
function serves({ models }: HeartbeatV1, model: string): boolean {
  return models === undefined || models.includes(model);
}

function servesSame(one: HeartbeatV1, other: HeartbeatV1): boolean {
  return one.models?.join('\n') === other.models?.join('\n');
}
