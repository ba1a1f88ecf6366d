import { NEGLIGIBLE } from './binomial-tail.js';
import { supportOf } from './distribution.js';
import { clampProbability } from '../interval.js';
import { logHypergeometricProbability, type Margins } from './saddle-point.js';
import { TIE } from './tie.js';

/** Chances of the events in the first arm, given the margins. */
interface HypergeometricTails {
  /** Of at most x. */
  readonly lower: number;
  /** Of at least x. */
  readonly upper: number;
  /** Of every number that is not likelier than x. */
  readonly twoSided: number;
}

/**
 * Tails of the hypergeometric distribution at x, for margins of a million and more: each tail starts from its largest
 * term, by saddle point, and goes outwards by ratios of neighbours until terms no longer count.
 */
export function hypergeometricTails(x: number, margins: Margins): HypergeometricTails {
  const mode = modeOf(margins);
  const point = Math.exp(logHypergeometricProbability(x, margins));
  const near = outwards(x, margins, x <= mode ? -1 : 1);
  const rest = clampProbability(1 - near + point);
  const far = x === mode ? null : mirrorOf(x, mode, margins);
  const twoSided =
    x === mode ? 1 : near + (far === null ? 0 : outwards(far, margins, x < mode ? 1 : -1));
  return {
    lower: x <= mode ? near : rest,
    upper: x <= mode ? rest : near,
    twoSided: clampProbability(twoSided),
  };
}

/** The likeliest number of events in the first arm. */
export function modeOf(margins: Margins): number {
  const { first, second, events } = margins;
  const [least, most] = supportOf(margins);
  const centre = Math.floor(((first + 1) / (first + second + 2)) * (events + 1));
  return Math.min(Math.max(centre, least), most);
}

/** Chance of x and everything beyond it, away from the mode. */
function outwards(x: number, { first, second, events }: Margins, direction: 1 | -1): number {
  let term = 1;
  let sum = 1;
  for (let at = x; term > sum * NEGLIGIBLE; at += direction) {
    term *=
      direction === 1
        ? ((first - at) / (at + 1)) * ((events - at) / (second - events + at + 1))
        : (at / (first - at + 1)) * ((second - events + at) / (events - at + 1));
    sum += term;
  }
  const point = Math.exp(logHypergeometricProbability(x, { first, second, events }));
  return clampProbability(point * sum);
}

/**
 * The number nearest to the mode, on its other side or the mode itself, that is not likelier than x; null when there is
 * none. Found by bisection.
 */
function mirrorOf(x: number, mode: number, margins: Margins): number | null {
  const [least, most] = supportOf(margins);
  const end = x < mode ? most : least;
  const limit = logHypergeometricProbability(x, margins) + Math.log(TIE);
  const unlikely = (at: number): boolean => logHypergeometricProbability(at, margins) <= limit;
  if (!unlikely(end)) return null;
  const direction = x < mode ? 1 : -1;
  let [low, high] = [0, Math.abs(end - mode)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (unlikely(mode + direction * middle)) high = middle;
    else low = middle + 1;
  }
  return mode + direction * high;
}
