import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Runs the work while holding a lock file that names this process, so that processes starting at once do expensive work once:
 * the ones that waited must look again whether it is done. The lock of a dead process is taken over. It saves work and is
 * no guard of correctness: after `timeoutMs` the work is done without it.
 * @param timeoutMs @default 300000
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  timeoutMs = 300_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (!(await acquire(file)) && Date.now() < deadline) {
    if (await isStale(file)) await rm(file, { force: true });
    else await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  // Made, and not yet written to.
  if (text === '') return false;
  try {
    process.kill(Number(text), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
