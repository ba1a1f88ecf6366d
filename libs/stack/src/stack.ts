import { join } from 'node:path';
import { executorIdentity } from '@beacon/contracts';
import type { BrokerFolder } from './broker/broker-folder.js';
import { includesOf, prepareEmbeddedAccess } from './broker/embedded-access.js';
import { leftBefore, tendNats, tendPostgres } from './caretaker.js';
import { ProcessDiedError } from './errors.js';
import type { DeathReport } from './errors.js';
import { makeTempFolder } from './processes/folders.js';
import type { TempFolder } from './processes/folders.js';
import { runStep } from './processes/guarded-child.js';
import { startProcess } from './processes/managed-process.js';
import type { ProcessEvents, StackProcess } from './processes/managed-process.js';
import { startNats } from './nats/nats.js';
import { passwordFileIn, startPostgres } from './postgres/postgres.js';
import { unprivilegedUser } from './processes/run-user.js';
import { bundleOf, nodeCommand, serviceSpec, SERVICES } from './services.js';
import type { Environment, ServiceName, ServiceProcess } from './services.js';
import { StackKeys } from './signing/stack-keys.js';
import { planStack } from './stack-options.js';
import { Stack } from './running-stack.js';
import type { StackParts } from './running-stack.js';
import { stopAll } from './stop-all.js';
import type { StackOptions, StackPlan } from './stack-options.js';

export type { StackProcess } from './processes/managed-process.js';
export type { Stack } from './running-stack.js';

/** Clean: PostgreSQL ends by itself, so that its files are whole. */
async function whileStopped(server: StackProcess, work: () => Promise<void>): Promise<void> {
  await server.kill('SIGINT');
  await work();
  await server.restart();
}

function tell(report: DeathReport): void {
  process.stderr.write(`${new ProcessDiedError(report).message}\n`);
}

/**
 * Starts PostgreSQL, nats-server, migrations, provisioning and the services, each on a free port of 127.0.0.1, and resolves when all
 * are ready.
 * @throws ProcessDiedError when a process ends while the stack starts, NotReadyError when one takes too long, StackError when
 *   the options do not fit. Nothing is left running then.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const start = new StackStart(await planStack(options));
  return await start.run();
}

/** One start of a stack: the first failure gives up all that is still starting, and stops all that runs. */
class StackStart {
  readonly #plan: StackPlan;
  readonly #giveUp = new AbortController();
  readonly #signal: AbortSignal;
  readonly #events: ProcessEvents;
  readonly #processes = new Map<string, StackProcess>();
  #temp: TempFolder | undefined;
  #natsUrl: string | undefined;
  #databaseUrl: string | undefined;
  #databasePasswordFile: string | undefined;
  #keys: StackKeys | undefined;
  #brokerFolder: BrokerFolder | undefined;
  #isStarting = true;

  constructor(plan: StackPlan) {
    this.#plan = plan;
    this.#natsUrl = plan.natsUrl;
    this.#databaseUrl = plan.databaseUrl;
    const { signal, onLine } = plan.options;
    this.#signal =
      signal === undefined ? this.#giveUp.signal : AbortSignal.any([signal, this.#giveUp.signal]);
    this.#events = { onLine, onDeath: (report) => this.#onDeath(report), signal: this.#signal };
  }

