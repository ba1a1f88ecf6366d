/** The body of a request that a package has written: it writes JSON, as text. */
export function bodyOf({ body }: RequestInit): Readonly<Record<string, unknown>> {
  return JSON.parse(typeof body === 'string' ? body : '{}') as Record<string, unknown>;
}
