import { once } from 'node:events';
import { createServer } from 'node:http';
import { importSource } from './load-sources.mjs';

const DATABASES = new URL('../src/servers/shared-databases.ts', import.meta.url).href;

/**
 * Gives out databases to the spec files of a run, over HTTP on 127.0.0.1: `POST /migrated`, `POST /empty`, `DELETE /<name>`. It lives
 * in Jest's own process, which outlives every worker, and starts PostgreSQL when the first database is asked for.
 */
class DatabaseHost {
  /** @readonly */
  #server = createServer((request, response) => void this.#serve(request, response));
  #databases;

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
    // A PostgreSQL that did not start has told the specs that asked for it.
    const databases = await this.#databases?.catch(() => undefined);
    await databases?.stop();
  }

  async #serve(request, response) {
    // A connection that is kept could be closed just as the next request is sent on it.
    response.setHeader('connection', 'close');
    try {
      const url = await this.#answer(request.method, request.url.slice(1));
      response.end(url);
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  }

  async #answer(method, name) {
    const databases = await this.#ready();
    if (method === 'DELETE') return databases.drop(name);
    return name === 'empty' ? databases.empty() : databases.migrated();
  }

  #ready() {
    this.#databases ??= importSource(DATABASES).then(({ SharedDatabases }) =>
      SharedDatabases.start(),
    );
    return this.#databases;
  }
}

/** One for the run: the global setup starts it, the global teardown stops it. */
export const databaseHost = new DatabaseHost();
