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

/** Calls of one region and model. */
export interface LaneCalls {
  readonly region: string;
  readonly model: string;
  readonly calls: number;
}

/** Calls that asked the same: region, model, prompt and seed. */
export interface KeyCalls extends LaneCalls {
  /** SHA-256 of the question's text in UTF-8, hexadecimal. */
  readonly promptSha256: string;
  readonly seed: number | null;
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

interface Counted<T> {
  readonly about: T;
  calls: number;
}

type Lane = Pick<LaneCalls, 'region' | 'model'>;
type Key = Omit<KeyCalls, 'calls'>;

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
    this.#lanes.count(OTHER_LANE, () => ({ region: OTHER_LANE, model: OTHER_LANE }), 0);
    if (keys) this.switchKeys(true);
  }

  /** Calls since the start or the last reset; also the mark to give as `since` later. */
  get total(): number {
    return this.#total;
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

  /** Counts one call. */
  record(call: Call): void {
    const at = this.#total % RECENT_CALLS;
    const { region, model } = call;
    const lane = this.#lanes.count(`${region} ${model}`, () => ({ region, model }));
    this.#recentLanes[at] = lane ?? this.#lanes.count(OTHER_LANE, () => call) ?? 0;
    this.#recordKey(call, at);
    this.#total += 1;
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

  #recordKey(call: Call, at: number): void {
    if (this.#keys === null || this.#recentKeys === null) return;
    const promptSha256 = createHash('sha256').update(call.prompt, 'utf8').digest('hex');
    const { region, model, seed } = call;
    const about = { region, model, promptSha256, seed };
    const key = this.#keys.count(`${region} ${model} ${promptSha256} ${seed}`, () => about);
    this.#recentKeys[at] = key ?? NO_KEY;
    if (key === null) this.#uncounted += 1;
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
  count(name: string, about: () => T, calls = 1): number | null {
    const index = this.#indexes.get(name) ?? this.#add(name, about);
    const counted = index === null ? undefined : this.#counted[index];
    if (counted !== undefined) counted.calls += calls;
    return index;
  }

  clear(): void {
    for (const counted of this.#counted) counted.calls = 0;
  }

  all(): (T & { calls: number })[] {
    return this.#counted
      .filter(({ calls }) => calls > 0)
      .map(({ about, calls }) => ({ ...about, calls }));
  }

  tally(indexes: Iterable<number>): (T & { calls: number })[] {
    const calls = new Map<number, number>();
    for (const index of indexes) calls.set(index, (calls.get(index) ?? 0) + 1);
    return [...calls].flatMap(([index, count]) => {
      const about = this.#counted[index]?.about;
      return about === undefined ? [] : [{ ...about, calls: count }];
    });
  }

  #add(name: string, about: () => T): number | null {
    if (this.#counted.length >= this.limit) return null;
    const index = this.#counted.push({ about: about(), calls: 0 }) - 1;
    this.#indexes.set(name, index);
    return index;
  }
}
