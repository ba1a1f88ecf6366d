import { DataFolderError, DataFolderHeldError, endLeftovers, openDataFolder } from '@beacon/stack';
import type { DataFolder, FolderLock } from '@beacon/stack';
import { setTimeout as pause } from 'node:timers/promises';
import { RefusalError } from '../refusal.error.js';
import { readState, removeState } from './state-file.js';
import type { StackState } from './state-file.js';

/** A data folder that nobody else can start on. */
export interface HeldFolder {
  readonly folder: DataFolder;
  readonly lock: FolderLock;
}

/** A supervisor that is killed lets go of its lock when it is gone, not when it gets the signal. */
const LOCK_ATTEMPTS = 10;
const LOCK_PAUSE_MS = 50;

/**
 * Opens a data folder and takes it; what a stack that was killed has left running is ended first.
 * @throws RefusalError for a folder that cannot be used, or that another stack has.
 */
export async function holdFolder(path: string, tell: (text: string) => void): Promise<HeldFolder> {
  try {
    const folder = await openDataFolder(path);
    // What this process and those that it starts make there is for its owner alone.
    process.umask(0o077);
    const lock = await lockOf(folder);
    await clearAfterDeath(folder.path, tell).catch((error: unknown) => {
      lock.release();
      throw error;
    });
    return { folder, lock };
  } catch (error) {
    if (error instanceof DataFolderError) throw new RefusalError(error.message);
    throw error;
  }
}

async function lockOf(folder: DataFolder): Promise<FolderLock> {
  for (let attempt = 1; attempt <= LOCK_ATTEMPTS; attempt += 1) {
    const lock = await folder.lock();
    if (lock !== null) return lock;
    await pause(LOCK_PAUSE_MS);
  }
  throw new DataFolderHeldError(heldBy(folder.path, await readState(folder.path)));
}

function heldBy(path: string, state: StackState | null): string {
  if (state === null) return `Another \`beacon up\` is starting on ${path}: wait for it.`;
  const { pid, started_at: since, gateway, version } = state;
  return (
    `${path} is in use: Beacon ${version} runs on it since ${since} (process ${pid}), at ${gateway}. ` +
    `See it with \`beacon status --data ${path}\`, stop it with \`beacon down --data ${path}\`, or name another folder with --data.`
  );
}

/** We hold the lock, so whoever wrote a state is dead: its watchdog may still be ending what it had started, or be dead too. */
async function clearAfterDeath(path: string, tell: (text: string) => void): Promise<void> {
  const state = await readState(path);
  if (state === null) return;
  const ended = await endLeftovers(state.processes);
  tell(
    `the stack that ran here was killed${ended === 0 ? '' : `, and ${ended} of its processes were left`}: everything it had stored is there`,
  );
  await removeState(path);
}
