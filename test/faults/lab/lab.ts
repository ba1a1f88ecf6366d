import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import {
  makeTempFolder,
  projectRoot,
  createDatabase,
  unprivilegedUser,
  startStack,
} from '@beacon/stack';
import type {
  DeathReport,
  TempFolder,
  EmbeddedPostgres,
  Environment,
  Stack,
  StackKeys,
  StackProcess,
} from '@beacon/stack';
import { ApiClient, SimulatorClient } from '@beacon/testing';
import { takeBaseBackup } from './base-backup.js';
import { BrokerProbe } from './broker-probe.js';
import { BrokerSet } from './broker-set.js';
import type { StoreCopy } from './broker-set.js';
import { DatabaseProbe } from './database-probe.js';
import { LabDisks, MAX_FILE_STORE } from './lab-disks.js';
import { labUsers } from './lab-users.js';
import { LANE_CONCURRENCY, SERVED_REGIONS } from './lab-shapes.js';
import type { LabShape } from './lab-shapes.js';
import { TcpProxy } from './tcp-proxy.js';

/** Longest wait for an answer of a gateway. */
const ANSWER_LIMIT_MS = 20_000;

/** What a process is connected to through a proxy of its own. */
export type Server = 'nats' | 'postgres';

/** What labs share. */
export interface LabDependencies {
  readonly postgres: EmbeddedPostgres;
  /** Aborted when the suite is told to stop. */
  readonly signal: AbortSignal;
  /** Told what happens beside the scenarios. */
  readonly tell: (text: string) => void;
  /** Each line that a process writes. */
  readonly onLine?: ((name: string, line: string) => void) | undefined;
}

interface LabParts {
  readonly shape: LabShape;
  readonly dependencies: LabDependencies;
  readonly folder: TempFolder;
  readonly brokers: BrokerSet;
  /** Of a lab with small disks. */
  readonly disks: LabDisks | undefined;
  readonly proxies: ReadonlyMap<string, TcpProxy>;
  readonly stack: Stack;
  readonly broker: BrokerProbe;
  readonly database: DatabaseProbe;
  readonly deaths: DeathReport[];
}

let labs = 0;

/**
 * A whole installation of its own: broker, database, simulator and services as real processes. Each service reaches the broker
 * and the database through a proxy of its own, so that any of these links can be slowed, cut or silenced.
 */
export class Lab {
  readonly api: ApiClient;
  readonly simulator: SimulatorClient;

  private constructor(private readonly parts: LabParts) {
    this.api = new ApiClient(parts.stack.gatewayUrl, ANSWER_LIMIT_MS);
    this.simulator = new SimulatorClient(parts.stack.simulatorUrl);
  }

  static async start(shape: LabShape, dependencies: LabDependencies): Promise<Lab> {
    const undo: (() => Promise<void>)[] = [];
    try {
      return new Lab(await startParts(shape, dependencies, undo));
    } catch (error) {
      for (const step of undo.toReversed()) await step();
      throw error;
    }
  }

  get shape(): LabShape {
    return this.parts.shape;
  }

  get broker(): BrokerProbe {
    return this.parts.broker;
  }

  get database(): DatabaseProbe {
    return this.parts.database;
  }

  get brokers(): BrokerSet {
    return this.parts.brokers;
  }

  get postgres(): EmbeddedPostgres {
    return this.parts.disks?.postgres ?? this.parts.dependencies.postgres;
  }

  /** The disks of broker and database. The lab must be of the shape that has them. */
  get disks(): LabDisks {
    const { disks } = this.parts;
    if (disks === undefined) throw new Error(`a lab of the shape ${this.shape.name} has no disks`);
    return disks;
  }

  /** Processes that ended although nobody asked them to, since the lab was started. */
  get deaths(): readonly DeathReport[] {
    return this.parts.deaths;
  }

  /** Takes a process's death out of those, because it was expected; undefined while it lives. */
  takeDeath(name: string): DeathReport | undefined {
    const index = this.parts.deaths.findIndex((death) => death.name === name);
    return index === -1 ? undefined : this.parts.deaths.splice(index, 1)[0];
  }

  /** All services by name, without broker and database. */
  get services(): ReadonlyMap<string, StackProcess> {
    return this.parts.stack.processes;
  }

  /** The keys that the services sign with. */
  get keys(): StackKeys {
    const { keys } = this.parts.stack;
    if (keys === undefined) throw new Error('this lab has no keys: BEACON_TRUST_FILE is set');
    return keys;
  }

  /** A service, or `nats`, `nats-2`, `postgres`. */
  process(name: string): StackProcess {
    if (name === 'postgres') return this.postgres;
    const server =
      this.brokers.servers[name === 'nats' ? 0 : Number(name.slice('nats-'.length)) - 1];
    return name.startsWith('nats') && server !== undefined
      ? server
      : this.parts.stack.process(name);
  }

  /** The gateway's replicas, each with a client of its own. */
  gateways(): ApiClient[] {
    const names = [...this.services.keys()].filter((name) => /^gateway(-\d+)?$/.test(name));
    return names.map((name) => new ApiClient(this.process(name).url, ANSWER_LIMIT_MS));
  }

  /** The link of a service to a server. */
  link(service: string, server: Server): TcpProxy {
    const proxy = this.parts.proxies.get(`${service} ${server}`);
    if (proxy === undefined) throw new Error(`${service} has no link to ${server}`);
    return proxy;
  }

