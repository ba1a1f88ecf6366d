const MINUS = '\u2212';

/** A fraction as people read it: 0.184 is `18 %`, 0.0042 is `0.4 %`. Null is a dash. */
export function percent(fraction: number | null): string {
  return fraction === null ? '–' : `${points(fraction)} %`;
}

/** `9–27 %`. */
export function percentRange(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : `${points(interval[0])}–${points(interval[1])} %`;
}

/** A difference in points, with its sign: `+18`, `−4.5`, `0`. */
export function signedPoints(fraction: number | null): string {
  if (fraction === null) return '–';
  const size = points(Math.abs(fraction));
  if (size === '0') return '0';
  return `${fraction < 0 ? MINUS : '+'}${size}`;
}

/** A size of a difference: `5 points`, `1 point`. */
export function pointsOf(fraction: number): string {
  const size = points(fraction);
  return `${size} ${size === '1' ? 'point' : 'points'}`;
}

/** `−2 to +31`. */
export function pointsRange(interval: readonly [number, number] | null): string {
  return interval === null ? '–' : `${signedPoints(interval[0])} to ${signedPoints(interval[1])}`;
}

/** A p-value: `.004`, `< .001`. Null is a dash. */
export function pValue(p: number | null): string {
  if (p === null) return '–';
  if (p < 0.001) return '< .001';
  const short = Number(p.toPrecision(2));
  // What would read as .05 without being it keeps more digits.
  return String(short === 0.05 ? Number(p.toPrecision(4)) : short).replace(/^0\./, '.');
}

/** A count with its thousands apart: `12 345`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
}

/** `1 question`, `40 questions`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `26 November 2026, 14:05 UTC`. Null is a dash. */
export function moment(time: Date | null): string {
  if (time === null) return '–';
  const date = time.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${date}, ${time.toISOString().slice(11, 16)} UTC`;
}

function points(fraction: number): string {
  const value = fraction * 100;
  const rounded = Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
  return String(rounded === 0 ? 0 : rounded).replace('-', MINUS);
}
