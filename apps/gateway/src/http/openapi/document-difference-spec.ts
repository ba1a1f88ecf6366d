type Json = unknown;
type JsonObject = { readonly [key: string]: Json };

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Where two OpenAPI documents describe different APIs, as `GET /path responses.200…: before -> after`. Schemas are compared as they
 * are after every `$ref`: names of components do not count, nor does the wording of descriptions, only whether there is one.
 */
export function documentDifferences(before: JsonObject, after: JsonObject): string[] {
  return differences('', operationsOf(before), operationsOf(after));
}

function operationsOf(document: JsonObject): JsonObject {
  const paths = Object.entries(document['paths'] as Record<string, JsonObject>);
  return Object.fromEntries(
    paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        normal(inlined(operation, document)),
      ]),
    ),
  );
}

/** A part of a document with what its references name in their places. */
export function inlined(value: Json, document: JsonObject): Json {
  if (Array.isArray(value)) return value.map((item) => inlined(item, document));
  if (!isObject(value)) return value;
  if (typeof value['$ref'] === 'string') {
    return inlined(targetOf(value['$ref'], document), document);
  }
  const { allOf, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, inlined(member, document)]),
  );
  // Beside other keywords a reference has to stand in a list of its own.
  return Array.isArray(allOf) ? Object.assign({}, ...allOf, rest) : { ...rest };
}

function normal(value: Json): Json {
  if (Array.isArray(value)) return listOf(value.map(normal));
  if (!isObject(value)) return value;
  const { anyOf, ...rest } = value;
  // One thing or the same is that thing.
  if (Array.isArray(anyOf) && new Set(anyOf.map((one) => JSON.stringify(one))).size === 1) {
    return normal({ ...(anyOf[0] as JsonObject), ...rest });
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => !(key === 'description' && member === ''))
      .map(([key, member]) => [key, isWording(key, member) ? 'given' : normal(member)]),
  );
}

function isWording(key: string, member: Json): boolean {
  return (key === 'description' || key === 'summary') && typeof member === 'string';
}

/** Parameters by place and name, texts in order: their order means nothing. */
function listOf(items: readonly Json[]): Json {
  if (items.every((item) => isObject(item) && 'in' in item && 'name' in item)) {
    const named = items as readonly JsonObject[];
    return Object.fromEntries(
      named.map((item) => [`${String(item['in'])} ${String(item['name'])}`, item]),
    );
  }
  return items.every((item) => typeof item === 'string') ? items.toSorted() : items;
}

function targetOf(ref: string, document: JsonObject): Json {
  const steps = ref.replace('#/', '').split('/');
  return steps.reduce<Json>((at, step) => (at as JsonObject)[step], document);
}

function differences(at: string, before: Json, after: Json): string[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(`${at}.${key}`, before[key], after[key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, n) => differences(`${at}[${n}]`, item, after[n]));
  }
  const [was, is] = [before, after].map((value) => JSON.stringify(value));
  return was === is ? [] : [`${at.slice(1)}: ${was} -> ${is}`];
}
