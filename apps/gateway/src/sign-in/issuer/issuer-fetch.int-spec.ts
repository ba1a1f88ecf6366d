import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadEnv } from '@beacon/config';
import { FakeProvider } from '@beacon/testing';
import type { CustomFetchOptions } from 'openid-client';
import { signInEnv } from '../sign-in-env.js';
import { signInOptions } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { IssuerFetch } from './issuer-fetch.js';
import { signInErrorOf } from './sign-in-error-of.js';

const MOST_BYTES = 512 * 1_024;
const GET: CustomFetchOptions = { method: 'GET', headers: {}, body: null, redirect: 'manual' };

function optionsOf(variables: Readonly<Record<string, string>>): SignInOptions | null {
  const common = {
    BEACON_PUBLIC_URL: 'https://beacon.example.org',
    BEACON_OIDC_CLIENT_ID: 'beacon',
    BEACON_OIDC_ROLES: '{"reader":["read"]}',
  };
  return signInOptions(loadEnv(signInEnv, { ...common, ...variables }));
}

describe('requests to an issuer', () => {
  let issuer: FakeProvider;
  let open: IssuerFetch;
  const closed = new IssuerFetch(
    optionsOf({ BEACON_OIDC_ISSUER: 'https://login.example.org/realms/audits' }),
  );
  beforeAll(async () => {
    issuer = await FakeProvider.start();
    const variables = { BEACON_OIDC_ISSUER: issuer.origin, BEACON_OIDC_PRIVATE: 'true' };
    open = new IssuerFetch(optionsOf(variables));
  });
  afterAll(async () => {
    await open.onApplicationShutdown();
    await issuer.stop();
  });

  it('reach no private address, whatever the metadata names, unless the variable says so', async () => {
    issuer.answerBy(() => ({ body: { keys: [] } }));
    const { port } = new URL(issuer.origin);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '10.1.2.3', 'vault.internal']) {
      const asked = closed.ask(`http://${host}:${port}/keys`, GET);
      await expect(asked).rejects.toThrow(/BEACON_OIDC_PRIVATE=true/);
    }
    expect(issuer.calls).toHaveLength(0);
    const answer = await open.ask(`http://127.0.0.1:${port}/keys`, GET);
    expect(await answer.json()).toEqual({ keys: [] });
  });

  it('never reach link-local addresses', async () => {
    const asked = open.ask('http://169.254.169.254/latest/meta-data', GET);
    await expect(asked).rejects.toThrow(/no request may reach/);
  });

  it('follow no redirect', async () => {
    const location = `${issuer.origin}/elsewhere`;
    issuer.answerBy(() => ({ status: 302, headers: { location } }));
    expect((await open.ask(`${issuer.origin}/token`, GET)).status).toBe(302);
    expect(issuer.calls.map(({ path }) => path)).toEqual(['/token']);
  });

  it('send forms, and read no more than half a mebibyte', async () => {
    issuer.answerBy(() => ({ body: 'x'.repeat(MOST_BYTES + 1) }));
    const body = new URLSearchParams({ code: 'a b' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const asked = open.ask(`${issuer.origin}/token`, { ...GET, method: 'POST', headers, body });
    await expect(asked).rejects.toThrow(`over ${MOST_BYTES} bytes`);
    expect(issuer.calls[0]?.body).toBe('code=a+b');
  });

  it('are told apart in the log: a forbidden address and one that does not answer', async () => {
    const failure = await closed.ask(issuer.origin, GET).catch((error: unknown) => error);
    const wrapped = new TypeError('fetch failed', { cause: failure });
    expect(signInErrorOf(wrapped)).toMatchObject({
      problem: 'issuer_away',
      message: expect.stringMatching(/leads to 127\.0\.0\.1, which is private/),
    });
  });
});

describe('the variables of an issuer', () => {
  it('refuse http and private addresses at the start, and say what allows them', () => {
    const http = { BEACON_OIDC_ISSUER: 'http://127.0.0.1:8080' };
    const inside = { BEACON_OIDC_ISSUER: 'https://login.internal/realms/audits' };
    const allowed = { BEACON_OIDC_PRIVATE: 'true' };
    expect(() => optionsOf(http)).toThrow(/http:\/\/ on loopback needs BEACON_OIDC_PRIVATE=true/);
    expect(() => optionsOf(inside)).toThrow(/BEACON_OIDC_PRIVATE=true only/);
    expect(optionsOf({ ...http, ...allowed })).toMatchObject({ isPrivateAllowed: true });
    expect(optionsOf({ ...inside, ...allowed })).toMatchObject({ isPrivateAllowed: true });
    const elsewhere = { BEACON_OIDC_ISSUER: 'http://10.0.0.1:8080' };
    expect(() => optionsOf({ ...elsewhere, ...allowed })).toThrow(/BEACON_OIDC_ISSUER/);
  });
});
