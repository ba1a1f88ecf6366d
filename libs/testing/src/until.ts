import { setTimeout as pause } from 'node:timers/promises';
import { withDeadline } from '@beacon/bounds';

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 50;
/** Under Jest's own limit for a test, so that the error says what did not come true. */
const LIMIT_MS = 120_000;

/** What a condition gives when it holds. */
export type Held<Value> = Exclude<Value, false | null | undefined | 0 | ''>;

/**
 * Waits until a condition holds, and returns what it gave.
 * @param condition looked at again and again; it holds when it gives anything but false, null, undefined, 0 or ''.
 * @param what named in the error, such as 'the message is gone'.
 * @param limitMs longest wait, in milliseconds. @default 120_000
 * @throws Error when the condition does not hold within the limit, or what the condition throws.
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  limitMs?: number,
): Promise<void>;
export async function until<Value>(
  condition: () => Value | Promise<Value>,
  what: string,
  limitMs?: number,
): Promise<Held<Value>>;
export async function until<Value>(
  condition: () => Value | Promise<Value>,
  what: string,
  limitMs = LIMIT_MS,
): Promise<Held<Value>> {
  const end = performance.now() + limitMs;
  const late = `waited ${limitMs} ms in vain until ${what}`;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.2)) {
    // A look that never returns ends with the same words; the last one gets a moment of its own.
    const leftMs = Math.max(end - performance.now(), LONGEST_PAUSE_MS);
    const value = await withDeadline(Promise.resolve(condition()), leftMs, late);
    if (value) return value as Held<Value>;
    if (performance.now() > end) throw new Error(late);
    await pause(pauseMs);
  }
}

/**
 * Waits for one step, such as a start or a stop.
 * @param what is true after it, named in the error, such as 'the broker is stopped'.
 * @param limitMs longest wait, in milliseconds. @default 120_000
 * @throws DeadlineError when it takes longer; the step's own error.
 */
export async function inTime<Result>(
  what: string,
  step: Promise<Result>,
  limitMs = LIMIT_MS,
): Promise<Result> {
  return withDeadline(step, limitMs, `waited ${limitMs} ms in vain until ${what}`);
}

/** Waits until a span of time is over, for what must not happen meanwhile and has no other sign of its absence. */
export async function untilElapsed(ms: number): Promise<void> {
  await pause(ms);
}
