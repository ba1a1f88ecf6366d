import type { HttpReply } from './protocol.js';

type Headers = HttpReply['headers'];

/** Dates of HTTP, and of ISO 8601. JavaScript would also read a date into `-1` or `soon 5`. */
const DATE = /^(?:[A-Z][a-z]{2,8}, .+ GMT|\d{4}-\d{2}-\d{2}T.+)$/;
const NUMBER = /^\d{1,9}(\.\d{1,3})?$/;

/**
 * What is believed of a wait that a provider names, in milliseconds: a year. Whatever it says, the number stays one that messages
 * and tables can hold; how long it is obeyed is decided elsewhere.
 */
const LONGEST_SAID_MS = 366 * 24 * 60 * 60 * 1000;

/** A wait that a provider names, in whole milliseconds, as it can be passed on. */
export function saidWaitMs(ms: number): number {
  return Math.min(LONGEST_SAID_MS, Math.max(0, Math.ceil(ms)));
}

/**
 * How long a provider asks to wait, in milliseconds, a year at most: `retry-after-ms`, else Retry-After in seconds or as a date. Null
 * when they are absent or nonsense. A date is compared with the response's own Date, because this machine's clock may be wrong.
 */
export function retryAfterMs(headers: Headers, now: Date): number | null {
  const exact = headerOf(headers, 'retry-after-ms');
  if (exact !== null && NUMBER.test(exact)) return saidWaitMs(Number(exact));
  const value = headerOf(headers, 'retry-after');
  if (value === null) return null;
  if (NUMBER.test(value)) return saidWaitMs(Number(value) * 1000);
  const until = dateOf(value);
  if (until === null) return null;
  const since = dateOf(headerOf(headers, 'date') ?? '') ?? now.getTime();
  return saidWaitMs(until - since);
}

/** One header's value without the spaces around it; the first one's where there are several. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? null;
}

function dateOf(text: string): number | null {
  const date = DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : date;
}
