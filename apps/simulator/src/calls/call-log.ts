import { createHash } from 'node:crypto';

/** How many of the latest calls can be looked at with `since`. */
export const RECENT_CALLS = 1_000_000;

/** How many different lanes are counted by name; calls of further ones are counted as {@link OTHER_LANE}. */
export const LANE_LIMIT = 1_024;

/** How many different keys are counted; further ones only raise `uncounted`. */
export const KEY_LIMIT = 200_000;

/** Where calls beyond {@link LANE_LIMIT} are counted. */
export const OTHER_LANE = '(other)';

/** What a call asked. */
export interface Call {
  readonly region: string;
  readonly model: string;
  readonly prompt: string;
  readonly seed: number | null;
}

interface Counts {
  readonly calls: number;
  /** Calls that are being answered now, or hang. */
  readonly inFlight: number;
  /** The most calls that were in flight at once since the start or the last reset. */
  readonly peak: number;
  /** Calls that a fault of the wire or a rate limit kept from an ordinary answer. */
  readonly disturbed: number;
}

/** Calls of one region and model. */
export interface LaneCalls extends Counts {
  readonly region: string;
  readonly model: string;
}

/** Calls that asked the same: region, model, prompt and seed. */
export interface KeyCalls extends LaneCalls {
  /** SHA-256 of the question's text in UTF-8, hexadecimal. */
  readonly promptSha256: string;
  readonly seed: number | null;
}

/** A call that has begun. */
export interface OpenCall {
  /** Notes that a fault of the wire or a rate limit keeps it from an ordinary answer. */
  disturb(): void;
  /** Notes that its response is complete, or that its client has gone. To be called once. */
  end(): void;
}

/** Where a reader of recent calls stood too long ago. */
export class CallsForgottenError extends Error {
  override readonly name = 'CallsForgottenError';
  constructor(since: number) {
    super(
      `calls after ${since} are not all kept: ask since a mark within the last ${RECENT_CALLS}`,
    );
  }
}

/** How often a thing was asked. */
class Counted<T> {
  calls = 0;
  inFlight = 0;
  peak = 0;
  disturbed = 0;

  constructor(readonly about: T) {}

  begin(): void {
    this.calls += 1;
    this.inFlight += 1;
    this.peak = Math.max(this.peak, this.inFlight);
  }

  /** Forgets what is over; calls in flight stay so. */
  clear(): void {
    this.calls = 0;
    this.disturbed = 0;
    this.peak = this.inFlight;
  }

  counts(calls = this.calls): T & Counts {
    const { about, inFlight, peak, disturbed } = this;
    return { ...about, calls, inFlight, peak, disturbed };
  }
}

type Lane = Pick<LaneCalls, 'region' | 'model'>;
type Key = Omit<KeyCalls, keyof Counts>;

const NO_KEY = 0xffff_ffff;

/**
 * Counts every call that reached a model, in bounded memory: exact totals by lane, a ring of the latest
 * {@link RECENT_CALLS} calls for `since`, and totals by key only while keys are on (about 250 bytes a key).
 */
export class CallLog {
  readonly #lanes = new Counter<Lane>(LANE_LIMIT);
  readonly #recentLanes = new Uint16Array(RECENT_CALLS);
  #keys: Counter<Key> | null = null;
  #recentKeys: Uint32Array | null = null;
  #total = 0;
  #uncounted = 0;

  constructor(keys: boolean) {
    this.#lanes.find(OTHER_LANE, () => ({ region: OTHER_LANE, model: OTHER_LANE }));
    if (keys) this.switchKeys(true);
  }

  /** Calls since the start or the last reset; also the mark to give as `since` later. */
  get total(): number {
    return this.#total;
  }

  /** Calls that are being answered now, or hang. */
  get inFlight(): number {
    return this.#lanes.all().reduce((sum, { inFlight }) => sum + inFlight, 0);
  }

  /** Calls that came while keys were on and the bound on keys was reached. */
  get uncounted(): number {
    return this.#uncounted;
  }

  /** Whether calls are counted by key. */
  get countsKeys(): boolean {
    return this.#keys !== null;
  }

