import type { LinearPart } from './learned-model.js';
import { SLOTS } from './runs.js';

/** A part as it is kept in a file. */
export interface WrittenPart {
  /** In thousandths, as the weights in `named` are: that is small, and the same on any machine. */
  readonly bias: number;
  readonly unit: number;
  readonly named: Readonly<Record<string, number>>;
  /** Weights of all slots, a byte each, in base 64; a zero is followed by how many there are. Empty for a part that looks at no runs. */
  readonly slots: string;
}

const THOUSANDTH = 1_000;
const LONGEST_RUN = 255;

/** A part as a file keeps it: named weights in alphabetical order, those that round to 0 left out. */
export function formatPart(part: LinearPart): WrittenPart {
  const sorted = [...part.named].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const named = sorted
    .map(([name, weight]) => [name, Math.round(weight * THOUSANDTH)] as const)
    .filter(([, weight]) => weight !== 0);
  return {
    bias: Math.round(part.bias * THOUSANDTH),
    unit: part.unit,
    named: Object.fromEntries(named),
    slots: packed(part.slots),
  };
}

/**
 * Reads what {@link formatPart} wrote.
 * @throws RangeError when the weights of slots are not as many as there are slots.
 */
export function parsePart({ bias, unit, named, slots }: WrittenPart): LinearPart {
  return {
    bias: bias / THOUSANDTH,
    unit,
    named: new Map(Object.entries(named).map(([name, weight]) => [name, weight / THOUSANDTH])),
    slots: unpacked(slots),
  };
}

function packed(slots: Int8Array): string {
  const bytes: number[] = [];
  for (let at = 0; at < slots.length; at += 1) {
    const weight = slots[at] ?? 0;
    if (weight !== 0) {
      bytes.push(weight & 0xff);
      continue;
    }
    let zeros = 1;
    while (zeros < LONGEST_RUN && at + 1 < slots.length && slots[at + 1] === 0) {
      zeros += 1;
      at += 1;
    }
    bytes.push(0, zeros);
  }
  return Buffer.from(bytes).toString('base64');
}

function unpacked(text: string): Int8Array {
  if (text === '') return new Int8Array(0);
  const bytes = Buffer.from(text, 'base64');
  const slots = new Int8Array(SLOTS);
  let slot = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) {
      at += 1;
      slot += bytes[at] ?? 0;
    } else {
      slots[slot] = byte;
      slot += 1;
    }
  }
  // A file that was cut short would type answers by half of what was learned, and nobody would notice.
  if (slot !== SLOTS) throw new RangeError(`there are weights of ${slot} slots, not of ${SLOTS}`);
  return slots;
}
