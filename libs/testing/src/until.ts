import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 50;
/** Under Jest's own limit for a test, so that the error says what did not come true. */
const LIMIT_MS = 45_000;

/** What a condition gives when it holds. */
export type Held<Value> = Exclude<Value, false | null | undefined | 0 | ''>;

/**
 * Waits until a condition holds, and returns what it gave.
 * @param condition looked at again and again; it holds when it gives anything but false, null, undefined, 0 or ''.
 * @param what named in the error, such as 'the message is gone'.
 * @param limitMs longest wait, in milliseconds. @default 45_000
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
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.2)) {
    const value = await condition();
    if (value) return value as Held<Value>;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await pause(pauseMs);
  }
}

/** Waits until a span of time is over, for what must not happen meanwhile and has no other sign of its absence. */
export async function untilElapsed(ms: number): Promise<void> {
  await pause(ms);
}
