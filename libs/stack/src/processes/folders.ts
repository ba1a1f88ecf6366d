import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installation } from '@beacon/installation';
import { StackError } from '../errors.js';
import { canEnter } from './run-user.js';
import type { RunUser } from './run-user.js';
import { guardFolder } from './watchdog.js';

/** A folder that lives as long as something that was started. */
export interface TempFolder {
  readonly path: string;
  /** Removes the folder and all it holds. */
  readonly remove: () => Promise<void>;
}

/** The folder that all files of Beacon lie below: the project's, or that of the installed package. */
export function projectRoot(): string {
  return installation().folder;
}

/** Whether this runs from the installed package, where nothing can be built and nothing should be written. */
export function isInstalled(): boolean {
  return installation().isPackage;
}

/** Where what was fetched once is kept: `.cache` of the project; of the installed package the user's own (XDG_CACHE_HOME, `~/.cache`). */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (!isInstalled()) return join(projectRoot(), '.cache');
  const { XDG_CACHE_HOME: home } = env;
  return join(home ? home : join(homedir(), '.cache'), 'beacon');
}

/** Whether there is something at the path. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * The folder for temporary files that the user can reach: `TMPDIR`, else the system's own.
 * @throws StackError when there is none.
 */
export function tempRoot(user?: RunUser): string {
  const found = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(folder, user));
  if (found === undefined)
    throw new StackError(`No temporary folder that uid ${user?.uid} can enter: set TMPDIR to one.`);
  return found;
}

/**
 * Makes a temporary folder. It is removed by `remove`, and by the watchdog should this process die first.
 * @param user who must be able to pass through it; others then can, too, but cannot list it.
 */
export async function makeTempFolder(user?: RunUser): Promise<TempFolder> {
  const path = await mkdtemp(join(tempRoot(user), 'beacon-'));
  const release = guardFolder(path);
  if (user !== undefined) await chmod(path, 0o711);
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
      release();
    },
  };
}
