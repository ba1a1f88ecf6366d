import { widthOf } from './wrap.js';

const NUMBER = new Intl.NumberFormat('en-US');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is not there. */
export const NONE = '-';

/** `12,345`. */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** `1 question`, `2 questions`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `12.3 %` of a share. */
export function share(value: number | null | undefined, digits = 1): string {
  return value == null ? NONE : `${(100 * value).toFixed(digits)} %`;
}

/** Dollars with the digits that a small sum needs, such as `$0.0018`. */
export function cost(usd: number): string {
  if (usd === 0) return '$0';
  return `$${usd >= 1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

/** How long something takes, in the two largest units: `1 h 5 min`, `3.2 s`, `140 ms`. */
export function duration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < 10 * SECOND) return `${Number((ms / SECOND).toFixed(1))} s`;
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${Math.round((ms % MINUTE) / SECOND)} s`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${Math.round((ms % HOUR) / MINUTE)} min`;
  return `${Math.floor(ms / DAY)} d ${Math.round((ms % DAY) / HOUR)} h`;
}

/** Least and most, as one where they are the same. */
export function range<T>([low, high]: readonly T[], format: (value: T) => string): string {
  if (low === undefined) return NONE;
  if (high === undefined || format(low) === format(high)) return format(low);
  return `${format(low)} to ${format(high)}`;
}

/** Two lengths of time in the unit that suits the longer one: `2 to 40 s`, `0.5 to 12 min`. */
export function durationRange([least = 0, most = 0]: readonly number[]): string {
  const [unit, name] = UNITS.find(([each]) => most < MOST_OF_UNIT * each) ?? [HOUR, 'h'];
  const part = (ms: number): string => {
    const rounded = Number((ms / unit).toFixed(ms < 10 * unit ? 1 : 0));
    return String(rounded === 0 ? Number((ms / unit).toPrecision(1)) : rounded);
  };
  return `${range([least, most], part)} ${name}`;
}

const UNITS = [
  [SECOND, 's'],
  [MINUTE, 'min'],
] as const;
const MOST_OF_UNIT = 100;

/** A moment in the reader's own zone, to the second: `2026-11-30 14:03:22`. */
export function moment(iso: string | null): string {
  if (iso === null) return NONE;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${day(date)} ${clock(iso)}`;
}

/** The time of day in the reader's own zone: `14:03:22`. */
export function clock(iso: string): string {
  return new Date(iso).toTimeString().slice(0, 8);
}

function day(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A text that takes no more than so many columns; what is cut ends in an ellipsis. */
export function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let [kept, columns] = ['', 1];
  for (const character of text) {
    columns += widthOf(character);
    if (columns > most) break;
    kept += character;
  }
  return most < 1 ? '' : `${kept}…`;
}
