import type { OpenAPIObject } from '@nestjs/swagger';
import { fileFields } from './job-file-fields.js';
import { plainSchema, referencesOf } from './plain-schema.js';
import type { JsonSchema } from './plain-schema.js';

const BARE = 'JobBody';
const WRAPPED = 'WrappedJobBody';
/** Of what a file may hold in the place of any value. */
const VARIABLE = { $ref: '#/definitions/Variable' };

/**
 * The JSON Schema (draft 7, which editors know best) of a job in a file: the bodies of `POST /api/v1/jobs` as the API describes them,
 * with what only a file has. Where a value has a form, a variable `${NAME}` may stand for it.
 */
export function jobFileSchema({ components }: OpenAPIObject): JsonSchema {
  const schemas = (components?.schemas ?? {}) as Readonly<Record<string, JsonSchema>>;
  const names = reachable([BARE, WRAPPED], schemas);
  const plain = Object.fromEntries(names.map((name) => [name, plainSchema(schemas[name] ?? {})]));
  const definitions = mapped(plain, withVariables);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A Beacon job',
    description:
      'What a file for `beacon submit` holds: the fields of POST /api/v1/jobs, and variables.',
    type: 'object',
    // Told apart by the field that wraps, so that an editor complains about one form instead of both.
    allOf: [
      { if: { required: ['jobspec'] }, else: { $ref: '#/definitions/JobFile' } },
      { if: { not: { required: ['jobspec'] } }, else: { $ref: '#/definitions/WrappedJobFile' } },
    ],
    definitions: {
      Variable: VARIABLE_SCHEMA,
      JobFile: withFields(definitions[BARE] ?? {}, ['constraints']),
      WrappedJobFile: withFields(definitions[WRAPPED] ?? {}, []),
      ...definitions,
    },
  };
}

const VARIABLE_SCHEMA: JsonSchema = {
  description: 'A variable: from --var, from `vars`, or from the environment if `env` lists it.',
  type: 'string',
  pattern: '\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}',
};

function withFields(schema: JsonSchema, required: readonly string[]): JsonSchema {
  return {
    ...schema,
    required: [...(schema.required ?? []), ...required],
    properties: { ...fileFields, ...schema.properties },
  };
}

function reachable(
  names: readonly string[],
  schemas: Readonly<Record<string, JsonSchema>>,
): string[] {
  const found = new Set(names);
  // A set that grows while it is gone through is gone through to its new end.
  for (const name of found) for (const other of referencesOf(schemas[name] ?? {})) found.add(other);
  return [...found].toSorted();
}

/** Lets a variable stand wherever a value is held to more than being a text. */
function withVariables(schema: JsonSchema): JsonSchema {
  if (isFormed(schema)) {
    const { description, ...form } = schema;
    return {
      ...(description === undefined ? {} : { description }),
      anyOf: [form, VARIABLE],
    };
  }
  return {
    ...schema,
    ...(schema.properties === undefined
      ? {}
      : { properties: mapped(schema.properties, withVariables) }),
    ...(schema.items === undefined ? {} : { items: withVariables(schema.items) }),
  };
}

const FORMED: readonly unknown[] = ['integer', 'number', 'boolean'];

function isFormed({ type, enum: words, pattern }: JsonSchema): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return words !== undefined || pattern !== undefined || types.some((one) => FORMED.includes(one));
}

function mapped(
  schemas: Readonly<Record<string, JsonSchema>>,
  change: (schema: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, change(one)]));
}
