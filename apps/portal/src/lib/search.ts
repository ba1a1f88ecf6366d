/** Reads `?region=us-east&region=eu-west&q=hong%20kong`. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = found[name];
    if (before === undefined) found[name] = value;
    else found[name] = [before, value].flat();
  }
  return found;
}

/** Writes what `parseSearch` reads, in the order of the names, so that one state has one address. What is empty is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(search).toSorted()) {
    for (const value of [search[name]].flat()) {
      if (typeof value === 'string' && value !== '') parameters.append(name, value);
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The texts under a name; none when it is absent. */
export function listOf(value: unknown): string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string' && item !== '');
}

/** The one text under a name, if there is one. */
export function textOf(value: unknown): string | undefined {
  return listOf(value)[0];
}

/** The text under a name when it is one of those that are allowed. */
export function oneOf<Allowed extends string>(
  value: unknown,
  allowed: readonly Allowed[],
): Allowed | undefined {
  const text = textOf(value);
  return allowed.find((item) => item === text);
}

/** The texts under a name that are among those allowed; the others are dropped, as an address may be old. */
export function manyOf<Allowed extends string>(
  value: unknown,
  allowed: readonly Allowed[],
): Allowed[] {
  const texts = listOf(value);
  return allowed.filter((item) => texts.includes(item));
}
