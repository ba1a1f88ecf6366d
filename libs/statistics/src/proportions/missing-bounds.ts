import { requireAtLeast, requireCount } from '../arguments.js';
import type { Interval } from '../interval.js';

/** Outcomes of one arm, with those that are missing. */
interface IncompleteProportion {
  /** Events among the measured. */
  readonly x: number;
  /** Outcomes that are known; the missing ones are not among them. */
  readonly measured: number;
  /** Outcomes that should be there and are not: errors, cancelled. */
  readonly missing: number;
}

/**
 * Worst-case bounds of a difference a - b with missing outcomes (Manski 1990): every missing outcome of A not an event
 * and every missing one of B an event, and the other way round. With N = measured + missing: [xA/NA - (xB+mB)/NB,
 * (xA+mA)/NA - xB/NB]. No assumption on why outcomes are missing, and no sampling error in it.
 * @throws RangeError unless the counts are whole, x <= measured and measured + missing >= 1.
 */
export function missingBounds(a: IncompleteProportion, b: IncompleteProportion): Interval {
  requireIncomplete('a', a);
  requireIncomplete('b', b);
  const [totalA, totalB] = [a.measured + a.missing, b.measured + b.missing];
  return {
    low: a.x / totalA - (b.x + b.missing) / totalB,
    high: (a.x + a.missing) / totalA - b.x / totalB,
  };
}

function requireIncomplete(name: string, { x, measured, missing }: IncompleteProportion): void {
  requireCount(`${name}.x`, x);
  requireCount(`${name}.missing`, missing);
  requireAtLeast(`${name}.measured`, measured, x);
  requireAtLeast(`${name}.measured + ${name}.missing`, measured + missing, 1);
}
