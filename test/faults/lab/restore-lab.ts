import { until } from '../wait.js';
import type { Lab } from './lab.js';

/**
 * Brings a lab back into order after a scenario: links healed, stopped processes continued, killed ones started, no faults at the
 * provider, every service ready.
 * @throws Error when that cannot be done: the lab must then be given up.
 */
export async function restoreLab(lab: Lab): Promise<void> {
  lab.resetLinks();
  if (lab.shape.hasSmallDisks) await lab.disks.makeRoom();
  for (const process of [...lab.brokers.servers, lab.postgres, ...lab.services.values()]) {
    if (!isRunning(process.pid)) await process.restart();
    else await process.kill('SIGCONT');
  }
  await lab.simulator.reset();
  for (const { name, url } of lab.services.values()) await ready(name, url);
}

async function ready(name: string, url: string): Promise<void> {
  await until(
    `${name} to be ready`,
    async () => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })).ok,
    { everyMs: 100 },
  );
}

/** Whether a process is there, be it stopped. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process: that is the answer.
    return false;
  }
}
