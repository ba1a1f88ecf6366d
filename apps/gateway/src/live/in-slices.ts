import { setImmediate as nextTurn } from 'node:timers/promises';

/** The event loop turns at least as often as this while much is done. */
const SLICE_MS = 10;

/**
 * Does something with each of many, and lets the event loop turn in between.
 * @returns the time that it took without those turns, in milliseconds.
 */
export async function inSlices<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
): Promise<number> {
  let [tookMs, since] = [0, performance.now()];
  for (const item of items) {
    work(item);
    const now = performance.now();
    if (now - since < SLICE_MS) continue;
    tookMs += now - since;
    await nextTurn();
    since = performance.now();
  }
  return tookMs + performance.now() - since;
}
