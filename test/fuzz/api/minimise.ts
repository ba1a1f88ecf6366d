/** Requests that a search for a smaller body may cost. */
const MOST_TRIES = 60;
const LARGEST = 100_000;

/**
 * A smaller body that is still answered wrongly: members and elements are left out one after the other.
 * @returns the body as it was where it is no JSON or too large to be worth it.
 */
export async function minimised(
  body: Buffer,
  stillFails: (smaller: Buffer) => Promise<boolean>,
): Promise<Buffer> {
  let best = parsed(body);
  if (best === undefined) return body;
  let tries = 0;
  for (let found = true; found && tries < MOST_TRIES;) {
    found = false;
    for (const smaller of reductions(best)) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      if (!(await stillFails(Buffer.from(JSON.stringify(smaller))))) continue;
      best = smaller;
      found = true;
      break;
    }
  }
  return Buffer.from(JSON.stringify(best));
}

function parsed(body: Buffer): unknown {
  if (body.length > LARGEST) return undefined;
  try {
    const value: unknown = JSON.parse(body.toString());
    // What the parser made other than it was written may be what matters.
    return JSON.stringify(value) === body.toString() ? value : undefined;
  } catch {
    return undefined;
  }
}

function* reductions(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (let at = 0; at < Math.min(value.length, MOST_TRIES); at += 1) {
      yield value.filter((_, index) => index !== at);
      for (const item of reductions(value[at])) yield value.with(at, item);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const others = Object.entries(value).filter(([name]) => name !== key);
      yield Object.fromEntries(others);
      for (const smaller of reductions(member)) yield { ...value, [key]: smaller };
    }
  } else if (typeof value === 'string' && value.length > 1) {
    yield value.slice(0, Math.floor(value.length / 2));
  }
}
