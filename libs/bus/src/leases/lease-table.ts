/** Where a {@link LeaseTable} is, as it is handed to another thread. */
export interface SharedLeases {
  readonly numbers: SharedArrayBuffer;
  readonly texts: SharedArrayBuffer;
  /** On the clock that both threads read, in milliseconds: times are relative to it. */
  readonly since: number;
}

const SLOTS = 2_048;
/** Of a reply subject; a message whose is longer is extended by its own thread only. */
const TEXT_BYTES = 384;
/** When the thread that handles messages was last seen to turn. */
const TURNED = 0;
const FIRST_SLOT = 1;
/** Of each slot: how often it was written, bytes of its text (0 when it is free), and when its lease was last extended. */
const FIELDS = 3;
const [VERSION, LENGTH, EXTENDED] = [0, 1, 2] as const;

/** Milliseconds of a monotonic clock that is the same in every thread. */
export function sharedClockMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/**
 * Which messages a process holds and when their leases were last extended, in memory that threads share: one thread writes,
 * another reads it even while the first is blocked. A message costs some hundred nanoseconds, and no thread is woken.
 */
export class LeaseTable {
  readonly shared: SharedLeases;
  readonly #numbers: Int32Array;
  readonly #texts: Buffer;
  readonly #free: number[] = [];

  /** One that another thread made, or {@link create}. */
  constructor(shared: SharedLeases) {
    this.shared = shared;
    this.#numbers = new Int32Array(shared.numbers);
    this.#texts = Buffer.from(shared.texts);
  }

  /** An empty one, for the thread that holds messages. */
  static create(): LeaseTable {
    const table = new LeaseTable({
      numbers: new SharedArrayBuffer((FIRST_SLOT + SLOTS * FIELDS) * Int32Array.BYTES_PER_ELEMENT),
      texts: new SharedArrayBuffer(SLOTS * TEXT_BYTES),
      since: sharedClockMs(),
    });
    for (let slot = SLOTS - 1; slot >= 0; slot -= 1) table.#free.push(slot);
    return table;
  }

  /** The thread that holds messages turns. */
  turn(): void {
    Atomics.store(this.#numbers, TURNED, this.#now());
  }

  /** How long ago it was last seen to, in milliseconds. */
  get standsStillMs(): number {
    return this.#since(Atomics.load(this.#numbers, TURNED));
  }

  /** @returns the slot; null when there is none left, or the text is too long. */
  hold(replySubject: string): number | null {
    if (replySubject.length > TEXT_BYTES) return null;
    const slot = this.#free.pop();
    if (slot === undefined) return null;
    this.#set(slot, VERSION, this.#get(slot, VERSION) + 1);
    const length = this.#texts.write(replySubject, slot * TEXT_BYTES, 'latin1');
    this.extended(slot);
    this.#set(slot, LENGTH, length);
    return slot;
  }

  /** A slot's lease was extended just now. */
  extended(slot: number): void {
    this.#set(slot, EXTENDED, this.#now());
  }

  release(slot: number): void {
    this.#set(slot, LENGTH, 0);
    this.#free.push(slot);
  }

  /** Has the leases extended that were not for so long, in milliseconds. */
  extendOlder(thanMs: number, extend: (replySubject: string) => void): void {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      if (this.#get(slot, LENGTH) === 0 || this.#since(this.#get(slot, EXTENDED)) < thanMs)
        continue;
      const text = this.#textOf(slot);
      if (text === null) continue;
      extend(text);
      this.extended(slot);
    }
  }

  /** Null when the other thread changed the slot meanwhile. */
  #textOf(slot: number): string | null {
    const version = this.#get(slot, VERSION);
    const at = slot * TEXT_BYTES;
    const text = this.#texts.toString('latin1', at, at + this.#get(slot, LENGTH));
    const isSame = this.#get(slot, VERSION) === version && this.#get(slot, LENGTH) === text.length;
    return isSame && text !== '' ? text : null;
  }

  #get(slot: number, field: number): number {
    return Atomics.load(this.#numbers, FIRST_SLOT + slot * FIELDS + field);
  }

  #set(slot: number, field: number, value: number): void {
    Atomics.store(this.#numbers, FIRST_SLOT + slot * FIELDS + field, value);
  }

  /** 32 bits are enough for differences. */
  #now(): number {
    return (sharedClockMs() - this.shared.since) | 0;
  }

  #since(moment: number): number {
    return (this.#now() - moment) | 0;
  }
}
