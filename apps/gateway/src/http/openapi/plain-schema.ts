/** A JSON Schema, as far as descriptions here use it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly nullable?: boolean;
  readonly [keyword: string]: unknown;
}

const COMPONENTS = '#/components/schemas/';
const DEFINITIONS = '#/definitions/';
const NULL: JsonSchema = { type: 'null' };

/** A schema of OpenAPI 3.0 in the words of JSON Schema, which has no `nullable`; its components are called definitions there. */
export function plainSchema({ nullable, description, ...schema }: JsonSchema): JsonSchema {
  const plain = orNull(translated(schema), nullable === true);
  if (!description) return plain;
  // Beside a reference, draft 7 reads nothing.
  return plain.$ref === undefined
    ? { description, ...plain }
    : { description, allOf: [{ $ref: plain.$ref }] };
}

function translated({ allOf, oneOf, anyOf, properties, items, ...rest }: JsonSchema): JsonSchema {
  const target = allOf?.[0] ?? rest;
  if (target.$ref !== undefined) return { $ref: target.$ref.replace(COMPONENTS, DEFINITIONS) };
  const options = oneOf ?? anyOf;
  if (options !== undefined) return { anyOf: options.map(plainSchema) };
  return { ...withBounds(rest), ...within({ properties, items }) };
}

/** In OpenAPI 3.0 a word beside a bound says that it is excluded; in JSON Schema that word is the bound. */
function withBounds({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  ...rest
}: JsonSchema): JsonSchema {
  return {
    ...rest,
    ...(minimum === undefined
      ? {}
      : { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum === undefined
      ? {}
      : { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
  };
}

/** Names of the components that a schema refers to. */
export function referencesOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' ? [String(value).replace(COMPONENTS, '')] : referencesOf(value),
  );
}

function within({ properties, items }: Pick<JsonSchema, 'properties' | 'items'>): JsonSchema {
  return {
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, one]) => [name, plainSchema(one)]),
          ),
        }),
    ...(items === undefined ? {} : { items: plainSchema(items) }),
  };
}

function orNull(schema: JsonSchema, isNullable: boolean): JsonSchema {
  if (!isNullable) return schema;
  if (schema.anyOf !== undefined) return { anyOf: [...schema.anyOf, NULL] };
  if (typeof schema.type !== 'string') return { anyOf: [schema, NULL] };
  const words = schema.enum === undefined ? {} : { enum: [...schema.enum, null] };
  return { ...schema, ...words, type: [schema.type, 'null'] };
}
