import type { HeartbeatV1 } from '@beacon/contracts';

/** An executor that was heard. */
interface Heard {
  readonly heartbeat: HeartbeatV1;
  readonly at: number;
}

/** A planner that did nothing for this long has heard nothing either: what it missed is not silence. */
const LONGEST_GAP_MS = 5_000;
/** An executor counts as alive for this long after its last heartbeat. */
const ALIVE_MS = 5_000;
/** How long after a reconnection executors are given to come back. */
const SETTLING_MS = 3_000;
/** Who lives was heard within this time. */
const LISTENING_MS = 1_500;
/** An executor without a heartbeat for so long is counted out where lanes are shared: a share that nobody uses is soon another's. */
const PRESENT_MS = 3_500;
const FORGET_MS = 60 * 60 * 1000;

/**
 * Which executors this planner hears, and how long each region has been silent. In memory and by a monotonic clock: the
 * silence of a broker that is away, or of a planner that was stopped, is nobody's absence.
 */
export class RegionPresence {
  readonly #executors = new Map<string, Heard>();
  /** Executors that were alive when the broker was lost and have not been heard since. */
  readonly #awaited = new Set<string>();
  #listeningSince: number | null;
  /** Whether executors were awaited since it began to listen. */
  #hasAwaited = false;
  #onSettled: () => void = () => undefined;
  #onChange: () => void = () => undefined;
  #lastLook: number;

  /** @param now in milliseconds; for tests. */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#lastLook = this.now();
    this.#listeningSince = this.#lastLook;
  }

  hear(heartbeat: HeartbeatV1): void {
    const before = this.#executors.get(heartbeat.executorId);
    this.#executors.set(heartbeat.executorId, { heartbeat, at: this.now() });
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

  /** Calls back when an executor is heard that was not present, or that takes the tasks of other models than before. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /**
   * The executors of a region that take a model's tasks and were heard within the last heartbeats; null as long as it is not known who lives, because this planner
   * has just begun to listen, stood still, or lost the broker. Must be asked as often as {@link silentMs}.
   */
  present(region: string, model: string): string[] | null {
    this.#noticeGap();
    if (this.#listeningSince === null || !this.isSettled()) return null;
    if (this.now() - this.#listeningSince < LISTENING_MS) return null;
    return this.#ofRegion(region)
      .filter((heard) => this.#isPresent(heard) && serves(heard.heartbeat, model))
      .map(({ heartbeat }) => heartbeat.executorId);
  }

  /** The broker is away: nothing can be heard. */
  interrupt(): void {
    if (this.#listeningSince !== null) this.#awaitTheLiving();
    this.#listeningSince = null;
  }

  /** The broker is back: silence is counted from now on. */
  resume(): void {
    if (this.#listeningSince !== null) this.#awaitTheLiving();
    this.#listeningSince = this.now();
  }

  /**
   * How long no executor of a region has been heard while this planner was listening, in milliseconds. Must be asked every
   * second or so, see {@link LONGEST_GAP_MS}.
   */
  silentMs(region: string): number {
    this.#noticeGap();
    if (this.#listeningSince === null) return 0;
    const last = Math.max(this.#listeningSince, ...this.#ofRegion(region).map((heard) => heard.at));
    return this.now() - last;
  }

  /** Executors of a region that were heard since a moment of {@link clock}. */
  heardSince(region: string, moment: number): string[] {
    return this.#ofRegion(region)
      .filter(({ at }) => at >= moment)
      .map(({ heartbeat }) => heartbeat.executorId);
  }

  /** What this planner heard last of each executor since a moment of {@link clock}. */
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
    const listening = this.now() - this.#listeningSince;
    return listening >= (this.#awaited.size === 0 ? LISTENING_MS : SETTLING_MS);
  }

  /** The time by which this planner hears, in milliseconds. */
  clock(): number {
    return this.now();
  }

  #ofRegion(region: string): Heard[] {
    return [...this.#executors.values()].filter(({ heartbeat }) => heartbeat.region === region);
  }

  #isPresent({ at }: Heard): boolean {
    return this.now() - at < PRESENT_MS;
  }

  #awaitTheLiving(): void {
    for (const [id, { at }] of this.#executors) {
      if (this.now() - at < ALIVE_MS) this.#awaited.add(id);
    }
    this.#hasAwaited = this.#awaited.size > 0;
  }

  #noticeGap(): void {
    const now = this.now();
    const wasStopped = now - this.#lastLook > LONGEST_GAP_MS;
    this.#lastLook = now;
    if (wasStopped && this.#listeningSince !== null) this.#listeningSince = now;
  }

  #forgetOld(): void {
    for (const [id, { at }] of this.#executors) {
      if (this.now() - at > FORGET_MS) this.#executors.delete(id);
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
