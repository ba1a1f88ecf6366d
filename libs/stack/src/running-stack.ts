import type { BrokerFolder } from './broker/broker-folder.js';
import { StackError } from './errors.js';
import type { TempFolder } from './processes/folders.js';
import type { StackProcess } from './processes/managed-process.js';
import type { Environment } from './services.js';
import type { StackKeys } from './signing/stack-keys.js';
import { stopAll } from './stop-all.js';

/** A running stack: addresses, processes by name, and one way to end it all. Made by `startStack`. */
export class Stack {
  /** Embedded or external; undefined when the stack has no broker. */
  readonly natsAddress: string | undefined;
  /** Embedded or external; undefined when the stack has no database. */
  readonly databaseAddress: string | undefined;
  /** Holds the password of the embedded database's user; undefined when the stack has no such database. */
  readonly databasePasswordFile: string | undefined;
  /** Accounts and keys of the embedded broker; undefined when the stack has none. */
  readonly brokerFolder: BrokerFolder | undefined;
  /** The keys that its services sign with; undefined when it has no services, or the environment names a trust list. */
  readonly keys: StackKeys | undefined;
  readonly #processes: ReadonlyMap<string, StackProcess>;
  readonly #temp: TempFolder | undefined;
  #stopped: Promise<void> | undefined;

  /** @internal */
  constructor(parts: StackParts) {
    this.natsAddress = parts.natsUrl;
    this.databaseAddress = parts.databaseUrl;
    this.databasePasswordFile = parts.databasePasswordFile;
    this.brokerFolder = parts.brokerFolder;
    this.keys = parts.keys;
    this.#processes = parts.processes;
    this.#temp = parts.temp;
  }

  /**
   * How to connect to the broker as an identity, such as `tap` or `operator`: variables as the services have them. Of an external
   * broker its address only.
   */
  brokerEnvironment(identity: string): Environment {
    return { NATS_URL: this.natsUrl, ...this.brokerFolder?.environment(identity) };
  }

  /** All processes by name: `postgres`, `nats`, `gateway`, `planner-2`, `executor-us-east` … */
  get processes(): ReadonlyMap<string, StackProcess> {
    return this.#processes;
  }

  /** @throws StackError when the stack has no gateway; so with the other addresses. */
  get gatewayUrl(): string {
    return this.process('gateway').url;
  }

  get simulatorUrl(): string {
    return this.process('simulator').url;
  }

  get natsUrl(): string {
    return this.natsAddress ?? missing('nats', this.#processes);
  }

  get databaseUrl(): string {
    return this.databaseAddress ?? missing('postgres', this.#processes);
  }

  /** @throws StackError when the stack has no process of that name. */
  process(name: string): StackProcess {
    return this.#processes.get(name) ?? missing(name, this.#processes);
  }

  /**
   * Stops everything in good order: gateway, the other services, simulator, broker, database. Then removes the temporary data.
   * May be called again. Rejects, after all has been tried, when something could not be cleaned up.
   */
  stop(): Promise<void> {
    this.#stopped ??= stopAll(this.#processes, this.#temp);
    return this.#stopped;
  }
}

/** @internal What a start has reached. */
export interface StackParts {
  readonly natsUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly databasePasswordFile: string | undefined;
  readonly brokerFolder: BrokerFolder | undefined;
  readonly keys: StackKeys | undefined;
  readonly processes: ReadonlyMap<string, StackProcess>;
  readonly temp: TempFolder | undefined;
}

function missing(name: string, processes: ReadonlyMap<string, StackProcess>): never {
  const names = [...processes.keys()].join(', ');
  throw new StackError(`This stack has no ${name}; it has: ${names === '' ? 'nothing' : names}.`);
}
