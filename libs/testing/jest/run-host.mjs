import { once } from 'node:events';
import { createServer } from 'node:http';
import { importSource } from './load-sources.mjs';

const DATABASES = new URL('../src/servers/shared-databases.ts', import.meta.url).href;
const BROKER_ACCESS = new URL('../src/servers/shared-broker-access.ts', import.meta.url).href;

/**
 * Gives out what the spec files of a run share, over HTTP on 127.0.0.1: databases (`POST /migrated`, `POST /empty`,
 * `DELETE /<name>`), and the folder of the brokers' accounts and keys (`POST /broker-access`). It lives in Jest's own process,
 * which outlives every worker, and makes each when it is asked for first.
 */
class RunHost {
  /** @readonly */
  #server = createServer((request, response) => void this.#serve(request, response));
  #databases;
  #brokerAccess;

  /** Starts to listen and returns the address. */
  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    // The host alone keeps no run alive.
    this.#server.unref();
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    // What could not be made has told the specs that asked for it.
    const databases = await this.#databases?.catch(() => undefined);
    await databases?.stop();
    const access = await this.#brokerAccess?.catch(() => undefined);
    await access?.remove();
  }

  async #serve(request, response) {
    // A connection that is kept could be closed just as the next request is sent on it.
    response.setHeader('connection', 'close');
    try {
      response.end(await this.#answer(request.method, request.url.slice(1)));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  }

  async #answer(method, name) {
    if (name === 'broker-access') return (await this.#madeAccess()).path;
    const databases = await this.#startedDatabases();
    if (method === 'DELETE') return databases.drop(name);
    return name === 'empty' ? databases.empty() : databases.migrated();
  }

  #startedDatabases() {
    this.#databases ??= importSource(DATABASES).then(({ SharedDatabases }) =>
      SharedDatabases.start(),
    );
    return this.#databases;
  }

  #madeAccess() {
    this.#brokerAccess ??= importSource(BROKER_ACCESS).then(({ makeBrokerAccess }) =>
      makeBrokerAccess(),
    );
    return this.#brokerAccess;
  }
}

/** One for the run: the global setup starts it, the global teardown stops it. */
export const runHost = new RunHost();
