import type { IncomingMessage } from 'node:http';
import { OwnNames } from '@beacon/network';
import { refused } from '../errors/refused.js';

/** Who may ask a gateway from within a browser, and by which names it may be asked. */
export interface OriginRules {
  /** Name or address that the gateway listens on. */
  readonly listensOn: string;
  /** Names that it answers to beside its own: those of proxies in front. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call the API, such as `https://studio.example.com`. */
  readonly corsOrigins: readonly string[];
}

type Asked = Pick<IncomingMessage, 'headers' | 'socket' | 'url'>;

/** What is sent to proxies: the target names a server, which then counts before `Host`. */
const TARGET_AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

/**
 * Tells requests that were meant for this gateway, by its own pages or by programs, from those that a page of somebody else makes a
 * browser send. Such a page reaches a gateway on loopback, which asks for no credentials, from every browser on its machine.
 */
export class OwnRequests {
  readonly #names: OwnNames;
  readonly #origins: ReadonlySet<string>;

  constructor({ listensOn, allowedHosts, corsOrigins }: OriginRules) {
    this.#names = new OwnNames(listensOn, allowedHosts);
    this.#origins = new Set(corsOrigins);
  }

  /** @throws ApiError 421 for a foreign `Host`, 403 for a foreign page. */
  check(request: Asked): void {
    const { host = '' } = request.headers;
    const named = TARGET_AUTHORITY.exec(request.url ?? '')?.[1];
    if (named !== undefined && !this.#names.has(named, request.socket.localAddress))
      throw foreignHost();
    // An empty one is of HTTP/1.0, which no browser speaks.
    if (host !== '' && !this.#names.has(host, request.socket.localAddress)) throw foreignHost();
    const { origin } = request.headers;
    if (origin !== undefined && !this.#isKnown(origin, host)) throw foreignOrigin();
    if (origin === undefined && isOfForeignPage(request)) throw foreignOrigin();
  }

  #isKnown(origin: string, host: string): boolean {
    if (this.#origins.has(origin)) return true;
    // The scheme is not compared: a proxy in front may speak TLS for a gateway that does not.
    return host !== '' && URL.parse(origin)?.host === host.toLowerCase();
  }
}

/** Browsers say so of what they send for a page without CORS: pictures, scripts, frames. To follow a link is what people do. */
function isOfForeignPage({ headers }: Asked): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return headers['sec-fetch-mode'] !== 'navigate' || headers['sec-fetch-dest'] !== 'document';
}

const foreignHost = () =>
  refused(
    421,
    'host_not_allowed',
    'the gateway does not answer to the name in Host: ask it by localhost or its address, or name it in BEACON_ALLOWED_HOSTS',
  );
const foreignOrigin = () =>
  refused(
    403,
    'origin_not_allowed',
    'pages of other origins may not ask this gateway: BEACON_CORS_ORIGINS lists those that may',
  );
