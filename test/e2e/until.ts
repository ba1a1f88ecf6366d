import { setTimeout as pause } from 'node:timers/promises';

/** Waits until a condition holds; fails, saying what was waited for, when it does not in time. */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | undefined | false>,
  limitMs = 30_000,
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await pause(25);
  }
}
