import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError, ProcessDiedError } from '../errors.js';
import { makeTempFolder } from '../processes/folders.js';
import { runStep } from '../processes/guarded-child.js';
import { startProcess } from '../processes/managed-process.js';
import type {
  ManagedProcess,
  ProcessEvents,
  ProcessSpec,
  Ready,
} from '../processes/managed-process.js';
import { freePort } from '../processes/ports.js';
import { ownerOfCluster, takeCluster } from './existing-cluster.js';
import { preparePostgres } from './postgres-binaries.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { canEnter } from '../processes/run-user.js';

/** How to start the embedded PostgreSQL. */
export interface PostgresOptions extends ProcessEvents {
  /** Folder of the database, made when absent and kept. @default a temporary one, removed by `stop` */
  readonly dataDir?: string | undefined;
  /** TCP port of 127.0.0.1. @default a free one, kept over restarts */
  readonly port?: number | undefined;
  /** False is quicker and survives the death of the process, but not of the machine: for tests. @default true */
  readonly durable?: boolean | undefined;
  /** Further settings, by name, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** What a started PostgreSQL makes known. */
export interface PostgresReady extends Ready {
  readonly port: number;
}

/** A running PostgreSQL. Its `url` names the user `beacon`, a random password and the database `postgres`. */
export type EmbeddedPostgres = ManagedProcess<PostgresReady>;

const USER = 'beacon';
const PORT_ATTEMPTS = 3;

/**
 * Starts a PostgreSQL of its own on 127.0.0.1 and resolves when it accepts connections.
 * @throws EmbeddedPostgresError when it cannot run here; ProcessDiedError when it ends while starting.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<EmbeddedPostgres> {
  const binaries = await preparePostgres(await ownerOfCluster(options.dataDir));
  const temp = options.dataDir === undefined ? await makeTempFolder(binaries.user) : undefined;
  try {
    const folder = resolve(temp?.path ?? options.dataDir ?? '');
    const password = await prepareData(folder, binaries, options);
    return await startOnFreePort({ folder, password, binaries, options, afterStop: temp?.remove });
  } catch (error) {
    await temp?.remove();
    throw error;
  }
}

interface Server {
  readonly folder: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly options: PostgresOptions;
  readonly afterStop: (() => Promise<void>) | undefined;
}

/** The file with the password of a server's user: only its owner may read it. */
export function passwordFileIn(folder: string): string {
  return join(folder, 'password');
}

/** Makes the cluster on the first use of the folder; returns the password that it was made with. */
async function prepareData(
  folder: string,
  binaries: PostgresBinaries,
  options: PostgresOptions,
): Promise<string> {
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  // A umask of 077 would lock out the user that PostgreSQL runs as.
  if (isNew && binaries.user !== undefined) await chmod(folder, 0o711);
  refuseUnreachable(folder, binaries);
  const passwordFile = passwordFileIn(folder);
  const isThere = existsSync(join(folder, 'data'));
  if (isThere) await takeCluster(folder, binaries);
  else await createCluster(folder, passwordFile, binaries, options);
  return await readFile(passwordFile, 'utf8');
}

function refuseUnreachable(folder: string, binaries: PostgresBinaries): void {
  if (canEnter(folder, binaries.user)) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root but as uid ${binaries.user?.uid}, who cannot enter ${folder}: choose another folder.`,
  );
}

async function createCluster(
  folder: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  options: PostgresOptions,
): Promise<void> {
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  // Renamed when complete: a start that was killed in the middle leaves no half database behind.
  const unfinished = join(folder, 'data.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  for (const path of [passwordFile, unfinished]) await giveTo(path, binaries);
  await runStep(initdbCommand(unfinished, passwordFile, binaries, options), {
    signal: options.signal,
    onLine: (line) => options.onLine?.('initdb', line),
  });
  await rename(unfinished, join(folder, 'data'));
}

async function giveTo(path: string, { user }: PostgresBinaries): Promise<void> {
  if (user === undefined) return;
  await chown(path, user.uid, user.gid);
  await chmod(path, path.endsWith('password') ? 0o600 : 0o700);
}

function initdbCommand(
  dataFolder: string,
  passwordFile: string,
  { initdb, user }: PostgresBinaries,
  { durable = true }: PostgresOptions,
): Parameters<typeof runStep>[0] {
  const args = [
    `--pgdata=${dataFolder}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
  return { name: 'initdb', file: initdb, args, user, cwd: '/', env: cleanEnvironment() };
}

/** Without the PG* variables of the caller's shell, which PostgreSQL's programs would obey. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(entries), LC_ALL: 'C', TZ: 'UTC' };
}

/** A free port can be taken by another process before PostgreSQL listens on it: then the next one is tried. */
async function startOnFreePort(server: Server): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt += 1) {
    const port = server.options.port ?? (await freePort());
    try {
      return await startProcess(specOf(server, port), server.options);
    } catch (error) {
      const isLast = attempt === PORT_ATTEMPTS || server.options.port !== undefined;
      if (isLast || !isPortTaken(error)) throw error;
    }
  }
}

function isPortTaken(error: unknown): boolean {
  return (
    error instanceof ProcessDiedError &&
    error.report.lastLines.some((line) => /could not bind/.test(line))
  );
}

function specOf(server: Server, port: number): ProcessSpec<PostgresReady> {
  const url = `postgresql://${USER}:${server.password}@127.0.0.1:${port}/postgres`;
  return {
    name: 'postgres',
    command: () => ({
      name: 'postgres',
      file: server.binaries.postgres,
      args: ['-D', join(server.folder, 'data'), ...settingArgs(server.options, port)],
      cwd: '/',
      env: cleanEnvironment(),
      user: server.binaries.user,
      // Immediate shutdown: unlike SIGKILL it gives back the shared memory.
      orphanSignal: 'SIGQUIT',
    }),
    ready: (line) =>
      line.includes('database system is ready to accept connections') ? { url, port } : undefined,
    // Fast shutdown: SIGTERM would wait for the clients to leave.
    stopSignal: 'SIGINT',
    graceMs: 20_000,
    afterStop: server.afterStop,
  };
}

function settingArgs(
  { durable = true, settings = {} }: PostgresOptions,
  port: number,
): readonly string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Creates a database and returns its address.
 * @param url address of any database of the server, with a user who may create databases.
 * @param name lower-case letters, digits and underscores.
 */
export async function createDatabase(url: string, name: string): Promise<string> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TypeError(`Not a name for a database: ${name}.`);
  const { MikroORM } = await import('@mikro-orm/postgresql');
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    await orm.em.getConnection().execute(`create database ${name}`);
  } finally {
    await orm.close(true);
  }
  const created = new URL(url);
  created.pathname = `/${name}`;
  return created.href;
}
