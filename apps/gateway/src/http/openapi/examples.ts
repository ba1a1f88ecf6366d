/** Examples of a body by name, as `@ApiBody` takes them. */
export function examplesOf(
  bodies: Readonly<Record<string, object>>,
): Record<string, { readonly summary: string; readonly value: object }> {
  return Object.fromEntries(
    Object.entries(bodies).map(([name, value]) => [name, { summary: name, value }]),
  );
}
