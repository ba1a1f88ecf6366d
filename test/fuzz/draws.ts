import { Draw } from '../faults/random/draw.js';

/**
 * One of a list.
 * @throws RangeError when the list is empty.
 */
export function one<Item>(draw: Draw, items: readonly Item[]): Item {
  const index = draw.int(0, items.length - 1);
  if (items.length === 0) throw new RangeError('nothing to draw from');
  return items[index] as Item;
}

/** True so often as the share says, 0 to 1. */
export function happens(draw: Draw, share: number): boolean {
  return draw.int(1, 1_000) <= share * 1_000;
}

/** The draw of one case of a run: it depends on the seed and the case's number alone, so that a case can be repeated by itself. */
export function drawOfCase(seed: number, number: number): Draw {
  const first = new Draw((seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0);
  // The first numbers of seeds that are near each other are near each other, too.
  return new Draw(first.int(0, 0xffff_fffe));
}
