import { closeBus, connectBus } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { startNats } from '@beacon/stack';
import type { EmbeddedNats, NatsOptions } from '@beacon/stack';

/** Who a connection is to a broker that asks. */
export interface BrokerLogin {
  readonly user: string;
  readonly password: string;
}

/** A real broker for one spec file, with a connection to it. */
export interface TestBroker {
  /** The server's process: `kill('SIGKILL')` and `restart()` keep its port and its files. */
  readonly server: EmbeddedNats;
  readonly bus: Bus;
  /** Messages that a stream holds. */
  countMessages(stream: string): Promise<number>;
  /** Opens a connection of its own, closed by {@link stop}. */
  connect(name: string, login?: BrokerLogin): Promise<Bus>;
  /** Closes the connections and ends the server. */
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
  const server = await startNats(options);
  const opened: Bus[] = [];
  const connect = async (name: string, own?: BrokerLogin): Promise<Bus> => {
    const bus = await connectBus({ servers: server.url, name, ...own });
    opened.push(bus);
    return bus;
  };
  const bus = await connect('spec', login);
  return {
    server,
    bus,
    connect,
    countMessages: async (stream) => (await bus.manager.streams.info(stream)).state.messages,
    stop: async () => {
      await Promise.all(opened.map(closeBus));
      await server.stop();
    },
  };
}
