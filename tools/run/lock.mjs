/** One command at a time installs or builds. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure, read, ROOT } from './project.mjs';

const LOCK = join(ROOT, '.cache', 'run.lock');
const WAIT_MS = 600_000;
const RETRY_MS = 200;

/** Two commands started at once must not install or build into each other's files. */
export async function withLock(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  const deadline = Date.now() + WAIT_MS;
  while (!acquire()) {
    if (Date.now() > deadline)
      throw new Failure(`Another command holds ${LOCK}: end it, or remove the file.`);
    if (isStale()) rmSync(LOCK, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function acquire() {
  try {
    const file = openSync(LOCK, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale() {
  const holder = read(LOCK);
  if (holder === undefined || holder === '') return false;
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
