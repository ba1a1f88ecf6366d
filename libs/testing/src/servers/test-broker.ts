import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bus, BusOptions } from '@beacon/bus';
import type {
  DeathReport,
  EmbeddedNats,
  Environment,
  NatsOptions,
  TempFolder,
} from '@beacon/stack';
import { tellDeath } from '../processes/tell-death.js';
import { inTime } from '../until.js';
import { OPEN_ACCESS, sharedAccess } from './broker-access.js';
import type { BrokerAccess } from './broker-access.js';
import { brokerLogin } from './broker-login.js';

/** Who a spec is itself: it may do everything with the streams, as an installation's own people may. */
const OPERATOR = 'operator';

/** Where a broker's files are, and who may connect to it. */
interface BrokerPlace {
  readonly storeDir: string;
  readonly temp: TempFolder;
  readonly access: BrokerAccess;
}

/** A real broker for one spec file, with a connection to it. A nats-server starts in less than a tenth of a second: none is shared. */
export class TestBroker {
  readonly #opened: Bus[] = [];
  #bus: Bus | undefined;

  private constructor(
    /** The server's process: `kill('SIGKILL')` and `restart()` keep its port and its files. */
    readonly server: EmbeddedNats,
    private readonly place: BrokerPlace,
    private readonly client: Pick<typeof import('@beacon/bus'), 'closeBus' | 'connectBus'>,
  ) {}

  /**
   * Starts a nats-server on a free port, with its files in a temporary folder unless the options name one.
   * @throws NatsServerNotFoundError when none can be had on this machine.
   */
  static async start(options: NatsOptions, access: BrokerAccess): Promise<TestBroker> {
    // Loaded on use: most specs that import this kit need no broker, and these load all of Nest.
    const [client, { ProcessDiedError, makeTempFolder, startNats }] = await Promise.all([
      import('@beacon/bus'),
      import('@beacon/stack'),
    ]);
    const temp = await makeTempFolder();
    const storeDir = options.storeDir ?? temp.path;
    const onDeath = (report: DeathReport): void => tellDeath(new ProcessDiedError(report));
    const extraConfig = [access.configurationFor(storeDir), options.extraConfig ?? ''].join('\n');
    const server = await startNats({ onDeath, ...options, storeDir, extraConfig });
    const broker = new TestBroker(server, { storeDir, temp, access }, client);
    try {
      broker.#bus = await broker.connect('spec');
    } catch (error) {
      await broker.stop();
      throw error;
    }
    return broker;
  }

  /** The spec's own connection. */
  get bus(): Bus {
    if (this.#bus === undefined) throw new Error('a broker whose start has failed');
    return this.#bus;
  }

  /** Variables by which a process connects as an identity, such as `planner` or `executor-us-east`. */
  environment(identity: string): Environment {
    return { ...this.place.access.environment(identity), NATS_URL: this.server.url };
  }

  /** How a process connects that has the variables of an identity. @param identity @default who the spec itself is */
  login(identity = OPERATOR, name = identity): BusOptions {
    return brokerLogin(this.environment(identity), name);
  }

  /** Opens a connection of its own, closed by {@link stop}. @param identity @default who the spec itself is */
  async connect(name: string, identity = OPERATOR): Promise<Bus> {
    const bus = await this.client.connectBus(this.login(identity, name));
    this.#opened.push(bus);
    return bus;
  }

  /** Messages that a stream holds. */
  async countMessages(stream: string): Promise<number> {
    return (await this.bus.manager.streams.info(stream)).state.messages;
  }

  /** Kills the server with all that it has stored, and starts it again, empty, on the same port. */
  async wipe(): Promise<void> {
    await this.server.kill('SIGKILL');
    await rm(join(this.place.storeDir, 'jetstream'), { recursive: true, force: true });
    await this.server.restart();
  }

  /** Closes the connections and ends the server. May be called again. */
  async stop(): Promise<void> {
    const closed = Promise.all(this.#opened.map(this.client.closeBus));
    await inTime('connections to the broker are closed', closed);
    await inTime('the broker is stopped', this.server.stop());
    await this.place.temp.remove();
  }
}

/**
 * Starts a nats-server for a spec file. It is set up as an installation's is: an account for each region, a key for each identity,
 * and TLS.
 * @throws NatsServerNotFoundError when none can be had on this machine.
 */
export async function startTestBroker(options: NatsOptions = {}): Promise<TestBroker> {
  return TestBroker.start(options, await sharedAccess());
}

/** The same, of a broker that asks nobody who he is: for specs that speak to its socket themselves. */
export async function startOpenBroker(options: NatsOptions = {}): Promise<TestBroker> {
  return TestBroker.start(options, OPEN_ACCESS);
}
