/** A schema of an OpenAPI 3.0 document, or a part of one. */
export type Schema = { readonly [key: string]: unknown };

/** Whether a value can be a schema. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keywords whose members are schemas by name, and not keywords themselves. */
const BY_NAME: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs']);

/** Words of OpenAPI that no validator of JSON Schema needs. */
const WORDS: ReadonlySet<string> = new Set(['description', 'example', 'deprecated', 'format']);

/**
 * The same schema in the words of JSON Schema 2020-12, which validators speak. OpenAPI 3.0 has its own for null and for bounds that
 * are not reached.
 */
export function toJsonSchema(schema: Schema): Schema {
  const { nullable, ...rest } = schema;
  const members = Object.entries(rest)
    .filter(([key]) => !WORDS.has(key))
    .map(([key, value]) => [key, convert(key, value)]);
  const converted = withBounds(Object.fromEntries(members) as Schema);
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

function convert(key: string, value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item) => (isSchema(item) ? toJsonSchema(item) : item));
  if (!isSchema(value)) return value;
  if (!BY_NAME.has(key)) return toJsonSchema(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSchema(member) ? toJsonSchema(member) : member,
    ]),
  );
}

function withBounds(schema: Schema): Schema {
  let bounded = schema;
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof bounded[exclusive] !== 'boolean') continue;
    const { [limit]: bound, [exclusive]: isExclusive, ...rest } = bounded;
    bounded = { ...rest, [isExclusive === true ? exclusive : limit]: bound };
  }
  return bounded;
}