  /** Backs PostgreSQL up while it runs, with every database in it. */
  async backUpDatabase(): Promise<StoreCopy> {
    return takeBaseBackup(this.postgres.url, join(this.parts.folder.path, 'base-backup'));
  }

  /** Every link heals, without latency and traps. */
  resetLinks(): void {
    for (const proxy of this.parts.proxies.values()) proxy.reset();
  }

  /** Stops everything in good order and removes the data. */
  async stop(): Promise<void> {
    const { stack, broker, database, proxies, brokers, disks, folder } = this.parts;
    this.resetLinks();
    await disks?.makeRoom();
    await disks?.leave();
    await stack.stop();
    await broker.close();
    await database.close();
    await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
    await brokers.stop();
    await disks?.stop();
    await folder.remove();
  }
}

async function startParts(
  shape: LabShape,
  dependencies: LabDependencies,
  undo: (() => Promise<void>)[],
): Promise<LabParts> {
  const deaths: DeathReport[] = [];
  const onDeath = (report: DeathReport): void => void deaths.push(report);
  const folder = await makeTempFolder(shape.hasSmallDisks ? unprivilegedUser() : undefined);
  undo.push(folder.remove);
  const disks = shape.hasSmallDisks
    ? await LabDisks.start(folder.path, onDeath, dependencies.tell)
    : undefined;
  if (disks !== undefined) undo.push(() => disks.stop());
  const users = shape.hasUsers ? labUsers(serviceNames(shape.replicas)) : undefined;
  const brokers = await BrokerSet.start(
    shape.brokers,
    folder.path,
    onDeath,
    users,
    disks === undefined ? undefined : MAX_FILE_STORE,
  );
  undo.push(() => brokers.stop());
  disks?.tend(brokers);
  undo.push(async () => disks?.leave());
  labs += 1;
  const databaseUrl = await createDatabase(
    (disks?.postgres ?? dependencies.postgres).url,
    `lab_${labs}`,
  );
  const { proxies, env } = await linksOf(shape, brokers, databaseUrl);
  undo.push(async () => void (await Promise.all([...proxies.values()].map((p) => p.close()))));
  const stack = await startStack({
    parts: ['migrate', 'provision', 'gateway', 'planner', 'executor', 'recorder', 'simulator'],
    regions: SERVED_REGIONS,
    cataloguePath: await writeCatalogue(folder.path),
    natsUrl: brokers.first.url,
    databaseUrl,
    replicas: shape.replicas,
    env,
    onDeath,
    onLine: dependencies.onLine,
    signal: dependencies.signal,
  });
  undo.push(() => stack.stop());
  const urls = brokers.servers.slice(1).map(({ url }) => url);
  const broker = await BrokerProbe.on(brokers.operator(), urls);
  const database = await DatabaseProbe.on(databaseUrl);
  return { shape, dependencies, folder, brokers, disks, proxies, stack, broker, database, deaths };
}

interface Links {
  readonly proxies: ReadonlyMap<string, TcpProxy>;
  readonly env: Readonly<Record<string, Environment>>;
}

/** A proxy for each link, and the environment that sends each process through its own. */
async function linksOf(
  { replicas, env }: LabShape,
  brokers: BrokerSet,
  databaseUrl: string,
): Promise<Links> {
  const proxies = new Map<string, TcpProxy>();
  const own: Record<string, Environment> = { ...env };
  own['provision'] = { ...own['provision'], ...brokers.environment('provision') };
  for (const name of serviceNames(replicas)) {
    const nats = await TcpProxy.to(brokers.first.ready.port, { tls: brokers.tls });
    proxies.set(`${name} nats`, nats);
    own[name] = {
      ...own[name],
      ...brokers.environment(name),
      NATS_URL: `nats://127.0.0.1:${nats.port}`,
    };
    if (name.startsWith('executor')) continue;
    const postgres = await TcpProxy.to(Number(new URL(databaseUrl).port));
    proxies.set(`${name} postgres`, postgres);
    own[name] = { ...own[name], DATABASE_URL: withPort(databaseUrl, postgres.port) };
  }
  return { proxies, env: own };
}

function serviceNames(replicas: LabShape['replicas']): string[] {
  const firsts = ['gateway', 'planner', 'recorder'].map((service) => ({ service, name: service }));
  const executors = SERVED_REGIONS.map((region) => ({
    service: 'executor',
    name: `executor-${region}`,
  }));
  return [...firsts, ...executors].flatMap(({ service, name }) => {
    const count = replicas[service as keyof typeof replicas] ?? 1;
    return Array.from({ length: count }, (_, index) =>
      index === 0 ? name : `${name}-${index + 1}`,
    );
  });
}

function withPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}

/** The shipped catalogue with lanes of the lab's concurrency, with prices, which expect answers from their own region. */
async function writeCatalogue(folder: string): Promise<string> {
  const shipped = await readFile(join(projectRoot(), 'config/catalogue.yaml'), 'utf8');
  const document = parseDocument(shipped);
  document.setIn(['defaults', 'concurrency'], LANE_CONCURRENCY);
  document.setIn(['defaults', 'prices'], { input_per_million: 10, output_per_million: 0.1 });
  document.setIn(['defaults', 'expected_evidence'], { provider_region: '^{region}$' });
  const path = join(folder, 'catalogue.yaml');
  await writeFile(path, document.toString());
  return path;
}
