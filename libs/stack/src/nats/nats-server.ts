import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { aptCandidates, unpackByApt } from './apt.js';
import type { AptCandidate } from './apt.js';
import { NatsServerNotFoundError } from '../errors.js';
import { cacheFolder } from '../processes/folders.js';
import { withLock } from '../processes/lock.js';
import { natsPackageFile } from './nats-package.js';
import { compareVersions, isAtLeast } from './version.js';
import { guardFolder } from '../processes/watchdog.js';
import { stackEnv } from '../environment.js';

/** A nats-server that runs on this machine. */
export interface NatsServer {
  readonly path: string;
  /** Such as `2.15.1`. */
  readonly version: string;
}

/** How to look for it. */
export interface FindOptions {
  /** Told what is worth knowing: a download, an old version. @default written to stderr */
  readonly notice?: ((text: string) => void) | undefined;
  /** Gives up a download. */
  readonly signal?: AbortSignal | undefined;
  /** Where a downloaded server is kept. @default `nats-server` in `.cache` of the project, for the installed package in the user's cache */
  readonly cacheDir?: string | undefined;
  /** Finds the server that npm installed. @default the optional package of this platform */
  readonly packaged?: (() => string | undefined) | undefined;
  /** @default this process's; BEACON_NATS_SERVER and PATH are read */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** The oldest version on which everything works. */
export const MINIMUM_NATS_VERSION = '2.10.0';

/**
 * Finds a nats-server: the one that BEACON_NATS_SERVER names, else one on PATH that is new enough, else that of the optional package, else one
 * downloaded before, else it unpacks the Debian package from the machine's own mirror into the cache. One that is too old is
 * used with a warning when no other can be had.
 * @throws NatsServerNotFoundError naming the ways to get one.
 */
export async function findNatsServer(options: FindOptions = {}): Promise<NatsServer> {
  const { env = process.env } = options;
  const installed = await installedServer(env);
  if (installed !== undefined && isNewEnough(installed)) return installed;
  const packaged = packagedServer(options);
  if (packaged !== undefined) return packaged;
  const downloaded = await downloadedServer(options, installed);
  if (!isNewEnough(downloaded)) warnOfOld(downloaded, options);
  return downloaded;
}

/**
 * The nats-server that {@link findNatsServer} would take without fetching one: undefined when it would have to.
 * @throws NatsServerNotFoundError when BEACON_NATS_SERVER names something else.
 */
export async function natsServerAtHand(options: FindOptions = {}): Promise<NatsServer | undefined> {
  const { env = process.env } = options;
  const installed = await installedServer(env);
  if (installed !== undefined && isNewEnough(installed)) return installed;
  return packagedServer(options) ?? (await cachedServer(cacheOf(options)));
}

function isNewEnough(server: NatsServer): boolean {
  return isAtLeast(server.version, MINIMUM_NATS_VERSION);
}

function noticeOf(options: FindOptions): (text: string) => void {
  return options.notice ?? ((text) => void process.stderr.write(`${text}\n`));
}

function warnOfOld({ path, version }: NatsServer, options: FindOptions): void {
  noticeOf(options)(
    `Warning: nats-server ${version} (${path}) is older than ${MINIMUM_NATS_VERSION}; install a newer one or set BEACON_NATS_SERVER.`,
  );
}

async function installedServer(env: NodeJS.ProcessEnv): Promise<NatsServer | undefined> {
  const { BEACON_NATS_SERVER: named } = stackEnv.parse(env);
  if (named !== undefined) return namedServer(named);
  // Debian's package puts it into /usr/sbin, which is not on an ordinary user's PATH.
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return newest(
    folders.filter((folder) => folder !== '').map((folder) => join(folder, 'nats-server')),
  );
}

/** The server of the optional package; undefined where npm installed none, or it does not run here. */
function packagedServer({ packaged = natsPackageFile }: FindOptions): NatsServer | undefined {
  const path = packaged();
  const server = path === undefined ? undefined : probe(path);
  return server !== undefined && isNewEnough(server) ? server : undefined;
}

function namedServer(path: string): NatsServer {
  const server = probe(path);
  if (server !== undefined) return server;
  throw new NatsServerNotFoundError(
    `BEACON_NATS_SERVER names ${path}, which does not run as a nats-server.`,
  );
}

function newest(paths: readonly string[]): NatsServer | undefined {
  return paths
    .map(probe)
    .filter((server) => server !== undefined)
    .toSorted((a, b) => compareVersions(b.version, a.version))[0];
}

function probe(path: string): NatsServer | undefined {
  if (!existsSync(path)) return undefined;
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  const version = /v(\d+\.\d+\.\d+)/.exec(run.stdout ?? '')?.[1];
  return run.status === 0 && version !== undefined ? { path, version } : undefined;
}

async function downloadedServer(
  options: FindOptions,
  old: NatsServer | undefined,
): Promise<NatsServer> {
  const cache = cacheOf(options);
  const cached = await cachedServer(cache);
  if (cached !== undefined) return cached;
  await mkdir(cache, { recursive: true });
  return await withLock(join(cache, 'lock'), async () => {
    return (await cachedServer(cache)) ?? (await download(cache, options, old));
  });
}

function cacheOf({ cacheDir = join(cacheFolder(), 'nats-server') }: FindOptions): string {
  return join(cacheDir, `${process.platform}-${process.arch}`);
}

async function cachedServer(cache: string): Promise<NatsServer | undefined> {
  const versions = await readdir(cache).catch(() => []);
  const complete = versions.filter((name) => /^\d/.test(name));
  return newest(complete.map((version) => join(cache, version, 'nats-server')));
}

async function download(
  cache: string,
  options: FindOptions,
  old: NatsServer | undefined,
): Promise<NatsServer> {
  const failures: string[] = [];
  for (const candidate of await aptCandidates(failures)) {
    options.signal?.throwIfAborted();
    noticeOf(options)(`Fetching nats-server once, from ${candidate.label} ...`);
    const server = await tryCandidate(candidate, cache, options, failures);
    if (server !== undefined && (isNewEnough(server) || old === undefined)) return server;
  }
  options.signal?.throwIfAborted();
  if (old !== undefined) return old;
  throw notFound(failures);
}

async function tryCandidate(
  candidate: AptCandidate,
  cache: string,
  options: FindOptions,
  failures: string[],
): Promise<NatsServer | undefined> {
  const work = await mkdtemp(join(cache, 'work-'));
  const release = guardFolder(work);
  try {
    const unpacked = await unpackByApt('nats-server', candidate, work, options.signal);
    return await keep(join(unpacked, 'usr', 'sbin', 'nats-server'), work, cache);
  } catch (error) {
    failures.push(`${candidate.label}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
    release();
  }
}

/** Moves a server that runs here into the cache, complete or not at all. */
async function keep(path: string, work: string, cache: string): Promise<NatsServer> {
  const server = probe(path);
  if (server === undefined) throw new Error('the package holds no nats-server that runs here');
  const folder = join(work, server.version);
  await mkdir(folder);
  await copyFile(path, join(folder, 'nats-server'));
  const target = join(cache, server.version);
  await rm(target, { recursive: true, force: true });
  await rename(folder, target);
  return { path: join(target, 'nats-server'), version: server.version };
}

function notFound(failures: readonly string[]): NatsServerNotFoundError {
  const tried = failures.map((failure) => `  - ${failure}`).join('\n');
  return new NatsServerNotFoundError(
    `No nats-server ${MINIMUM_NATS_VERSION} or newer on this machine. Ways to get one:
  - install one (apt-get install nats-server, brew install nats-server, or a release of the NATS project) and put it on PATH;
  - install Beacon with its optional packages (npm install --include=optional), which bring one for some platforms;
  - set BEACON_NATS_SERVER to the path of one;
  - set NATS_URL to a running one with JetStream, such as nats://127.0.0.1:4222.
Tried to fetch the Debian package:\n${tried === '' ? '  - nothing to try: this machine has no apt-get with a Debian mirror' : tried}`,
  );
}
