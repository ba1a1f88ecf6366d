import { z } from 'zod';

/** A JSON Schema as it stands in the document. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a contract's body, as a sender must keep to it and a reader may rely on it. What is not described may be there, too:
 * additions are allowed at any time.
 */
export function jsonSchemaOf(schema: z.ZodType | null): JsonSchema {
  if (schema === null) return {};
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  return json;
}

/** Leaves out what says nothing to a reader: bounds of exact whole numbers, the pattern behind a format, our own marks. */
function tidy(json: z.core.JSONSchema.BaseSchema): void {
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (json.format === 'date-time') delete json.pattern;
  delete json['ref'];
}
