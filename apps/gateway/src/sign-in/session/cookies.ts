import { parseCookie, stringifySetCookie } from 'cookie';
import type { SetCookie } from 'cookie';
import { CALLBACK_PATH } from '../issuer/issuer.js';

/** How long a person may take at the issuer, in seconds. */
const SIGN_IN_SECONDS = 600;
const MOST_HEADER = 16_384;

/**
 * The two cookies of the portal. Neither can be read by scripts. Over https both have the prefix `__Host-`: nothing but this host, and
 * only over https, can have set them, no neighbour under the same domain either.
 */
export class PortalCookies {
  readonly #isSecure: boolean;

  /** @param publicUrl origin at which people reach the gateway. */
  constructor(publicUrl: string) {
    this.#isSecure = publicUrl.startsWith('https:');
  }

  /** The token of the session in a request's `Cookie` header. */
  sessionIn(header: string | undefined): string | null {
    return this.#read(header, 'session');
  }

  /** What was kept of a sign-in that was begun. */
  signInIn(header: string | undefined): string | null {
    return this.#read(header, 'sign_in');
  }

  /**
   * Sets the session. `Strict`: no page of another site sends it, not even with a link. The portal's own pages are the same for everybody, so that
   * one who follows a link from elsewhere misses nothing: what they ask for comes from the same site.
   */
  session(token: string, seconds: number): string {
    return this.#write('session', token, { sameSite: 'strict', maxAge: seconds });
  }

  /** Keeps a sign-in that was begun. `Lax`: the issuer, another site, sends the browser back with it. */
  signIn(value: string): string {
    return this.#write('sign_in', value, { sameSite: 'lax', maxAge: SIGN_IN_SECONDS });
  }

  get noSession(): string {
    return this.#write('session', '', { sameSite: 'strict', maxAge: 0 });
  }

  get noSignIn(): string {
    return this.#write('sign_in', '', { sameSite: 'lax', maxAge: 0 });
  }

  #name(name: string): string {
    return `${this.#isSecure ? '__Host-' : ''}beacon_${name}`;
  }

  #read(header: string | undefined, name: string): string | null {
    if (header === undefined || header.length > MOST_HEADER) return null;
    return parseCookie(header)[this.#name(name)] ?? null;
  }

  #write(name: string, value: string, rest: Pick<SetCookie, 'sameSite' | 'maxAge'>): string {
    // The prefix asks for the path `/`; without TLS it is no wider than it must be.
    const path = this.#isSecure || name === 'session' ? '/' : CALLBACK_PATH;
    const secure = this.#isSecure;
    return stringifySetCookie({
      name: this.#name(name),
      value,
      path,
      secure,
      httpOnly: true,
      ...rest,
    });
  }
}
