import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StackError } from '../errors.js';
import { makeTempFolder } from '../processes/folders.js';
import { startProcess } from '../processes/managed-process.js';
import type {
  ManagedProcess,
  ProcessEvents,
  ProcessSpec,
  Ready,
} from '../processes/managed-process.js';
import { findNatsServer } from './nats-server.js';
import type { NatsServer } from './nats-server.js';
import { isAtLeast } from './version.js';

/** How to start the embedded broker. */
export interface NatsOptions extends ProcessEvents {
  /** Name of the process, and of the server. @default nats, and beacon */
  readonly name?: string | undefined;
  /** Address on which it listens. @default 127.0.0.1 */
  readonly host?: string | undefined;
  /** Whether it has JetStream. A leaf node needs none. @default true */
  readonly hasJetStream?: boolean | undefined;
  /** Command that the server is run by, such as `['ip', 'netns', 'exec', 'one']`. @default none */
  readonly runBy?: readonly string[] | undefined;
  /** Folder of JetStream's files, made when absent and kept. @default a temporary one, removed by `stop` */
  readonly storeDir?: string | undefined;
  /** TCP port for clients. @default one that the server chooses, kept over restarts */
  readonly port?: number | undefined;
  /** Most that JetStream may store, such as `16GB`. @default three quarters of what is free at the start */
  readonly maxFileStore?: string | undefined;
  /** Lines added to the server's configuration file, in its own syntax. */
  readonly extraConfig?: string | undefined;
  /** Told what is worth knowing about where the server came from. @default written to stderr */
  readonly notice?: ((text: string) => void) | undefined;
}

/** What a started nats-server makes known. */
export interface NatsReady extends Ready {
  readonly port: number;
  /** Address of the monitoring pages, such as `/jsz`. */
  readonly monitorUrl: string;
  /** Such as `2.15.1`. */
  readonly version: string;
}

/** A running nats-server. */
export type EmbeddedNats = ManagedProcess<NatsReady>;

/**
 * Starts a nats-server of its own, by default with JetStream on 127.0.0.1, and resolves when it accepts connections.
 * @throws NatsServerNotFoundError when none can be had; ProcessDiedError when it ends while starting.
 */
export async function startNats(options: NatsOptions = {}): Promise<EmbeddedNats> {
  const server = await findNatsServer({ notice: options.notice, signal: options.signal });
  const temp = options.storeDir === undefined ? await makeTempFolder() : undefined;
  try {
    const folder = resolve(temp?.path ?? options.storeDir ?? '');
    await mkdir(folder, { recursive: true });
    return await startProcess(specOf(server, folder, options, temp?.remove), options);
  } catch (error) {
    await temp?.remove();
    throw error;
  }
}

const HOST = '127.0.0.1';
const RELOAD_LIMIT_MS = 10_000;
const RELOAD_LOOK_MS = 10;

/**
 * Has a server take its changed configuration, and resolves when it has: connections of users that are gone are closed then.
 * @throws StackError when it does not take it.
 */
export async function reloadNats(server: EmbeddedNats): Promise<void> {
  // What an account imports that was not there before works from the second reload on: seen with 2.15.1.
  for (let times = 0; times < 2; times += 1) await reloadOnce(server);
}

async function reloadOnce(server: EmbeddedNats): Promise<void> {
  const before = await loadedAt(server);
  await server.kill('SIGHUP');
  const deadline = performance.now() + RELOAD_LIMIT_MS;
  while ((await loadedAt(server)) === before) {
    if (performance.now() > deadline)
      throw new StackError('the broker did not take its configuration: its log says why');
    await pause(RELOAD_LOOK_MS);
  }
}

async function loadedAt({ ready }: EmbeddedNats): Promise<string> {
  const response = await fetch(`${ready.monitorUrl}/varz`);
  return ((await response.json()) as { config_load_time: string }).config_load_time;
}

function specOf(
  server: NatsServer,
  folder: string,
  options: NatsOptions,
  afterStop: (() => Promise<void>) | undefined,
): ProcessSpec<NatsReady> {
  const { name = 'nats', host = HOST, runBy = [] } = options;
  const configFile = join(folder, 'nats-server.conf');
  return {
    name,
    command: async (previous) => {
      await writeFile(configFile, configuration(server, folder, options, previous), {
        mode: 0o600,
      });
      const [file, ...args] = [...runBy, server.path, '--config', configFile];
      return { name, file, args, cwd: folder };
    },
    ready: readAnnouncements(server.version, host),
    // SIGTERM works too, but some versions then end with exit code 1.
    stopSignal: 'SIGINT',
    afterStop,
  };
}

/** -1 lets the server choose a port; it says which in its log. */
function configuration(
  server: NatsServer,
  folder: string,
  options: NatsOptions,
  previous: NatsReady | undefined,
): string {
  const monitorPort = previous === undefined ? -1 : Number(new URL(previous.monitorUrl).port);
  // A single server syncs every two minutes by default. The option came with 2.10.
  const syncInterval = isAtLeast(server.version, '2.10.0') ? 'sync_interval: 1s' : '';
  const { name = 'beacon', host = HOST, hasJetStream = true } = options;
  const jetStream = [
    `jetstream { store_dir: ${JSON.stringify(folder)}`,
    options.maxFileStore === undefined ? '' : `max_file_store: ${options.maxFileStore}`,
    `${syncInterval} }`,
  ];
  return [
    `server_name: ${JSON.stringify(name)}`,
    `listen: "${host}:${previous?.port ?? options.port ?? -1}"`,
    `http: "${host}:${monitorPort}"`,
    ...(hasJetStream ? jetStream : []),
    options.extraConfig ?? '',
  ].join('\n');
}

function readAnnouncements(version: string, host: string): (line: string) => NatsReady | undefined {
  let port = '';
  let monitorPort = '';
  return (line) => {
    port = /Listening for client connections on .*:(\d+)/.exec(line)?.[1] ?? port;
    monitorPort = /Starting http monitor on .*:(\d+)/.exec(line)?.[1] ?? monitorPort;
    if (!line.includes('Server is ready')) return undefined;
    return {
      url: `nats://${host}:${port}`,
      port: Number(port),
      monitorUrl: `http://${host}:${monitorPort}`,
      version,
    };
  };
}
