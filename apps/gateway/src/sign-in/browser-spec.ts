import type { JsonAnswer } from '@beacon/testing';
import { parseSetCookie } from 'cookie';

/** What a browser does with cookies and redirects, as far as a sign-in needs it: a jar for each origin, and its own headers. */
export class TestBrowser {
  readonly #jars = new Map<string, Map<string, string>>();

  constructor(private readonly gateway: string) {}

  /** Goes to an address, or a path of the gateway, without following where that leads. */
  async open(address: string): Promise<Response> {
    return this.#send(new URL(address, this.gateway), { method: 'GET' });
  }

  /** Follows redirects, over the issuer and back, until a page of the portal is reached; its address, without the origin. */
  async follow(address: string): Promise<string> {
    let url = new URL(address, this.gateway);
    for (let hop = 0; hop < 10; hop += 1) {
      const isPage = url.origin === this.gateway && !url.pathname.startsWith('/api/');
      if (isPage) return `${url.pathname}${url.search}${url.hash}`;
      const { status, headers } = await this.open(url.href);
      const to = headers.get('location');
      if (to === null) throw new Error(`${url.pathname} answers ${status} and leads nowhere`);
      url = new URL(to, url);
    }
    throw new Error('it leads on and on');
  }

  /** Asks the API as the portal's page does. */
  async ask(path: string, init: Partial<BrowserRequest> = {}): Promise<JsonAnswer> {
    const response = await this.#send(new URL(path, this.gateway), { method: 'GET', ...init });
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  }

  /** A cookie of the gateway; undefined when it has none of this name. */
  cookie(name: string): string | undefined {
    return this.#jar(this.gateway).get(name);
  }

  /** Plants a cookie, as somebody may who can write them. */
  plant(name: string, value: string): void {
    this.#jar(this.gateway).set(name, value);
  }

  async #send(url: URL, { method, headers = {}, body }: BrowserRequest): Promise<Response> {
    const jar = this.#jar(url.origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...headers, ...(cookie === '' ? {} : { cookie }) };
    const init: RequestInit = { method, headers: sent, redirect: 'manual' };
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    for (const line of response.headers.getSetCookie()) {
      const { name, value = '' } = parseSetCookie(line);
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  #jar(origin: string): Map<string, string> {
    const known = this.#jars.get(origin);
    if (known !== undefined) return known;
    const jar = new Map<string, string>();
    this.#jars.set(origin, jar);
    return jar;
  }
}

interface BrowserRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
