import { chmod } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { StackError } from '../errors.js';
import { exists } from '../processes/folders.js';

/** A lock of the operating system on a file. It ends with the process, however that ends: nothing stale is left behind. */
export interface FolderLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/**
 * Takes the lock, which only one process of the machine can have.
 *
 * Node has no locks on files, SQLite has: the file is an empty database in an exclusive transaction, which holds a lock that the system takes
 * back with the process. A file with a process id, as PostgreSQL has it, is taken for held when a stranger gets the same id.
 * @returns null while another process has it.
 * @throws StackError where the file system knows no locks.
 */
export async function takeLock(file: string): Promise<FolderLock | null> {
  const isNew = !(await exists(file));
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw new StackError(`${file} cannot be locked (${String(error)}): use a local file system.`);
  }
  if (isNew) await chmod(file, 0o600);
  return { release: () => database.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
