import { setTimeout as pause } from 'node:timers/promises';
import { RefusalError } from '../refusal.error.js';

/** A server reads its configuration in less; between the two signals it must have done so. */
const BETWEEN_MS = 1_000;

/**
 * Has a nats-server of this machine take its changed configuration. Twice, because what an account imports that was not there
 * before works from the second time on.
 * @throws RefusalError when there is no such process, or it is somebody else's.
 */
export async function reloadServer(pid: number): Promise<void> {
  signal(pid);
  await pause(BETWEEN_MS);
  signal(pid);
  await pause(BETWEEN_MS);
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGHUP');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RefusalError(
      `The process ${pid} cannot be told to take its configuration (${reason}): is it the nats-server, and yours?`,
      { cause },
    );
  }
}
