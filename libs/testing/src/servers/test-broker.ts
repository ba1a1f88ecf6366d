import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bus } from '@beacon/bus';
import type { DeathReport, EmbeddedNats, NatsOptions } from '@beacon/stack';
import { tellDeath } from '../processes/tell-death.js';
import { inTime } from '../until.js';

/** Who a connection is to a broker that asks. */
export interface BrokerLogin {
  readonly user: string;
  readonly password: string;
}

/** A real broker for one spec file, with a connection to it. A nats-server starts in less than a tenth of a second: nothing is shared. */
export interface TestBroker {
  /** The server's process: `kill('SIGKILL')` and `restart()` keep its port and its files. */
  readonly server: EmbeddedNats;
  readonly bus: Bus;
  /** Messages that a stream holds. */
  countMessages(stream: string): Promise<number>;
  /** Opens a connection of its own, closed by {@link stop}. */
  connect(name: string, login?: BrokerLogin): Promise<Bus>;
  /** Kills the server with all that it has stored, and starts it again, empty, on the same port. */
  wipe(): Promise<void>;
  /** Closes the connections and ends the server. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a nats-server on a free port, with its files in a temporary folder unless the options name one.
 * @param login of the spec's own connection, where the options let nobody else in.
 * @throws NatsServerNotFoundError when none can be had on this machine.
 */
export async function startTestBroker(
  options: NatsOptions = {},
  login?: BrokerLogin,
): Promise<TestBroker> {
  // Loaded on use: most specs that import this kit need no broker, and these load all of Nest.
  const [{ closeBus, connectBus }, { ProcessDiedError, makeTempFolder, startNats }] =
    await Promise.all([import('@beacon/bus'), import('@beacon/stack')]);
  const temp = await makeTempFolder();
  const storeDir = options.storeDir ?? temp.path;
  const onDeath = (report: DeathReport): void => tellDeath(new ProcessDiedError(report));
  const server = await startNats({ onDeath, ...options, storeDir });
  const opened: Bus[] = [];
  const connect = async (name: string, own?: BrokerLogin): Promise<Bus> => {
    const bus = await connectBus({ servers: server.url, name, ...own });
    opened.push(bus);
    return bus;
  };
  const stop = async (): Promise<void> => {
    await inTime('connections to the broker are closed', Promise.all(opened.map(closeBus)));
    await inTime('the broker is stopped', server.stop());
    await temp.remove();
  };
  const bus = await connect('spec', login).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    server,
    bus,
    connect,
    countMessages: async (stream) => (await bus.manager.streams.info(stream)).state.messages,
    wipe: async () => {
      await server.kill('SIGKILL');
      await rm(join(storeDir, 'jetstream'), { recursive: true, force: true });
      await server.restart();
    },
    stop,
  };
}
