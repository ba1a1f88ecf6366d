import { freePort } from '@beacon/stack';
import { TEST_CLIENT, TestIssuer } from '@beacon/testing';
import { Harness } from '../harness-spec.js';
import { TestBrowser } from './browser-spec.js';

export const ADMIN_TOKEN = 'the-token-of-the-sign-in-specs';

/** What roles give in these specs. */
export const ROLES = {
  reader: ['read'],
  author: ['read', 'submit'],
  boss: ['admin'],
} as const;

/** A gateway and the issuer by which people sign in there. */
export class SignInWorld {
  private constructor(
    readonly issuer: TestIssuer,
    readonly harness: Harness,
    /** Of a gateway by which the same people sign in, but for its public address. */
    readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** @param settings further variables of the gateway. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<SignInWorld> {
    const issuer = await TestIssuer.start();
    // The address that people see has to be known before the gateway listens.
    const port = await freePort();
    const signIn = {
      BEACON_ADMIN_TOKEN: ADMIN_TOKEN,
      BEACON_OIDC_ISSUER: issuer.url,
      BEACON_OIDC_PRIVATE: 'true',
      BEACON_OIDC_CLIENT_ID: TEST_CLIENT.id,
      BEACON_OIDC_CLIENT_SECRET: TEST_CLIENT.secret,
      BEACON_OIDC_ROLES_CLAIM: 'realm_access.roles',
      BEACON_OIDC_ROLES: JSON.stringify(ROLES),
      BEACON_OIDC_PROJECTS_CLAIM: 'teams',
      ...settings,
    };
    const harness = await Harness.start({
      HTTP_PORT: String(port),
      BEACON_PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...signIn,
    });
    return new SignInWorld(issuer, harness, signIn);
  }

  /** Origin of the gateway. */
  get url(): string {
    return new URL(this.harness.gateway.url).origin;
  }

  browser(): TestBrowser {
    return new TestBrowser(this.url);
  }

  /** Who signs in next, with these roles in the project `default`, unless claims say otherwise. */
  person(
    roles: readonly string[],
    claims: Readonly<Record<string, unknown>> = {},
    sub = 'ada',
  ): void {
    const given = { realm_access: { roles }, teams: ['default'], ...claims };
    this.issuer.person = { sub, name: `${sub} at work`, claims: given };
    this.issuer.fault = null;
  }

  /** A browser in which somebody is signed in, and the token that changes go with. */
  async signedIn(
    roles: readonly string[],
    claims: Readonly<Record<string, unknown>> = {},
    sub = 'ada',
  ): Promise<{ readonly browser: TestBrowser; readonly csrf: string }> {
    this.person(roles, claims, sub);
    const browser = this.browser();
    const at = await browser.follow('/api/v1/sign-in?return_to=/jobs');
    if (at !== '/jobs') throw new Error(`the sign-in led to ${at}`);
    return { browser, csrf: String(await this.csrfOf(browser)) };
  }

  async csrfOf(browser: TestBrowser): Promise<unknown> {
    const { body } = await browser.ask('/api/v1/session');
    return (body as { readonly csrf_token: unknown }).csrf_token;
  }

  async stop(): Promise<void> {
    await this.harness.stop();
    await this.issuer.stop();
  }
}
