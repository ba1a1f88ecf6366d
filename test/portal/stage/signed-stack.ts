import { freePort, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ApiClient, TEST_CLIENT, TestIssuer } from '@beacon/testing';
import { z } from 'zod';
import { ADMIN_TOKEN } from './stage.js';

const sessions = z.object({ sessions: z.array(z.object({ id: z.string() })) });
const AS_ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };

/** An installation of its own in which people sign in at an issuer. */
export class SignedStack {
  readonly #api: ApiClient;

  private constructor(
    readonly issuer: TestIssuer,
    private readonly stack: Stack,
  ) {
    this.#api = new ApiClient(stack.gatewayUrl);
  }

  static async start(): Promise<SignedStack> {
    const issuer = await TestIssuer.start();
    const port = await freePort();
    const gateway = {
      HTTP_PORT: String(port),
      BEACON_ADMIN_TOKEN: ADMIN_TOKEN,
      BEACON_PUBLIC_URL: `http://127.0.0.1:${port}`,
      BEACON_OIDC_ISSUER: issuer.url,
      BEACON_OIDC_PRIVATE: 'true',
      BEACON_OIDC_CLIENT_ID: TEST_CLIENT.id,
      BEACON_OIDC_CLIENT_SECRET: TEST_CLIENT.secret,
      BEACON_OIDC_ROLES: JSON.stringify({ author: ['read', 'submit'], reader: ['read'] }),
      BEACON_OIDC_PROJECTS_CLAIM: 'teams',
    };
    try {
      return new SignedStack(issuer, await startStack({ durable: false, env: { gateway } }));
    } catch (error) {
      await issuer.stop();
      throw error;
    }
  }

  /** Where the portal is. */
  get url(): string {
    return this.stack.gatewayUrl;
  }

  /** Who signs in next. */
  person(name: string, roles: readonly string[], teams: readonly string[]): void {
    this.issuer.person = { sub: name.toLowerCase(), name, claims: { roles, teams } };
  }

  /** Ends everybody's session, as an admin does. */
  async endSessions(): Promise<void> {
    const listed = await this.#api.request('/api/v1/sessions', { headers: AS_ADMIN });
    for (const { id } of sessions.parse(listed.body).sessions) {
      const end = { method: 'DELETE', headers: AS_ADMIN };
      await this.#api.request(`/api/v1/sessions/${id}`, end);
    }
  }

  async makeProject(id: string): Promise<void> {
    const body = JSON.stringify({ id });
    const headers = { ...AS_ADMIN, 'content-type': 'application/json' };
    const { status } = await this.#api.request('/api/v1/projects', {
      method: 'POST',
      headers,
      body,
    });
    if (status >= 300) throw new Error(`no project ${id}: ${status}`);
  }

  async stop(): Promise<void> {
    await this.stack.stop();
    await this.issuer.stop();
  }
}
