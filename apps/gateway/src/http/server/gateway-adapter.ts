import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiError } from '../errors/api-error.js';
import type { ErrorCodeOf } from '../errors/error-codes.js';
import { toErrorBody } from '../errors/error-body.js';
import { refused, toApiError } from '../errors/http-errors.js';
import {
  COMMON_HEADERS,
  REQUEST_ID_HEADER,
  headersFor,
  headersOfError,
  requestIdOf,
} from './response-headers.js';
import { OwnRequests } from '../origin/own-requests.js';
import type { OriginRules } from '../origin/own-requests.js';
import { RequestPlaces } from './request-places.js';
import { traceRequests } from './request-spans.js';
import type { BodyOptions } from './request-body.js';
import type { BodyAdmission } from './body-admission.js';
import { acceptJsonOnly } from './request-body.js';
import type { ClientTimes } from './client-times.js';
import { NOT_BY_NODE, refuseEarly } from './refuse-early.js';
import { noRoute } from './no-route.js';
import { RouteTable } from './route-table.js';
import { throwAwayUnread } from './unread-body.js';

/** How the gateway's HTTP server is set up. */
export interface ServerOptions {
  readonly body: BodyOptions;
  /** Connections at once. */
  readonly mostConnections: number;
  readonly origins: OriginRules;
  /** Addresses and networks of proxies in front, whose word for a client's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly times: ClientTimes;
}

/** Longer than any id, so that an id that is too long is answered as one that does not exist. */
const MAX_PARAM_LENGTH = 300;

/** A body has a pace of its own, and waits for its place at most a quarter of a minute: this limit of a whole request is the last resort. */
const REQUEST_MS = 180_000;
const KEEP_ALIVE_MS = 72_000;

/** @throws ApiError for a request whose body is not to be read. */
type CallerCheck = (request: FastifyRequest) => Promise<void>;

/** Fastify under Nest: strict JSON, request ids, security headers, and one shape of error before any handler too. */
export class GatewayAdapter extends FastifyAdapter {
  /** Every route that is added. */
  readonly routes = new RouteTable();
  #admission: BodyAdmission | null = null;
  #checkCaller: CallerCheck = async () => undefined;

  constructor({ body, mostConnections, times, origins, trustedProxies }: ServerOptions) {
    super({
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
      bodyLimit: body.limit,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      http: {
        headersTimeout: times.headersMs,
        connectionsCheckingInterval: times.checkEveryMs,
        ...NOT_BY_NODE,
      },
      routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
      requestIdHeader: false,
      genReqId: requestIdOf,
      frameworkErrors: answerUnrouted,
      clientErrorHandler: answerUnreadable,
    });
    const server = this.getInstance<FastifyInstance>();
    server.server.maxConnections = mostConnections;
    acceptJsonOnly(server, {
      ...body,
      pace: times.body,
      admission: () => this.#bodyAdmission(),
    });
    server.addHook('onRoute', ({ method, url }) => this.routes.add(method, url));
    traceRequests(server);
    const own = new OwnRequests(origins);
    server.addHook('onRequest', async (request, reply) => {
      RequestPlaces.open(request.raw, reply.raw);
      void identify(request, reply);
      own.check(request.raw);
      // Before the body is read: a route that does not exist has none.
      if (request.is404) throw noRoute(request, this.routes);
      await this.#checkCaller(request);
    });
    refuseEarly(server);
    throwAwayUnread(server);
    server.server.on('connect', refuseTunnel);
    server.addHook('onSend', async (request, reply) => {
      // A target that is no path, such as `GET *`, passes no hook before this one.
      if (!reply.hasHeader(REQUEST_ID_HEADER)) void identify(request, reply);
      reply.raw.setTimeout(times.stalledMs, () => reply.raw.destroy());
      const needed = headersFor(String(reply.getHeader('content-type') ?? ''));
      for (const [name, value] of Object.entries(needed)) {
        // What sets its own, as exports do, is stricter than what its type needs.
        if (!reply.hasHeader(name)) void reply.header(name, value);
      }
    });
  }

  /** Says when a body may be read; to be called before the server listens. */
  admitBodiesBy(admission: BodyAdmission): void {
    this.#admission = admission;
  }

  /** Says who may send a body; to be called before the server listens. */
  checkCallersBy(check: CallerCheck): void {
    this.#checkCaller = check;
  }

  #bodyAdmission(): BodyAdmission {
    if (this.#admission === null) throw new Error('nothing admits bodies: the server is not ready');
    return this.#admission;
  }

  /** Nest asks this of errors that Fastify raises, before they reach the filter. */
  override mapException(error: unknown): unknown {
    return toApiError(error);
  }
}

function identify(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.headers(COMMON_HEADERS).header(REQUEST_ID_HEADER, request.id);
}

/** The router refuses some paths before any hook runs. */
function answerUnrouted(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const known = toApiError(error);
  void identify(request, reply)
    .headers(headersFor('application/json'))
    .status(known.status)
    .type('application/json')
    .send(JSON.stringify(toErrorBody(known, request.id)));
}

const UNREADABLE: Readonly<
  Record<string, readonly [number, string, ErrorCodeOf<400 | 408 | 431>]>
> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers_too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request_timeout'],
};

/** What Node cannot read as HTTP has no request object: the answer is written to the socket as it is. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason, code] =
    UNREADABLE[error.code ?? ''] ?? ([400, 'Bad Request', 'invalid_http'] as const);
  writeRefusal(
    socket,
    [status, reason],
    refused(status, code, 'the request cannot be read as HTTP/1.1'),
  );
}

/** What is not passed to any route: its connection would be another protocol's from then on. */
function refuseTunnel(_request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  const message = 'this is no proxy: CONNECT is not possible here';
  writeRefusal(socket, [405, 'Method Not Allowed'], refused(405, 'method_not_allowed', message));
}

function writeRefusal(
  socket: Duplex,
  [status, reason]: readonly [number, string],
  error: ApiError,
): void {
  const id = requestIdOf({ headers: {} });
  const body = JSON.stringify(toErrorBody(error, id));
  const headers = { ...headersOfError(id, body), connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n'));
}
