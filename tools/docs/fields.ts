import { z } from 'zod';
import { code, table } from './table.js';

type Json = z.core.JSONSchema.BaseSchema;

/** A row for each field of a schema, with those of objects within it. */
export function fieldsTable(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const rows = rowsOf(json, '');
  return rows.length === 0
    ? 'The body is an empty object.'
    : table(['field', 'type', 'required', 'meaning'], rows);
}

function rowsOf(object: Json, prefix: string): string[][] {
  const required = new Set(object.required);
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const field = asSchema(property);
    const row = [
      code(prefix + name),
      typeOf(field),
      presence(field, required.has(name)),
      field.description ?? '',
    ];
    return [row, ...nestedRows(field, prefix + name)];
  });
}

/** Fields of an object within; one that stands on the page by itself is referred to. */
function nestedRows(field: Json, path: string): string[][] {
  if (refOf(field) !== undefined) return [];
  const [schema] = withoutNull(field);
  if (schema?.type === 'array') {
    const items = asSchema(schema.items);
    return items.properties === undefined ? [] : rowsOf(items, `${path}[].`);
  }
  return schema?.properties === undefined ? [] : rowsOf(schema, `${path}.`);
}

function presence(field: Json, isRequired: boolean): string {
  if (isRequired) return 'yes';
  return 'default' in field ? `no, ${code(JSON.stringify(field.default))} when absent` : 'no';
}

/** The type with its limits, such as `integer ≥ 1 or null`. */
export function typeOf(field: Json): string {
  const ref = refOf(field);
  const kinds = ref === undefined ? withoutNull(field).map(kindOf) : [code(ref)];
  return [...kinds, ...(isNullable(field) ? ['null'] : [])].join(' or ');
}

function refOf(field: Json): string | undefined {
  return typeof field['ref'] === 'string' ? field['ref'] : undefined;
}

/** Each type that a field may have, as a schema of its own. */
function optionsOf(field: Json): Json[] {
  const types = field.type as unknown;
  if (Array.isArray(types)) return types.map((type): Json => ({ ...field, type }));
  return (field.anyOf ?? field.oneOf)?.map(asSchema) ?? [field];
}

function withoutNull(field: Json): Json[] {
  return optionsOf(field).filter(({ type }) => type !== 'null');
}

function isNullable(field: Json): boolean {
  return optionsOf(field).some(({ type }) => type === 'null');
}

function kindOf(schema: Json): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.type === 'array') return `list of ${typeOf(asSchema(schema.items))}`;
  if (schema.type === 'string') return stringKind(schema);
  if (schema.type === 'integer' || schema.type === 'number') return numberKind(schema);
  if (schema.type === 'object' && schema.properties === undefined) return mapKind(schema);
  return String(schema.type ?? 'any');
}

function stringKind({ format, pattern, maxLength }: Json): string {
  if (format === 'date-time') return 'moment';
  const limits = [
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(pattern === undefined ? [] : [code(`/${pattern}/`)]),
  ];
  return ['string', ...limits].join(', ');
}

/** Whole numbers are exact ones: bounds that say just that are left out. */
function numberKind({ type, minimum, maximum }: Json): string {
  const limits = [
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? [] : [`≥ ${minimum}`]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [`≤ ${maximum}`]),
  ];
  return [String(type), ...limits].join(' ');
}

function mapKind({ additionalProperties }: Json): string {
  const values = asSchema(additionalProperties);
  return values.type === undefined ? 'object' : `object of ${typeOf(values)} by name`;
}

function asSchema(schema: unknown): Json {
  return typeof schema === 'object' && schema !== null ? (schema as Json) : {};
}
