import { constants } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DataFolderError } from '../errors.js';
import { writeWhole } from './folder-facts.js';

/** What a backup says of itself, in its `backup.json`. */
export interface BackupNote {
  /** Version of Beacon that the copied data was last used with. */
  readonly beacon: string | null;
  /** Its newest migration. */
  readonly schema: string | null;
}

/** A backup that was made. */
export interface Backup {
  /** Its folder. */
  readonly path: string;
  readonly bytes: number;
  /** Folders of older backups that made room. */
  readonly removed: readonly string[];
}

/** Backups that are kept, of different schemas; older ones are removed. */
export const BACKUPS_KEPT = 3;

/** More than the copy itself takes, so that the disk is not full after it. */
const HEADROOM_BYTES = 64 * 1024 ** 2;

/**
 * Copies PostgreSQL's folder while it is stopped: the one backup that needs no program and no server to be put back. Copies share their blocks
 * with the original where the file system can (APFS, Btrfs, XFS).
 * @param folder the data folder.
 * @throws DataFolderError when there is no room for it.
 */
export async function backUpPostgres(
  folder: string,
  note: BackupNote,
  now = new Date(),
): Promise<Backup> {
  const source = join(folder, 'postgres');
  const bytes = await sizeOf(source);
  await refuseWithoutRoom(folder, bytes);
  const backups = join(folder, 'backups');
  const name = now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  const unfinished = join(backups, `unfinished-${name}`);
  await clearUnfinished(backups);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await copyWhole(source, join(unfinished, 'postgres'));
  await writeWhole(join(unfinished, 'backup.json'), { made_at: now.toISOString(), ...note });
  const path = join(backups, name);
  await rename(unfinished, path);
  return { path, bytes, removed: await removeOld(backups) };
}

async function copyWhole(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    errorOnExist: true,
    force: false,
  });
}

async function refuseWithoutRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes + HEADROOM_BYTES) return;
  throw new DataFolderError(
    `The data is of an older version and is backed up before it is changed, which needs ${megabytes(bytes + HEADROOM_BYTES)}; ` +
      `${folder} has ${megabytes(bavail * bsize)} left. Make room, or move the folder to a larger disk. Nothing was changed.`,
  );
}

/** Such as `12 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

/** Of a backup that was killed in the middle. */
async function clearUnfinished(backups: string): Promise<void> {
  for (const name of await namesIn(backups)) {
    if (name.startsWith('unfinished-')) await remove(join(backups, name));
  }
}

/**
 * Keeps the newest of each schema, and of few schemas: one whose migration fails again and again must not push out what was there before. Their
 * names are times, so that their order is that of their age.
 */
async function removeOld(backups: string): Promise<readonly string[]> {
  const made = (await namesIn(backups)).filter((name) => /^\d{4}-/.test(name));
  const kept = new Set<string>();
  const removed: string[] = [];
  for (const name of made.toSorted().toReversed()) {
    const path = join(backups, name);
    const schema = await schemaOf(path);
    if (kept.size < BACKUPS_KEPT && !kept.has(schema)) kept.add(schema);
    else removed.push(path);
  }
  for (const path of removed) await remove(path);
  return removed;
}

/** One without a note stands for itself. */
async function schemaOf(backup: string): Promise<string> {
  try {
    const note: unknown = JSON.parse(await readFile(join(backup, 'backup.json'), 'utf8'));
    return z.object({ schema: z.string() }).parse(note).schema;
  } catch {
    return backup;
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
