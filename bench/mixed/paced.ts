import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does a piece of work again and again, at even times from a start of its own, until the signal. One that takes longer than its time
 * makes the next one late: it waits for its answer as a user does.
 * @param who the first starts at once, the others spread over the time between two pieces.
 */
export async function paced(
  who: { readonly index: number; readonly of: number; readonly everyMs: number },
  until: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  let nextAt = performance.now() + (who.everyMs * who.index) / who.of;
  while (!until.aborted) {
    await pause(Math.max(0, nextAt - performance.now()), undefined, { signal: until }).catch(
      ignoreAbort,
    );
    if (until.aborted) return;
    await work();
    nextAt = Math.max(nextAt + who.everyMs, performance.now());
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
