/** Headers that carry credentials. */
export type Credentials = Readonly<Record<string, string>>;

/** `Authorization` with a key or a token. */
export function bearer(token: string): Credentials {
  return { authorization: `Bearer ${token}` };
}

/**
 * What a gateway answers to a request that must succeed.
 * @throws Error when it does not.
 */
export async function send(
  gateway: string,
  method: string,
  path: string,
  { headers, body }: { readonly headers: Credentials; readonly body?: unknown },
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${gateway}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as Readonly<Record<string, unknown>>;
  if (answer.ok) return said;
  throw new Error(`${method} ${path}: ${answer.status} ${String(said['message'])}`);
}
