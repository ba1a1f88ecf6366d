import { spawnSync } from 'node:child_process';
import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from '../errors.js';
import { exists } from '../processes/folders.js';
import { isAlive, programOf } from '../processes/process-mark.js';
import type { RunUser } from '../processes/run-user.js';
import type { PostgresBinaries } from './postgres-binaries.js';

/** Whose a cluster's files are; undefined when there is no cluster yet. */
export async function ownerOfCluster(dataDir: string | undefined): Promise<RunUser | undefined> {
  const data = dataDir === undefined ? undefined : join(dataDir, 'data');
  return data !== undefined && (await exists(data)) ? stat(data) : undefined;
}

/**
 * Makes a cluster startable that was moved, copied, restored or left by a killed server.
 * @param folder of the cluster's folder `data` and its password.
 * @throws EmbeddedPostgresError when it is another major version's, or somebody else's.
 */
export async function takeCluster(folder: string, binaries: PostgresBinaries): Promise<void> {
  const data = join(folder, 'data');
  await refuseOtherOwner(data);
  await refuseOtherMajor(data, binaries.major);
  await giveBack(folder, binaries.user);
  // A copy made without its modes is refused by PostgreSQL.
  await chmod(data, 0o700);
  await removeStaleLock(data);
}

async function refuseOtherOwner(data: string): Promise<void> {
  const { uid } = await stat(data);
  const own = process.getuid?.() ?? uid;
  if (own === 0 || own === uid) return;
  throw new EmbeddedPostgresError(
    `${data} belongs to the user with id ${uid}, not to you (${own}): start as that user, or have the folder given to you (chown -R).`,
  );
}

async function refuseOtherMajor(data: string, major: number): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === String(major)) return;
  throw new EmbeddedPostgresError(
    `The database in ${data} is PostgreSQL ${version}'s, and this Beacon brings PostgreSQL ${major}, which cannot read it. ` +
      'Start it with the Beacon that it was made with, or carry it over with pg_dumpall or pg_upgrade (see "Another PostgreSQL" in docs/install.md). Nothing was changed.',
  );
}

/** What root has copied is root's, whom PostgreSQL does not run as. */
async function giveBack(folder: string, user: RunUser | undefined): Promise<void> {
  if (user === undefined) return;
  const paths = [join(folder, 'data'), join(folder, 'password')];
  for (const path of paths) {
    if ((await stat(path)).uid !== user.uid)
      spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, path]);
  }
}

/**
 * PostgreSQL refuses a cluster whose lock names a process that the system lists. After the machine, or a container, was started again that can be
 * any program of the same user, and in a container without an init it can be the server itself, which has ended and whom nobody has
 * collected. PostgreSQL does not look which.
 */
async function removeStaleLock(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  const written = await readFile(lock, 'utf8').catch(() => '');
  const pid = Number.parseInt(written, 10);
  if (!(pid > 0) || !isAlive(pid)) return;
  if (programOf(pid) !== 'postgres') await rm(lock, { force: true });
}
