import type { ComparedEvent, Endpoint, RemarkedEvent } from './terms.js';
import type { JsonInterval } from './shape.js';

/** Points below which a figure is rounding: a million questions tell a ten-thousandth of a point. */
const LEAST_POINTS = 5e-5;

/**
 * A fraction in points: 0.18 is 18, 0.005 is 0.5, 0.0004 is 0.04. Whole from one point on; one digit of what one decimal would round
 * to 0, so that no difference reads as none.
 */
function points(fraction: number): string {
  const size = Math.abs(fraction * 100);
  const value =
    size >= 1
      ? Math.round(fraction * 100)
      : size >= 0.05
        ? Math.round(fraction * 1000) / 10
        : fewPoints(fraction);
  // Minus zero reads as a sign.
  return String(value === 0 ? 0 : value);
}

function fewPoints(fraction: number): number {
  const value = fraction * 100;
  return Math.abs(value) < LEAST_POINTS ? 0 : Number(value.toPrecision(1));
}

/** `18 points`, `1 point`. */
export function pointsWithUnit(fraction: number): string {
  const value = points(fraction);
  return `${value} ${value === '1' || value === '-1' ? 'point' : 'points'}`;
}

/** `9 to 27`, in points. */
export function range([low, high]: JsonInterval): string {
  return `${points(low)} to ${points(high)}`;
}

/** A p-value for people, two digits of it: `.004`, `.25`, `< .001`. What would read as .05 without being it keeps more digits. */
export function pValue(p: number): string {
  if (p < 0.001) return '< .001';
  if (p >= 0.995) return '1';
  const short = Number(p.toPrecision(2));
  return String(short === 0.05 ? Number(p.toPrecision(4)) : short).replace(/^0/, '');
}

/** `p .004`, `p < .001`. */
export function pWithName(p: number): string {
  return `p ${pValue(p)}`;
}

/** `1 question`, `40 questions`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** A time for people: `40 seconds`, `5 minutes`, `3 hours`, `2 days`. */
export function timeSpan(seconds: number): string {
  const [unit, length] = UNITS.findLast(([, least]) => seconds >= 2 * least) ?? UNITS[0];
  return counted(Math.round(seconds / length), unit);
}

const UNITS = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
] as const;

/** A confidence as people write it: 0.95 is `95 %`. */
export function percent(level: number): string {
  return `${Number((level * 100).toPrecision(4))} %`;
}

/** `a`, `a and b`, `a, b and c`; after `most` names `a, b and 3 more`. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.length > most ? names.slice(0, most) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What a model does when the event happens. */
export const VERBS: Readonly<Record<ComparedEvent, string>> = {
  refused: 'refuses',
  withheld: 'withholds',
  blocked: 'is blocked',
  truncated: 'is cut short',
};

/** What happens to its answers. */
export const REMARK_WORDS: Readonly<Record<RemarkedEvent, string>> = {
  blocked: 'blocked',
  truncated: 'cut short',
};

/** The event's name, for "n events". */
export const EVENT_NAMES: Readonly<Record<Endpoint, string>> = {
  refused: 'refusal',
  withheld: 'withheld answer',
  blocked: 'blocked answer',
};