  /** Starts counting by key from nothing, or stops and forgets the keys. No effect when it is so already. */
  switchKeys(on: boolean): void {
    if (on === this.countsKeys) return;
    this.#keys = on ? new Counter<Key>(KEY_LIMIT) : null;
    this.#recentKeys = on ? new Uint32Array(RECENT_CALLS).fill(NO_KEY) : null;
    this.#uncounted = 0;
  }

  /** Counts one call, which is in flight until its end is told. */
  begin(call: Call): OpenCall {
    const at = this.#total % RECENT_CALLS;
    const { region, model } = call;
    const lane = this.#lanes.find(`${region} ${model}`, () => ({ region, model })) ?? 0;
    this.#recentLanes[at] = lane;
    const counted = [this.#lanes.at(lane), this.#beginKey(call, at)].filter((one) => one !== null);
    this.#total += 1;
    for (const one of counted) one.begin();
    return {
      disturb: () => counted.forEach((one) => (one.disturbed += 1)),
      end: () => counted.forEach((one) => (one.inFlight -= 1)),
    };
  }

  /** Forgets all calls and keys; keys stay on if they were. */
  reset(): void {
    const keys = this.countsKeys;
    this.switchKeys(false);
    this.#lanes.clear();
    this.#total = 0;
    if (keys) this.switchKeys(true);
  }

  /**
   * Calls by lane, all or those after a mark.
   * @throws CallsForgottenError when the mark is older than the ring.
   */
  lanes(since = 0): readonly LaneCalls[] {
    if (since === 0) return this.#lanes.all();
    return this.#lanes.tally(this.#recent(since, this.#recentLanes));
  }

  /**
   * Calls by key, all or those after a mark; empty while keys are off.
   * @throws CallsForgottenError when the mark is older than the ring.
   */
  keys(since = 0): readonly KeyCalls[] {
    if (this.#keys === null || this.#recentKeys === null) return [];
    if (since === 0) return this.#keys.all();
    return this.#keys.tally(this.#recent(since, this.#recentKeys));
  }

  #beginKey(call: Call, at: number): Counted<Key> | null {
    if (this.#keys === null || this.#recentKeys === null) return null;
    const promptSha256 = createHash('sha256').update(call.prompt, 'utf8').digest('hex');
    const { region, model, seed } = call;
    const about = { region, model, promptSha256, seed };
    const key = this.#keys.find(`${region} ${model} ${promptSha256} ${seed}`, () => about);
    this.#recentKeys[at] = key ?? NO_KEY;
    if (key === null) this.#uncounted += 1;
    return key === null ? null : this.#keys.at(key);
  }

  *#recent(since: number, ring: Uint16Array | Uint32Array): Generator<number> {
    if (since < this.#total - RECENT_CALLS) throw new CallsForgottenError(since);
    for (let call = since; call < this.#total; call += 1) yield ring[call % RECENT_CALLS] ?? NO_KEY;
  }
}

/** Counts things by name, each with a small number of its own, up to a limit. */
class Counter<T extends object> {
  readonly #indexes = new Map<string, number>();
  readonly #counted: Counted<T>[] = [];

  constructor(private readonly limit: number) {}

  /** The thing's number, or null when it is one too many. */
  find(name: string, about: () => T): number | null {
    return this.#indexes.get(name) ?? this.#add(name, about);
  }

  /** The thing of a number. */
  at(index: number): Counted<T> | null {
    return this.#counted[index] ?? null;
  }

  clear(): void {
    for (const counted of this.#counted) counted.clear();
  }

  all(): (T & Counts)[] {
    return this.#counted
      .filter(({ calls, inFlight }) => calls + inFlight > 0)
      .map((counted) => counted.counts());
  }

  tally(indexes: Iterable<number>): (T & Counts)[] {
    const calls = new Map<number, number>();
    for (const index of indexes) calls.set(index, (calls.get(index) ?? 0) + 1);
    return [...calls].flatMap(([index, count]) => this.#counted[index]?.counts(count) ?? []);
  }

  #add(name: string, about: () => T): number | null {
    if (this.#counted.length >= this.limit) return null;
    const index = this.#counted.push(new Counted(about())) - 1;
    this.#indexes.set(name, index);
    return index;
  }
}
