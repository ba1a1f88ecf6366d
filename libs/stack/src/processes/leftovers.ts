import { setTimeout as pause } from 'node:timers/promises';
import { StackError } from '../errors.js';
import { isStillRunning } from './process-mark.js';
import type { MarkedProcess } from './process-mark.js';

const POLL_MS = 50;
/**
 * By then the watchdog would have ended them. PostgreSQL takes the first one for an immediate shutdown, which ends its sessions too and gives
 * back its shared memory.
 */
const SIGNALS: readonly { readonly afterMs: number; readonly signal: NodeJS.Signals }[] = [
  { afterMs: 6_000, signal: 'SIGQUIT' },
  { afterMs: 9_000, signal: 'SIGKILL' },
];
const GIVE_UP_AFTER_MS = 15_000;

/**
 * Waits until processes of a stack that was killed have ended, and ends those that do not. Their watchdog gives them five seconds, unless
 * it was killed too.
 * @returns how many were still running.
 * @throws StackError when one cannot be ended.
 */
export async function endLeftovers(processes: readonly MarkedProcess[]): Promise<number> {
  const found = processes.filter(isStillRunning);
  const startedAt = performance.now();
  const toSend = [...SIGNALS];
  for (let left = found; left.length > 0; left = left.filter(isStillRunning)) {
    const waited = performance.now() - startedAt;
    if (waited > GIVE_UP_AFTER_MS) throw cannotEnd(left);
    const next = toSend[0];
    if (next !== undefined && waited > next.afterMs) {
      for (const { pid } of left) send(pid, next.signal);
      toSend.shift();
    }
    await pause(POLL_MS);
  }
  return found.length;
}

/** With what it started itself: each process of a stack leads a group. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Ended meanwhile, or somebody else's: the next look tells.
  }
}

function cannotEnd(left: readonly MarkedProcess[]): StackError {
  const pids = left.map(({ pid }) => pid).join(', ');
  return new StackError(
    `Processes of the stack that ran here before are left and cannot be ended: ${pids}. End them, and start again.`,
  );
}
