import { setTimeout as pause } from 'node:timers/promises';
import { StackError } from '../errors.js';
import { isStillRunning } from './process-mark.js';
import type { MarkedProcess } from './process-mark.js';

const POLL_MS = 50;
const KILL_AFTER_MS = 6_000;
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
  let isKilled = false;
  for (let left = found; left.length > 0; left = left.filter(isStillRunning)) {
    const waited = performance.now() - startedAt;
    if (waited > GIVE_UP_AFTER_MS) throw cannotEnd(left);
    if (waited > KILL_AFTER_MS && !isKilled) {
      for (const { pid } of left) kill(pid);
      isKilled = true;
    }
    await pause(POLL_MS);
  }
  return found.length;
}

/** With what it started itself: each process of a stack leads a group. */
function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
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
