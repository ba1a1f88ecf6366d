/** Ids that are mostly numbers in a row, such as `execution:73` and, of its second round, `execution:73:2`. */
const NUMBERED = /^(execution|lane\.changed):(0|[1-9]\d{0,14})(?::([1-9]\d{0,5}))?$/;

/** Numbers of a page: 4 KiB. */
const PAGE_BITS = 32_768;
/** 64 MiB, for more than 500 million executions in a row. */
const MOST_PAGES = 16_384;
const MOST_OTHERS = 500_000;

/**
 * Ids of the events that a sink holds. A bit each for the many that are numbered, so that a tap of a million executions remembers them
 * in 128 KiB, and exactly; the few others as they are. Beyond 64 MiB, or half a million others, the oldest are forgotten.
 */
export class KnownIds {
  readonly #pages = new Map<string, Uint8Array>();
  readonly #others = new Set<string>();

  has(id: string): boolean {
    const place = placeOf(id);
    if (place === null) return this.#others.has(id);
    const byte = this.#pages.get(place.page)?.[place.byte] ?? 0;
    return (byte & place.mask) !== 0;
  }

  add(id: string): void {
    const place = placeOf(id);
    if (place === null) this.#addOther(id);
    else {
      const page = this.#page(place.page);
      page[place.byte] = (page[place.byte] ?? 0) | place.mask;
    }
  }

  #page(name: string): Uint8Array {
    const known = this.#pages.get(name);
    if (known !== undefined) return known;
    forgetOldest(this.#pages, MOST_PAGES);
    const page = new Uint8Array(PAGE_BITS / 8);
    this.#pages.set(name, page);
    return page;
  }

  #addOther(id: string): void {
    if (this.#others.has(id)) return;
    forgetOldest(this.#others, MOST_OTHERS);
    this.#others.add(id);
  }
}

interface Place {
  readonly page: string;
  readonly byte: number;
  readonly mask: number;
}

function placeOf(id: string): Place | null {
  const [, family, digits, round = ''] = NUMBERED.exec(id) ?? [];
  if (family === undefined || digits === undefined) return null;
  const number = Number(digits);
  const bit = number % PAGE_BITS;
  const page = `${family} ${round} ${Math.floor(number / PAGE_BITS)}`;
  return { page, byte: bit >> 3, mask: 1 << (bit & 7) };
}

/** Sets and maps keep the order in which things were added. */
function forgetOldest(kept: Set<string> | Map<string, unknown>, most: number): void {
  if (kept.size < most) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}
