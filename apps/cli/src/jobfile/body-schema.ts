import { JOB_FILE_SCHEMA } from './job-file.schema.js';

/** A JSON Schema, as far as that of jobs goes. */
export interface BodySchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly items?: BodySchema;
  readonly allOf?: readonly BodySchema[];
  readonly anyOf?: readonly BodySchema[];
  readonly definitions?: Readonly<Record<string, BodySchema>>;
}

const VARIABLE = '#/definitions/Variable';
const DEFINITIONS = '#/definitions/';

/** The schema of a job whose variables have their values: that of files without a variable in the place of a value. */
export const BODY_SCHEMA = withoutVariables(JOB_FILE_SCHEMA) as BodySchema;

function withoutVariables(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutVariables);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, ...rest } = schema as Readonly<Record<string, unknown>>;
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withoutVariables(value)]),
  );
  if (!Array.isArray(anyOf)) return plain;
  const options: readonly unknown[] = anyOf
    .filter((option: BodySchema) => option.$ref !== VARIABLE)
    .map(withoutVariables);
  return options.length === 1
    ? { ...plain, ...(options[0] as object) }
    : { ...plain, anyOf: options };
}

/** The JSON types that the value at a path may have; none where anything goes, or nothing is known. */
export function typesAt(path: readonly (string | number)[], isWrapped: boolean): Set<string> {
  const root = BODY_SCHEMA.definitions?.[isWrapped ? 'WrappedJobFile' : 'JobFile'];
  let schemas = root === undefined ? [] : [root];
  for (const step of path) {
    schemas = schemas.flatMap(meanings).flatMap(({ items, properties }) => {
      const next = typeof step === 'number' ? items : properties?.[step];
      return next === undefined ? [] : [next];
    });
  }
  return new Set(schemas.flatMap(meanings).flatMap(({ type }) => type ?? []));
}

/** What a schema may mean, references followed. */
function meanings(schema: BodySchema): BodySchema[] {
  const { $ref, allOf, anyOf } = schema;
  const target = $ref && BODY_SCHEMA.definitions?.[$ref.replace(DEFINITIONS, '')];
  const options = [...(allOf ?? []), ...(anyOf ?? []), ...(target ? [target] : [])];
  return options.length === 0 ? [schema] : options.flatMap(meanings);
}
