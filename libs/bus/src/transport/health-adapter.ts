import { ambiguityOf, OwnNames } from '@beacon/network';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What asks for health sends a line and some headers, at once. */
const HEADER_BYTES = 8 * 1_024;
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
const CHECK_EVERY_MS = 2_000;
const KEEP_ALIVE_MS = 72_000;
const MOST_CONNECTIONS = 200;

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Fastify under Nest for a process that serves nothing but its health: GET without a body, few connections, and no patience. What it
 * says is no secret, and its port must not be a way to hold its process up.
 * @param host name or address that it listens on.
 */
export function healthAdapter(host: string): FastifyAdapter {
  const adapter = new FastifyAdapter({
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
    },
  });
  const server = adapter.getInstance<FastifyInstance>();
  server.server.maxConnections = MOST_CONNECTIONS;
  server.removeAllContentTypeParsers();
  const own = new OwnNames(host, []);
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(HEADERS);
    const refusal = refusalOf(request, own);
    if (refusal !== null) return refuse(reply, refusal);
  });
  return adapter;
}

type Refusal = readonly [status: number, code: string];

/** Pages of browsers have no business here, by whatever name they come. */
function refusalOf({ method, headers, raw }: FastifyRequest, own: OwnNames): Refusal | null {
  const { host = '', origin } = headers;
  // A target that names a server is for proxies.
  if (ambiguityOf(raw) !== null || raw.url?.startsWith('/') !== true) return [400, 'invalid_http'];
  if (host !== '' && !own.has(host, raw.socket.localAddress)) return [421, 'host_not_allowed'];
  if (origin !== undefined) return [403, 'origin_not_allowed'];
  return method === 'GET' || method === 'HEAD' ? null : [405, 'method_not_allowed'];
}

/** The connection is closed: a body that may follow is not read. */
async function refuse(reply: FastifyReply, [status, error]: Refusal): Promise<FastifyReply> {
  return reply.status(status).header('connection', 'close').send({ error });
}
