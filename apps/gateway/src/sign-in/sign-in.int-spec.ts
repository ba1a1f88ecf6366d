import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_CLIENT } from '@beacon/testing';
import type { TokenFault } from '@beacon/testing';
import { SignInWorld } from './sign-in-world-spec.js';

const FAULTS: readonly TokenFault[] = [
  'wrong-nonce',
  'wrong-audience',
  'wrong-issuer',
  'expired',
  'from-the-future',
  'unsigned',
  'unknown-key',
  'forged-under-a-known-key',
  'no-subject',
];

describe('signing in by OpenID Connect', () => {
  let sut: SignInWorld;
  beforeAll(async () => {
    sut = await SignInWorld.start();
  });
  afterAll(async () => sut.stop());

  it('leads over the issuer back to where one wanted to be, as the person whom the issuer names', async () => {
    sut.person(['author', 'unknown-here'], { teams: ['default', 'audits'] });
    const browser = sut.browser();
    expect((await browser.ask('/api/v1/jobs')).status).toBe(401);
    expect(await browser.follow('/api/v1/sign-in?return_to=/jobs/a?differs=true%23matrix')).toBe(
      '/jobs/a?differs=true#matrix',
    );
    const { body } = await browser.ask('/api/v1/session');
    expect(body).toMatchObject({
      access: 'required',
      sign_in_url: '/api/v1/sign-in',
      principal: {
        kind: 'person',
        id: 'ada',
        name: 'ada at work',
        scopes: ['read', 'submit'],
        projects: ['default', 'audits'],
      },
      csrf_token: expect.stringMatching(/^[\w-]{43}$/),
      expires_at: expect.any(String),
    });
    expect((await browser.ask('/api/v1/jobs')).status).toBe(200);
  });

  it('says to whoever is not signed in how that is done', async () => {
    const { status, body } = await sut.browser().ask('/api/v1/session');
    expect([status, body]).toEqual([
      200,
      {
        access: 'required',
        sign_in_url: '/api/v1/sign-in',
        principal: null,
        csrf_token: null,
        expires_at: null,
      },
    ]);
  });

  it('asks the issuer for a code with PKCE, state and nonce, which differ each time', async () => {
    const ask = async (): Promise<URLSearchParams> => {
      const { headers } = await sut.browser().open('/api/v1/sign-in');
      return new URL(headers.get('location') ?? '').searchParams;
    };
    const [one, other] = [await ask(), await ask()];
    expect(Object.fromEntries(one)).toMatchObject({
      response_type: 'code',
      client_id: TEST_CLIENT.id,
      redirect_uri: `${sut.url}/api/v1/sign-in/callback`,
      scope: 'openid profile email',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.get(name)).not.toBe(other.get(name));
    }
  });

  it.each(FAULTS)('signs nobody in by a token that is %s', async (fault) => {
    sut.person(['author']);
    sut.issuer.fault = fault;
    const given = sut.issuer.tokensGiven;
    const browser = sut.browser();
    const at = await browser.follow('/api/v1/sign-in?return_to=/jobs');
    expect(sut.issuer.tokensGiven).toBe(given + 1);
    expect(at).toBe('/sign-in?problem=refused&return_to=%2Fjobs');
    expect(browser.cookie('beacon_session')).toBeUndefined();
  });

  it('bears an issuer whose clock is a little off, and no more', async () => {
    sut.person(['author']);
    sut.issuer.clockAhead = -315;
    expect(await sut.browser().follow('/api/v1/sign-in?return_to=/jobs')).toBe('/jobs');
    sut.issuer.clockAhead = -345;
    const at = await sut.browser().follow('/api/v1/sign-in?return_to=/jobs');
    sut.issuer.clockAhead = 0;
    expect(at).toContain('problem=refused');
  });

  it('knows a new key of the issuer at once, and a withdrawn one no longer', async () => {
    sut.person(['author']);
    expect(await sut.browser().follow('/api/v1/sign-in?return_to=/jobs')).toBe('/jobs');
    await sut.issuer.keys.rotate(false);
    expect(await sut.browser().follow('/api/v1/sign-in?return_to=/jobs')).toBe('/jobs');
    sut.issuer.fault = 'forged-under-a-known-key';
    expect(await sut.browser().follow('/api/v1/sign-in')).toContain('problem=refused');
  });

  it('takes a code once', async () => {
    sut.person(['author']);
    const browser = sut.browser();
    const begun = await browser.open('/api/v1/sign-in');
    const kept = String(browser.cookie('beacon_sign_in'));
    const { headers } = await browser.open(begun.headers.get('location') ?? '');
    const callback = headers.get('location') ?? '';
    expect(await browser.follow(callback)).toBe('/');
    expect(await browser.follow(callback)).toContain('problem=expired');
    // Whoever has the cookie as well is refused by the issuer.
    const thief = sut.browser();
    thief.plant('beacon_sign_in', kept);
    expect(await thief.follow(callback)).toContain('problem=refused');
  });

  it('signs in no browser but the one that began', async () => {
    sut.person(['author']);
    const attacker = sut.browser();
    const begun = await attacker.open('/api/v1/sign-in');
    const { headers } = await attacker.open(begun.headers.get('location') ?? '');
    const link = headers.get('location') ?? '';
    const asked = sut.issuer.requests.length;
    const victim = sut.browser();
    expect(await victim.follow(link)).toContain('problem=expired');
    await victim.open('/api/v1/sign-in');
    expect(await victim.follow(link)).toContain('problem=expired');
    expect(victim.cookie('beacon_session')).toBeUndefined();
    expect(sut.issuer.requests.slice(asked)).not.toContain('POST /token');
  });

  it('leads to no other server and to nothing of the API', async () => {
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      'javascript:alert(1)',
      'jobs',
      '',
      '/api/v1/jobs',
      '/API/v1/jobs',
      '/%61pi/v1/jobs',
      `/${'a'.repeat(2_000)}`,
    ];
    for (const path of elsewhere) {
      const query = new URLSearchParams({ return_to: path });
      const { status } = await sut.browser().open(`/api/v1/sign-in?${query.toString()}`);
      expect([path, status]).toEqual([path, 400]);
    }
  });

  it('leads nowhere else by a cookie that somebody wrote', async () => {
    sut.person(['author']);
    const browser = sut.browser();
    await browser.open('/api/v1/sign-in');
    const kept = Buffer.from(String(browser.cookie('beacon_sign_in')), 'base64url').toString();
    const written = { ...(JSON.parse(kept) as object), returnTo: 'https://evil.example' };
    browser.plant('beacon_sign_in', Buffer.from(JSON.stringify(written)).toString('base64url'));
    const { state } = JSON.parse(kept) as { readonly state: string };
    const at = await browser.follow(`/api/v1/sign-in/callback?code=x&state=${state}`);
    expect(at).toBe('/sign-in?problem=expired&return_to=%2F');
  });

  it('gives a new session to whoever comes with one, and ends that', async () => {
    const { browser } = await sut.signedIn(['author']);
    const before = String(browser.cookie('beacon_session'));
    await browser.follow('/api/v1/sign-in?return_to=/jobs');
    expect(browser.cookie('beacon_session')).not.toBe(before);
    const old = sut.browser();
    old.plant('beacon_session', before);
    expect((await old.ask('/api/v1/jobs')).status).toBe(401);
    // A session that nobody was given is none.
    const planted = sut.browser();
    planted.plant('beacon_session', 'A'.repeat(43));
    await planted.follow('/api/v1/sign-in?return_to=/jobs');
    expect(planted.cookie('beacon_session')).not.toBe('A'.repeat(43));
  });

  it('says why somebody is not let in', async () => {
    sut.person(['unknown-here']);
    expect(await sut.browser().follow('/api/v1/sign-in')).toContain('problem=no_role');
    sut.person(['author'], { teams: ['Not A Project'] });
    expect(await sut.browser().follow('/api/v1/sign-in')).toContain('problem=no_project');
    sut.issuer.person = null;
    expect(await sut.browser().follow('/api/v1/sign-in')).toContain('problem=denied');
  });

  it('asks the userinfo endpoint for claims that the token lacks, and believes the token first', async () => {
    const given = { realm_access: { roles: ['boss'] }, teams: ['default'] };
    sut.issuer.fault = null;
    sut.issuer.person = { sub: 'cy', name: 'Cy', userinfo: { ...given, name: 'Somebody Else' } };
    const browser = sut.browser();
    expect(await browser.follow('/api/v1/sign-in?return_to=/jobs')).toBe('/jobs');
    expect((await browser.ask('/api/v1/session')).body).toMatchObject({
      principal: { name: 'Cy', projects: null },
    });
    sut.person(['reader']);
    sut.issuer.person = {
      ...sut.issuer.person,
      sub: 'dee',
      claims: { realm_access: { roles: ['reader'] }, teams: ['default'] },
      userinfo: given,
    };
    const other = sut.browser();
    await other.follow('/api/v1/sign-in?return_to=/jobs');
    expect((await other.ask('/api/v1/session')).body).toMatchObject({
      principal: { scopes: ['read'] },
    });
  });

  it('tells no cache where somebody was sent, and sets cookies that scripts and other sites do not have', async () => {
    sut.person(['author']);
    const browser = sut.browser();
    const begun = await browser.open('/api/v1/sign-in');
    expect(begun.headers.get('cache-control')).toBe('no-store');
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^beacon_sign_in=[\w-]+; Max-Age=600; Path=\/api\/v1\/sign-in\/callback; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const { headers } = await browser.open(begun.headers.get('location') ?? '');
    const back = await browser.open(headers.get('location') ?? '');
    expect(back.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^beacon_sign_in=; Max-Age=0;/),
      expect.stringMatching(
        /^beacon_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });
});
