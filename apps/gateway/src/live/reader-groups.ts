import type { EventPosition } from '@beacon/bus';
import type { EventReader } from './event-reader.js';

interface Group {
  readonly readers: Set<EventReader>;
  /** Behind what the first event lies that its readers were not looked at for; null when there is none. */
  markedFrom: EventPosition | null;
}

const ALL_JOBS = Symbol('all jobs');
type GroupKey = string | typeof ALL_JOBS;

/** Readers by the job that they follow: an event costs nothing for those that follow others. */
export class ReaderGroups {
  readonly #groups = new Map<GroupKey, Group>();
  #marked = new Set<Group>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(reader: EventReader): void {
    const key = keyOf(reader);
    const group = this.#groups.get(key) ?? { readers: new Set(), markedFrom: null };
    this.#groups.set(key, group);
    group.readers.add(reader);
    this.#size += 1;
  }

  /** May be called again. */
  remove(reader: EventReader): void {
    const key = keyOf(reader);
    const group = this.#groups.get(key);
    if (group?.readers.delete(reader) !== true) return;
    this.#size -= 1;
    if (group.readers.size > 0) return;
    this.#groups.delete(key);
    this.#marked.delete(group);
  }

  each(look: (reader: EventReader) => void): void {
    // A look may remove the reader, which the iteration of a set allows.
    for (const { readers } of this.#groups.values()) readers.forEach((reader) => look(reader));
  }

  /**
   * Notes an event about a job, or one that is for all of them.
   * @param before where the stream was before it.
   * @returns whether anybody reads it.
   */
  mark(jobId: string | null, before: EventPosition): boolean {
    if (jobId === null) for (const group of this.#groups.values()) this.#mark(group, before);
    else this.#markGroups([jobId, ALL_JOBS], before);
    return this.#marked.size > 0;
  }

  get hasMarked(): boolean {
    return this.#marked.size > 0;
  }

  isMarked(reader: EventReader): boolean {
    return this.#groups.get(keyOf(reader))?.markedFrom !== null;
  }

  /** The readers for whom there is something; those that had everything go on just before it. */
  *takeMarked(): Generator<EventReader> {
    const marked = this.#marked;
    this.#marked = new Set();
    for (const group of marked) {
      const from = group.markedFrom;
      group.markedFrom = null;
      // All before the first is served: one that still waits for its turn must not be taken for one that has everything.
      if (from !== null) for (const reader of group.readers) goOnFrom(reader, from);
      yield* group.readers;
    }
  }

  #markGroups(keys: readonly GroupKey[], before: EventPosition): void {
    for (const key of keys) this.#mark(this.#groups.get(key), before);
  }

  #mark(group: Group | undefined, before: EventPosition): void {
    if (group === undefined) return;
    group.markedFrom ??= before;
    this.#marked.add(group);
  }
}

function keyOf({ filter }: EventReader): GroupKey {
  return filter.jobId ?? ALL_JOBS;
}

/** Nothing before it is for the reader: it need not be looked for there, and may have left the ring. */
function goOnFrom(reader: EventReader, from: EventPosition): void {
  if (!reader.isCaughtUp) return;
  reader.isCaughtUp = false;
  if (from.sequence > reader.position.sequence) reader.position = from;
}
