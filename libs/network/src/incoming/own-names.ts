import { isIP } from 'node:net';

/** The name in an authority such as `localhost:8090` or `[::1]:8090`, in lower case; null for what is none. */
export function hostOfAuthority(authority: string): string | null {
  // A URL would take more than an authority, such as credentials and a path.
  if (!/^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{0,5})?$/.test(authority)) return null;
  const url = URL.parse(`http://${authority}`);
  return url === null ? null : bare(url.hostname);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Whether a name or an address is this machine's own, whatever is asked of DNS: `localhost`, what ends so, 127.0.0.0/8 and ::1. */
export function isLoopbackHost(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  if (isIP(host) === 6) return bareV6(host) === '::1';
  return /(^|\.)localhost$/i.test(host);
}

function bareV6(address: string): string {
  return URL.parse(`http://[${address}]`)?.hostname.replace(/^\[|\]$/g, '') ?? address;
}

/** Which names a server answers to. */
export class OwnNames {
  readonly #names: ReadonlySet<string>;
  readonly #answersAny: boolean;

  /**
   * @param listensOn name or address that the server listens on.
   * @param allowed further names. A server that listens beyond loopback and is told none answers to any: what is asked there is protected
   *   by credentials, and its names are those that its network gives it.
   */
  constructor(listensOn: string, allowed: readonly string[]) {
    this.#names = new Set([listensOn, ...allowed].map((name) => name.toLowerCase()));
    this.#answersAny = allowed.length === 0 && !isLoopbackHost(listensOn);
  }

  /**
   * Whether an authority, as in `Host`, is one of this server's. A page of somebody else whose name was made to resolve to this machine
   * has its own name there, which browsers let no page change.
   * @param localAddress of the connection: who knows it by its address is not led here by a name.
   */
  has(authority: string, localAddress: string | undefined): boolean {
    const host = hostOfAuthority(authority);
    if (host === null) return false;
    if (this.#answersAny || isLoopbackHost(host) || this.#names.has(host)) return true;
    return host === localAddress?.replace(/^::ffff:/i, '');
  }
}
