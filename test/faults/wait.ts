import { setTimeout as pause } from 'node:timers/promises';

/** What was waited for did not come. */
export class WaitedInVainError extends Error {
  override readonly name = 'WaitedInVainError';
}

const EVERY_MS = 25;

/** How to wait. */
export interface WaitOptions {
  /** @default 60000 */
  readonly limitMs?: number;
  /** @default 25 */
  readonly everyMs?: number;
}

/**
 * Waits until a look brings something. A look that fails, as it does while a server is down, counts as nothing.
 * @throws WaitedInVainError that says what was waited for, with the last look's error as its cause.
 */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
  { limitMs = 60_000, everyMs = EVERY_MS }: WaitOptions = {},
): Promise<Value> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    let failure: unknown;
    try {
      const value = await look();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) throw inVain(what, limitMs, failure);
    await pause(everyMs);
  }
}

function inVain(what: string, limitMs: number, cause: unknown): WaitedInVainError {
  const because = cause instanceof Error ? `: ${cause.message}` : '';
  return new WaitedInVainError(`not within ${limitMs} ms: ${what}${because}`, { cause });
}
