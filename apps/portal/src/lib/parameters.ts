/** Parameters as the end of an address of the API, such as `?alpha=0.01`; nothing where there are none. */
export function parametersOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  return parameters === '' ? '' : `?${parameters}`;
}
