import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 10;
const LIMIT_MS = 20_000;

/**
 * Waits until a condition holds.
 * @param what named in the error, such as 'the message is gone'.
 * @param limitMs longest wait, in milliseconds. @default 20_000
 * @throws Error when the condition does not hold within the limit.
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  limitMs = LIMIT_MS,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await pause(POLL_MS);
  }
}

/** Waits until a span of time is over, for what must not happen meanwhile. */
export async function untilElapsed(ms: number): Promise<void> {
  const end = performance.now() + ms;
  await until(() => performance.now() >= end, `${ms} ms are over`, ms * 2 + 1_000);
}
