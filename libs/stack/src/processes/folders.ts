import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** The project's folder, whether this runs from the sources or from `dist`. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isProject(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new StackError('No package.json of beacon above this file.');
    folder = parent;
  }
  return folder;
}

function isProject(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && /"name":\s*"beacon"/.test(readFileSync(file, 'utf8'));
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
