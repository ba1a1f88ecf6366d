import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@beacon/testing';
import { smallJob } from '../harness-spec.js';
import type { TestBrowser } from './browser-spec.js';
import { ADMIN_TOKEN, SignInWorld } from './sign-in-world-spec.js';

const AS_ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const TAKES_EFFECT_MS = 5_000;

interface ListedSession {
  readonly id: string;
  readonly subject: string;
  readonly is_this: boolean;
}

describe('sessions of people', () => {
  let sut: SignInWorld;
  beforeAll(async () => {
    sut = await SignInWorld.start();
  });
  afterAll(async () => sut.stop());

  const submit = async (
    browser: TestBrowser,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly code: unknown }> => {
    const body = JSON.stringify(smallJob());
    const json = { 'content-type': 'application/json', ...headers };
    const answer = await browser.ask('/api/v1/jobs', { method: 'POST', headers: json, body });
    return { status: answer.status, code: (answer.body as { error_code?: unknown }).error_code };
  };

  const sessionsOf = async (browser: TestBrowser): Promise<readonly ListedSession[]> => {
    const { body } = await browser.ask('/api/v1/sessions');
    return (body as { readonly sessions: readonly ListedSession[] }).sessions;
  };

  it('take a change from the portal’s own page with its token, and from nowhere else', async () => {
    const { browser, csrf } = await sut.signedIn(['author']);
    const own = { origin: sut.url, 'sec-fetch-site': 'same-origin', 'x-beacon-csrf': csrf };
    const refused = { status: 403, code: 'csrf_refused' };
    const { csrf: another } = await sut.signedIn(['author'], {}, 'bo');
    expect(await submit(browser, {})).toEqual(refused);
    expect(await submit(browser, { ...own, 'x-beacon-csrf': '' })).toEqual(refused);
    expect(await submit(browser, { ...own, 'x-beacon-csrf': another })).toEqual(refused);
    expect(await submit(browser, { ...own, 'x-beacon-csrf': `${csrf}x` })).toEqual(refused);
    expect(await submit(browser, { ...own, 'sec-fetch-site': 'same-site' })).toEqual(refused);
    expect(await submit(browser, { ...own, 'sec-fetch-site': 'cross-site' })).toEqual(refused);
    const foreign = await submit(browser, { ...own, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect((await submit(browser, own)).status).toBe(202);
  });

  it('do what their roles allow, and say which scope is missing', async () => {
    const { browser, csrf } = await sut.signedIn(['reader']);
    const own = { origin: sut.url, 'x-beacon-csrf': csrf };
    expect((await browser.ask('/api/v1/jobs')).status).toBe(200);
    expect(await submit(browser, own)).toEqual({ status: 403, code: 'missing_scope' });
    const { body } = await browser.ask('/api/v1/audit');
    expect(body).toMatchObject({
      error_code: 'missing_scope',
      message: expect.stringContaining('admin'),
    });
  });

  it('see their projects only, and choose the one in which they make something', async () => {
    const teams = ['alpha', 'beta'];
    await sut.harness.rows(
      `insert into projects (id) values ('alpha'), ('beta') on conflict do nothing`,
    );
    const { browser, csrf } = await sut.signedIn(['author'], { teams });
    const own = { origin: sut.url, 'x-beacon-csrf': csrf };
    expect(await submit(browser, own)).toEqual({ status: 400, code: 'project_required' });
    expect((await submit(browser, { ...own, 'beacon-project': 'beta' })).status).toBe(202);
    const other = await sut.signedIn(['author'], { teams: ['alpha'] }, 'eve');
    const count = async (who: TestBrowser): Promise<number> =>
      ((await who.ask('/api/v1/jobs')).body as { readonly jobs: readonly unknown[] }).jobs.length;
    expect([await count(browser), await count(other.browser)]).toEqual([1, 0]);
  });

  it('name the person in the audit log, whatever the header says', async () => {
    const { browser, csrf } = await sut.signedIn(['author'], {}, 'grace');
    const own = { origin: sut.url, 'x-beacon-csrf': csrf, 'x-beacon-actor': 'Somebody Else' };
    await submit(browser, own);
    const { body } = await sut.harness.get('/api/v1/audit?limit=50', AS_ADMIN);
    const entries = (body.audit as readonly Record<string, unknown>[]).filter((entry) =>
      JSON.stringify(entry).includes('grace'),
    );
    expect(entries.map(({ action }) => action)).toContain('session.begin');
    expect(JSON.stringify(entries)).toContain('grace at work');
    expect(JSON.stringify(entries)).not.toContain(String(browser.cookie('beacon_session')));
  });

  it('end when one signs out, which no other site can do for somebody', async () => {
    const { browser, csrf } = await sut.signedIn(['author']);
    const token = String(browser.cookie('beacon_session'));
    const foreign = await browser.ask('/api/v1/sign-out', { method: 'POST' });
    expect(foreign.status).toBe(403);
    const headers = { origin: sut.url, 'x-beacon-csrf': csrf };
    const { status, body } = await browser.ask('/api/v1/sign-out', { method: 'POST', headers });
    const issuerUrl = new URL(String((body as Record<string, unknown>)['issuer_sign_out_url']));
    expect([status, issuerUrl.pathname]).toEqual([200, '/logout']);
    expect(issuerUrl.searchParams.get('post_logout_redirect_uri')).toBe(`${sut.url}/sign-in`);
    expect(browser.cookie('beacon_session')).toBeUndefined();
    const copy = sut.browser();
    copy.plant('beacon_session', token);
    const { body: refusal } = await copy.ask('/api/v1/jobs');
    expect(refusal).toMatchObject({ error_code: 'session_ended' });
  });

  it('are seen and ended by their own person, and all of them by admins', async () => {
    const ada = await sut.signedIn(['author'], {}, 'ada-2');
    const elsewhere = await sut.signedIn(['author'], {}, 'ada-2');
    const bo = await sut.signedIn(['author'], {}, 'bo-2');
    const boss = await sut.signedIn(['boss'], {}, 'boss');
    const own = await sessionsOf(ada.browser);
    expect(own.map(({ subject }) => subject)).toEqual(['ada-2', 'ada-2']);
    const other = own.find((session) => !session.is_this)?.id ?? '';
    const headers = { origin: sut.url, 'x-beacon-csrf': bo.csrf };
    const end = { method: 'DELETE', headers };
    expect((await bo.browser.ask(`/api/v1/sessions/${other}`, end)).status).toBe(404);
    const byOwner = { ...end, headers: { ...headers, 'x-beacon-csrf': ada.csrf } };
    expect((await ada.browser.ask(`/api/v1/sessions/${other}`, byOwner)).status).toBe(200);
    expect((await elsewhere.browser.ask('/api/v1/jobs')).status).toBe(401);
    const all = await sessionsOf(boss.browser);
    const bos = all.find(({ subject }) => subject === 'bo-2')?.id ?? '';
    const byBoss = { ...end, headers: { ...headers, 'x-beacon-csrf': boss.csrf } };
    expect((await boss.browser.ask(`/api/v1/sessions/${bos}`, byBoss)).status).toBe(200);
    expect((await bo.browser.ask('/api/v1/jobs')).status).toBe(401);
    expect((await sut.harness.get('/api/v1/sessions', AS_ADMIN)).status).toBe(200);
  });

  it('are nothing for a key of one project, even with the scope admin', async () => {
    const asked = { name: 'admin of one', scopes: ['admin'], project: 'default' };
    const { body } = await sut.harness.post('/api/v1/keys', asked, AS_ADMIN);
    const ofOne = { authorization: `Bearer ${String(body['key'])}` };
    const { status, body: refusal } = await sut.harness.get('/api/v1/sessions', ofOne);
    expect([status, refusal['error_code']]).toEqual([403, 'all_projects_needed']);
  });

  it('end open streams of events within seconds', async () => {
    const { browser } = await sut.signedIn(['author'], {}, 'streamer');
    const response = await fetch(`${sut.url}/api/v1/events`, {
      headers: { cookie: `beacon_session=${browser.cookie('beacon_session')}` },
    });
    let isOpen = true;
    const read = (async () => {
      for await (const _piece of response.body ?? []) continue;
    })().catch(() => undefined);
    void read.then(() => (isOpen = false));
    await sut.harness.rows(`delete from sessions where subject = 'streamer'`);
    await until(() => !isOpen, 'the stream has ended', TAKES_EFFECT_MS);
  });

  it('end when they are not used, and after their time whatever happens', async () => {
    const { browser } = await sut.signedIn(['author'], {}, 'sleeper');
    const set = async (column: string, ago: string): Promise<void> => {
      await sut.harness.rows(
        `update sessions set ${column} = now() + interval '${ago}' where subject = 'sleeper'`,
      );
    };
    await set('last_seen_at', '-59 minutes');
    expect((await browser.ask('/api/v1/jobs')).status).toBe(200);
    const [seen] = await sut.harness.rows<{ recent: boolean }>(
      `select last_seen_at > now() - interval '1 minute' as recent from sessions where subject = 'sleeper'`,
    );
    expect(seen).toEqual({ recent: true });
    await set('last_seen_at', '-61 minutes');
    expect((await browser.ask('/api/v1/jobs')).status).toBe(401);
    await set('last_seen_at', '0 minutes');
    expect((await browser.ask('/api/v1/jobs')).status).toBe(200);
    await set('expires_at', '-1 seconds');
    expect((await browser.ask('/api/v1/jobs')).status).toBe(401);
  });

  it('are stored without what signs somebody in', async () => {
    const { browser } = await sut.signedIn(['author'], {}, 'stored');
    const rows = await sut.harness.rows(`select s::text as row from sessions s`);
    expect(JSON.stringify(rows)).not.toContain(String(browser.cookie('beacon_session')));
  });

  it('do not come before credentials that are sent', async () => {
    const { browser } = await sut.signedIn(['reader'], {}, 'both');
    const headers = { authorization: 'Bearer nonsense-of-some-length' };
    expect((await browser.ask('/api/v1/jobs', { headers })).status).toBe(403);
    expect((await browser.ask('/api/v1/audit', { headers: AS_ADMIN })).status).toBe(200);
  });
});

describe('a gateway without an issuer', () => {
  it('says that nobody can sign in, and goes on without', async () => {
    const sut = await SignInWorld.start({ BEACON_OIDC_ISSUER: '' });
    const browser = sut.browser();
    expect((await browser.ask('/api/v1/session')).body).toMatchObject({
      access: 'open',
      sign_in_url: null,
      principal: { kind: 'local' },
    });
    expect((await browser.ask('/api/v1/sign-in')).body).toMatchObject({
      error_code: 'sign_in_not_configured',
    });
    expect((await browser.ask('/api/v1/jobs')).status).toBe(200);
    await sut.stop();
  });

  it('leads to a page that says so where the issuer is away', async () => {
    const sut = await SignInWorld.start();
    await sut.issuer.stop();
    const at = await sut.browser().follow('/api/v1/sign-in?return_to=/series');
    expect(at).toBe('/sign-in?problem=issuer_away&return_to=%2Fseries');
    await sut.stop();
  });
});
