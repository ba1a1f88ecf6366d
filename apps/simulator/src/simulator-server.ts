import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { ambiguityOf, OwnNames } from '@beacon/network';
import { CallLog } from './calls/call-log.js';
import type { SimulatorEnvironment } from './environment.js';
import { FaultBox } from './faults/fault-box.js';
import { RateLimiter } from './faults/rate-limiter.js';
import { AdminApi } from './http/admin-api.js';
import { pathOf, sendError, type Exchange } from './http/exchange.js';
import { HttpError } from './http/http-error.js';
import { ModelApi } from './http/model-api.js';
import { openAi } from './http/openai.dialect.js';
import { Routes, type Route } from './http/routes.js';

/** Longer than clients keep idle connections, so that they and not the server close them. */
const KEEP_ALIVE_MS = 65_000;

/** Time for the headers of a request, and for a request as a whole. */
const HEADERS_MS = 20_000;
const REQUEST_MS = 60_000;
const CHECK_EVERY_MS = 5_000;

/** How long requests in flight may take after a stop before their connections are cut. */
const STOP_BUDGET_MS = 10_000;

const SERVER_OPTIONS = {
  keepAliveTimeout: KEEP_ALIVE_MS,
  headersTimeout: HEADERS_MS,
  requestTimeout: REQUEST_MS,
  connectionsCheckingInterval: CHECK_EVERY_MS,
};

const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Receives errors that no rule planted. */
export type ReportError = (error: unknown) => void;

/** The simulator as an HTTP server. */
export class SimulatorServer {
  readonly #http: Server;
  readonly #routes: Routes;
  readonly #own: OwnNames;
  readonly #prefix = `sim-${randomBytes(4).toString('hex')}-`;
  /** Requests that are left without an answer on purpose. */
  readonly #hanging = new Set<ServerResponse>();
  #requests = 0;
  #stopped: Promise<void> | null = null;

  constructor(
    private readonly environment: SimulatorEnvironment,
    private readonly reportError: ReportError,
  ) {
    const { seed, latency, keys } = environment;
    const calls = new CallLog(keys);
    const faults = new FaultBox(seed);
    const limiter = new RateLimiter(() => performance.now());
    const models = new ModelApi({ seed, latency, calls, faults, limiter });
    const admin = new AdminApi(calls, faults, limiter);
    this.#routes = new Routes(models, admin, () => this.#stopped !== null);
    this.#http = createServer(SERVER_OPTIONS, (request, response) => {
      void this.#serve(request, response);
    });
    this.#own = new OwnNames(environment.host, []);
  }

  /** Listens, and tells the server's address. Rejects when the port is taken. */
  async start(): Promise<string> {
    const { host, port } = this.environment;
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject).listen(port, host, resolve);
    });
    const address = this.#http.address() as AddressInfo;
    const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${name}:${address.port}`;
  }

  /** Takes no new connections, finishes requests in flight within 10 s, and cuts those that hang. Can be called again. */
  stop(): Promise<void> {
    this.#stopped ??= this.#close();
    return this.#stopped;
  }

  async #close(): Promise<void> {
    const cut = setTimeout(() => this.#http.closeAllConnections(), STOP_BUDGET_MS);
    await new Promise<void>((resolve) => {
      this.#http.close(() => resolve());
      for (const response of this.#hanging) response.destroy();
    });
    clearTimeout(cut);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.once('close', () => this.#ended(response));
    const route = this.#routes.find(pathOf(request));
    const requestId = this.#requestId(request);
    const { region = null, dialect = openAi } = route ?? {};
    const exchange = { request, response, requestId, region, dialect };
    try {
      refusePages(request, this.#own);
      await dispatch(exchange, route);
    } catch (error) {
      this.#fail(exchange, error);
    }
    if (!response.writableEnded && !response.destroyed) this.#hang(response);
  }

  #hang(response: ServerResponse): void {
    if (this.#stopped === null) this.#hanging.add(response);
    else response.destroy();
  }

  /** A connection that was busy at the stop is idle only after its answer, and nothing else would close it. */
  #ended(response: ServerResponse): void {
    this.#hanging.delete(response);
    if (this.#stopped !== null) setImmediate(() => this.#http.closeIdleConnections());
  }

  #requestId(request: IncomingMessage): string {
    const given = request.headers['x-request-id'];
    if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
    this.#requests += 1;
    return `${this.#prefix}${this.#requests}`;
  }

  #fail(exchange: Exchange, error: unknown): void {
    const { response } = exchange;
    if (exchange.request.errored !== null || response.destroyed) return;
    if (!(error instanceof HttpError)) this.reportError(error);
    if (response.headersSent) response.destroy();
    else sendError(exchange, error instanceof HttpError ? error : UNEXPECTED);
  }
}

const UNEXPECTED = new HttpError(500, 'internal_error', 'The simulator failed; see its log.');

/** No page of a browser plants faults here, nor reads what was asked: not by a name that was made to lead here, either. */
function refusePages(request: IncomingMessage, own: OwnNames): void {
  const ambiguity = ambiguityOf(request);
  if (ambiguity !== null) throw new HttpError(400, 'invalid_http', ambiguity);
  const { headers, socket } = request;
  const { host = '', origin } = headers;
  if (host !== '' && !own.has(host, socket.localAddress)) {
    throw new HttpError(421, 'host_not_allowed', 'The simulator does not answer to this name.');
  }
  if (origin === undefined) return;
  throw new HttpError(403, 'origin_not_allowed', 'The simulator is not for pages of browsers.');
}

async function dispatch(exchange: Exchange, route: Route | undefined): Promise<void> {
  if (route === undefined) throw new HttpError(404, 'not_found', 'Unknown path; GET / tells more.');
  const handler = route.methods[exchange.request.method ?? ''] ?? route.methods['*'];
  if (handler === undefined) {
    const allow = Object.keys(route.methods).join(', ');
    throw new HttpError(405, 'method_not_allowed', `This path takes ${allow}.`, { allow });
  }
  await handler(exchange);
}
