import type { AsyncApiDocument } from './document.js';
import type { JsonSchema } from './schemas.js';

/** Keywords with which a schema says what a value is: a reader may rely on each. */
const FIXED = ['$ref', 'type', 'const', 'format', 'pattern', 'minimum', 'maximum'] as const;
const LENGTHS = ['minLength', 'maxLength', 'minItems', 'maxItems'] as const;
/** Schemas within a schema. */
const PARTS = ['items', 'additionalProperties', 'propertyNames'] as const;
const EXCLUSIVE = ['exclusiveMinimum', 'exclusiveMaximum'] as const;

/**
 * What a new document takes away from the readers of an older one, in words; empty when it only adds. New channels, messages and optional
 * fields are additions; so is a new value of a list of words, which readers must bear. A new required field is none: events that are kept
 * do not have it.
 */
export function breakingChanges(older: AsyncApiDocument, newer: AsyncApiDocument): string[] {
  return [
    ...entries(older.channels, newer.channels, 'channel', (before, after, name) =>
      changed(before, after, name, ['address', 'x-stream', 'messages']),
    ),
    ...entries(older.operations, newer.operations, 'operation', (before, after, name) =>
      changed(before, after, name, ['action', 'channel']),
    ),
    ...entries(
      older.components.messages,
      newer.components.messages,
      'message',
      (before, after, name) => [
        ...changed(before, after, name, ['name', 'contentType', 'payload']),
        ...inSchema(schemaAt(before, 'headers'), schemaAt(after, 'headers'), `${name} headers`),
      ],
    ),
    ...entries(older.components.schemas, newer.components.schemas, 'schema', inSchema),
  ];
}

type Compare = (before: JsonSchema, after: JsonSchema, name: string) => string[];

function entries(
  older: Readonly<Record<string, JsonSchema>>,
  newer: Readonly<Record<string, JsonSchema>>,
  kind: string,
  compare: Compare,
): string[] {
  return Object.entries(older).flatMap(([name, before]) => {
    const after = newer[name];
    return after === undefined
      ? [`${kind} ${name}: is gone`]
      : compare(before, after, `${kind} ${name}`);
  });
}

function changed(
  before: JsonSchema,
  after: JsonSchema,
  name: string,
  fields: readonly string[],
): string[] {
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]].map((value) => JSON.stringify(value));
    return was === is ? [] : [`${name}: ${field} was ${String(was)} and is ${String(is)}`];
  });
}

function inSchema(before: JsonSchema, after: JsonSchema, name: string): string[] {
  return [
    ...changed(before, after, name, [...FIXED, ...LENGTHS, ...EXCLUSIVE]),
    ...lostWords(before, after, name),
    ...inRequired(before, after, name),
    ...inProperties(before, after, name),
    ...PARTS.filter((part) => part in before || part in after).flatMap((part) =>
      inSchema(schemaAt(before, part), schemaAt(after, part), `${name} ${part}`),
    ),
    ...inOptions(before, after, name),
  ];
}

function lostWords(before: JsonSchema, after: JsonSchema, name: string): string[] {
  const left = new Set(listAt(after, 'enum'));
  const [had, has] = [before, after].map((schema) => Array.isArray(schema['enum']));
  if (had !== has) return [`${name}: its list of words came or went`];
  return listAt(before, 'enum')
    .filter((word) => !left.has(word))
    .map((word) => `${name}: the word ${String(word)} is gone`);
}

function inRequired(before: JsonSchema, after: JsonSchema, name: string): string[] {
  const [was, is] = [before, after].map((schema) => new Set(listAt(schema, 'required')));
  const lost = [...(was ?? [])].filter((field) => is?.has(field) !== true);
  const fresh = [...(is ?? [])].filter((field) => was?.has(field) !== true);
  return [
    ...lost.map((field) => `${name}: ${String(field)} is no longer always there`),
    ...fresh.map((field) => `${name}: ${String(field)} is required now, and older ones lack it`),
  ];
}

function inProperties(before: JsonSchema, after: JsonSchema, name: string): string[] {
  const newer = schemaAt(after, 'properties');
  return Object.keys(schemaAt(before, 'properties')).flatMap((field) => {
    if (newer[field] === undefined) return [`${name}: ${field} is gone`];
    return inSchema(
      schemaAt(schemaAt(before, 'properties'), field),
      schemaAt(newer, field),
      `${name} ${field}`,
    );
  });
}

/** `anyOf` says what may be null: another number of options is another type. */
function inOptions(before: JsonSchema, after: JsonSchema, name: string): string[] {
  const [was, is] = [listAt(before, 'anyOf'), listAt(after, 'anyOf')];
  if (was.length !== is.length) return [`${name}: may be of other types than before`];
  return was.flatMap((option, place) =>
    inSchema(asSchema(option), asSchema(is[place]), `${name} (option ${place + 1})`),
  );
}

function listAt(schema: JsonSchema, field: string): readonly unknown[] {
  const list = schema[field];
  return Array.isArray(list) ? list : [];
}

function schemaAt(schema: JsonSchema, field: string): JsonSchema {
  return asSchema(schema[field]);
}

function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}
