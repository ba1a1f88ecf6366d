import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A user that a process runs as. */
export interface RunUser {
  readonly uid: number;
  readonly gid: number;
}

const UNPRIVILEGED = ['postgres', 'nobody'];

/**
 * The user for a program that refuses to run as root: `postgres`, else `nobody`. Undefined when this process is not root
 * and programs can run as itself, or when the machine has neither user.
 */
export function unprivilegedUser(): RunUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return UNPRIVILEGED.map(lookUp).find((user) => user !== undefined);
}

function lookUp(name: string): RunUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => idOf(flag, name));
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function idOf(flag: string, name: string): number | undefined {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout.trim()) : undefined;
}

/** Whether the user may pass through a folder and every folder above it. Without a user, whether this process may. */
export function canEnter(folder: string, user: RunUser | undefined): boolean {
  const { uid, gid } = user ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (uid === 0) return true;
  const parent = dirname(folder);
  return mayPass(folder, uid, gid) && (parent === folder || canEnter(parent, { uid, gid }));
}

function mayPass(folder: string, uid: number, gid: number): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (stat.uid === uid) return (stat.mode & 0o100) !== 0;
  return (stat.mode & (stat.gid === gid ? 0o010 : 0o001)) !== 0;
}
