import type { RunningService } from '@beacon/observability';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignInWorld } from './sign-in-world-spec.js';

const PUBLIC_URL = 'https://beacon.example';
const OVER_TLS = 'Path=/; HttpOnly; Secure; SameSite';

/** What a proxy that ends TLS asks of the gateway: the same request, over plain http. */
describe('the cookies of a gateway behind TLS', () => {
  let world: SignInWorld;
  let sut: RunningService;
  beforeAll(async () => {
    world = await SignInWorld.start();
    sut = await world.harness.another({ ...world.settings, BEACON_PUBLIC_URL: PUBLIC_URL });
  });
  afterAll(async () => {
    await sut.stop();
    await world.stop();
  });

  const open = async (
    path: string,
    cookie = '',
    init: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> =>
    fetch(new URL(path, sut.url), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    });
  const target = (response: Response): URL => new URL(response.headers.get('location') ?? '');
  const set = (response: Response): string[] => response.headers.getSetCookie();
  /** As a browser sends it: name and value. */
  const sent = (line: string | undefined): string => line?.split(';', 1)[0] ?? '';

  const signIn = async () => {
    world.person(['author']);
    const begun = await open('/api/v1/sign-in?return_to=/jobs');
    const granted = await fetch(target(begun), { redirect: 'manual' });
    const back = target(granted);
    expect(back.origin).toBe(PUBLIC_URL);
    const ended = await open(`${back.pathname}${back.search}`, sent(set(begun)[0]));
    return { begun: set(begun), ended: set(ended), session: sent(set(ended)[1]) };
  };
  const whoAsks = async (cookie: string) =>
    (await (await open('/api/v1/session', cookie)).json()) as {
      readonly principal: { readonly id: string } | null;
      readonly csrf_token: string | null;
    };

  it('are of this host alone, only over TLS, for no script and for no other site', async () => {
    const { begun, ended } = await signIn();
    expect(begun).toEqual([
      expect.stringMatching(
        new RegExp(`^__Host-beacon_sign_in=[\\w-]+; Max-Age=600; ${OVER_TLS}=Lax$`),
      ),
    ]);
    expect(ended).toEqual([
      `__Host-beacon_sign_in=; Max-Age=0; ${OVER_TLS}=Lax`,
      expect.stringMatching(
        new RegExp(`^__Host-beacon_session=[\\w-]{43}; Max-Age=43200; ${OVER_TLS}=Strict$`),
      ),
    ]);
  });

  it('count under their own names only, which no neighbour can set', async () => {
    const { session } = await signIn();
    expect((await whoAsks(session)).principal).toMatchObject({ id: 'ada' });
    expect((await whoAsks(session.replace('__Host-', ''))).principal).toBeNull();
  });

  it('are taken away under the same names when one signs out', async () => {
    const { session } = await signIn();
    const { csrf_token: csrf } = await whoAsks(session);
    const headers = { 'x-beacon-csrf': csrf ?? '' };
    const out = await open('/api/v1/sign-out', session, { method: 'POST', headers });
    expect(out.status).toBe(200);
    expect(set(out)).toContain(`__Host-beacon_session=; Max-Age=0; ${OVER_TLS}=Strict`);
    expect((await whoAsks(session)).principal).toBeNull();
  });
});
