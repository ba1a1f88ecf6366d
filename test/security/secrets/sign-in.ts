/** Signs in as a browser does, over the issuer and back. @returns the session's cookie, as a browser sends it. */
export async function signIn(gateway: string): Promise<string> {
  const begun = await hop(`${gateway}/api/v1/sign-in`, '');
  const granted = await hop(begun.to, '');
  const { cookies } = await hop(granted.to, cookieHeader(begun.cookies));
  const session = cookies.find((cookie) => /session/.test(cookie.split('=', 1)[0] ?? ''));
  if (session === undefined) throw new Error('the sign-in came to no session');
  return cookieHeader([session]);
}

interface Hop {
  readonly to: string;
  readonly cookies: readonly string[];
}

async function hop(url: string, cookie: string): Promise<Hop> {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
  await answer.arrayBuffer();
  const to = answer.headers.get('location');
  if (to === null) throw new Error(`a sign-in ended with ${answer.status}`);
  return { to: new URL(to, url).href, cookies: answer.headers.getSetCookie() };
}

function cookieHeader(lines: readonly string[]): string {
  return lines.map((line) => line.split(';', 1)[0] ?? '').join('; ');
}