  async run(): Promise<Stack> {
    try {
      await this.#startAll();
    } catch (error) {
      await stopAll(this.#processes, this.#temp);
      throw error;
    }
    this.#isStarting = false;
    return new Stack(this.#reached());
  }

  #reached(): StackParts {
    return {
      natsUrl: this.#natsUrl,
      databaseUrl: this.#databaseUrl,
      databasePasswordFile: this.#databasePasswordFile,
      brokerFolder: this.#brokerFolder,
      keys: this.#keys,
      processes: this.#processes,
      temp: this.#temp,
    };
  }

  #onDeath(report: DeathReport): void {
    if (this.#isStarting) this.#giveUp.abort(new ProcessDiedError(report));
    else (this.#plan.options.onDeath ?? tell)(report);
  }

  async #startAll(): Promise<void> {
    this.#signal.throwIfAborted();
    if (this.#plan.options.dataDir === undefined)
      this.#temp = await makeTempFolder(unprivilegedUser());
    this.#keys = await this.#provideKeys();
    const broker = this.#startBroker();
    const simulator = this.#startServices('simulator');
    // The catalogue names the simulator's address, so provisioning needs both.
    const provisioned = Promise.all([broker, simulator]).then(() => this.#step('provision'));
    const migrated = this.#startDatabase()
      .then(() => this.#prepareDatabase())
      .then(() => this.#step('migrate', ['up']));
    await this.#all([broker, simulator, provisioned, migrated]);
    const workers = SERVICES.filter((service) => service !== 'simulator');
    await this.#all(workers.map((service) => this.#startServices(service)));
  }

  /** Waits for all, successful or not: what is stopped afterwards must not be starting still. */
  async #all(branches: readonly Promise<unknown>[]): Promise<void> {
    const giveUp = (error: unknown): void => this.#giveUp.abort(error);
    await Promise.all(branches.map((branch) => branch.catch(giveUp)));
    this.#signal.throwIfAborted();
  }

  async #startDatabase(): Promise<void> {
    if (!this.#plan.parts.has('postgres') || this.#databaseUrl !== undefined) return;
    const { durable } = this.#plan.options;
    const dataDir = this.#dataFolder('postgres');
    const caretaker = tendPostgres(() => postgres, {
      folder: dataDir,
      tell: (text) => this.#notice(`postgres: ${text}`),
    });
    const onDeath = (report: DeathReport): void => {
      if (this.#isStarting || !caretaker.died(report)) this.#onDeath(report);
    };
    const postgres = await startPostgres({ ...this.#events, dataDir, durable, onDeath });
    this.#processes.set(postgres.name, leftBefore(postgres, caretaker));
    this.#databaseUrl = postgres.url;
    this.#databasePasswordFile = passwordFileIn(dataDir);
  }

  async #prepareDatabase(): Promise<void> {
    const { prepareDatabase } = this.#plan.options;
    if (prepareDatabase === undefined || this.#databaseUrl === undefined) return;
    const server = this.#processes.get('postgres');
    await prepareDatabase({
      url: this.#databaseUrl,
      whileStopped: server === undefined ? null : async (work) => whileStopped(server, work),
    });
  }

  async #startBroker(): Promise<void> {
    if (!this.#plan.parts.has('nats') || this.#natsUrl !== undefined) return;
    const { natsConfig = '', natsTls: hasTls, notice } = this.#plan.options;
    const storeDir = this.#dataFolder('nats');
    const tell = (text: string): void => this.#notice(`nats: ${text}`);
    const access = { regions: this.#plan.accountRegions, hasTls, notice: tell };
    this.#brokerFolder = await prepareEmbeddedAccess(storeDir, access);
    const extraConfig = [includesOf(this.#brokerFolder), natsConfig].join('\n');
    const nats = await startNats({ ...this.#events, storeDir, extraConfig, notice });
    this.#processes.set(nats.name, leftBefore(nats, tendNats(nats, { folder: storeDir, tell })));
    this.#natsUrl = nats.url;
  }

  /** Where the environment names a trust list, the keys are somebody else's matter. */
  async #provideKeys(): Promise<StackKeys | undefined> {
    if (this.#plan.hasTrustFile || !SERVICES.some((part) => this.#plan.parts.has(part))) return;
    return StackKeys.in(this.#dataFolder('signing'), this.#plan.regions);
  }

  #notice(text: string): void {
    const { notice = (line) => void process.stderr.write(`${line}\n`) } = this.#plan.options;
    notice(text);
  }

  #dataFolder(part: string): string {
    return join(this.#plan.options.dataDir ?? this.#temp?.path ?? '', part);
  }

  async #step(name: 'migrate' | 'provision', args: readonly string[] = []): Promise<void> {
    if (!this.#plan.parts.has(name)) return;
    const command = nodeCommand(name, bundleOf(name), {
      ...this.#sharedEnv(),
      ...this.#brokerEnvironment(name),
      ...this.#plan.options.env?.[name],
    });
    const onLine = (line: string): void => this.#events.onLine?.(name, line);
    await runStep(
      { ...command, args: [...command.args, ...args] },
      { onLine, signal: this.#signal },
    );
  }

  async #startServices(service: ServiceName): Promise<void> {
    if (!this.#plan.parts.has(service)) return;
    await this.#all(this.#processesOf(service).map((process) => this.#startService(process)));
  }

  async #startService(process: ServiceProcess): Promise<void> {
    const started = await startProcess(serviceSpec(process), this.#events);
    this.#processes.set(started.name, started);
  }

  #processesOf(service: ServiceName): readonly ServiceProcess[] {
    const replicas = this.#plan.options.replicas?.[service] ?? 1;
    if (service !== 'executor') {
      return this.#replicasOf(service, service, replicas, {
        ...this.#keys?.environmentOf(service),
      });
    }
    // An executor holds no database credentials.
    return this.#plan.regions.flatMap((region) =>
      this.#replicasOf(service, executorIdentity(region), replicas, {
        BEACON_REGION: region,
        DATABASE_URL: undefined,
        ...this.#keys?.environmentOf(service, region),
      }),
    );
  }

  #replicasOf(
    service: ServiceName,
    firstName: string,
    count: number,
    own: Environment,
  ): readonly ServiceProcess[] {
    const { env = {} } = this.#plan.options;
    return Array.from({ length: count }, (_, index) => {
      const name = index === 0 ? firstName : `${firstName}-${index + 1}`;
      // A fixed HTTP port is the first replica's; the others take free ones.
      const port = index === 0 ? {} : { HTTP_PORT: '0' };
      return {
        name,
        service,
        env: {
          ...this.#sharedEnv(),
          ...this.#brokerEnvironment(firstName),
          ...env[service],
          ...port,
          ...own,
          ...env[name],
        },
      };
    });
  }

  /** Replicas share an identity. Processes that have none do not reach the broker. */
  #brokerEnvironment(identity: string): Environment {
    const folder = this.#brokerFolder;
    return folder?.identities.includes(identity) ? folder.environment(identity) : {};
  }

  #sharedEnv(): Environment {
    const simulator = this.#processes.get('simulator');
    return {
      ...this.#plan.commonEnv,
      NATS_URL: this.#natsUrl,
      DATABASE_URL: this.#databaseUrl,
      ...(simulator === undefined ? {} : { BEACON_SIMULATOR_URL: simulator.url }),
    };
  }
}
