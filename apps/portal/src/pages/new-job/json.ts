/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
  readonly [name: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at a path such as `sampling.seed`; undefined where nothing or null stands, which the API takes for the same. */
export function valueAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined;
  return value ?? undefined;
}

/** The same object with a value at a path. */
export function withValue(object: JsonObject, path: string, value: Json): JsonObject {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = object[name];
  return { ...object, [name]: withValue(isObject(inner) ? inner : {}, rest.join('.'), value) };
}

/** The same object without what stands at a path, and without an object that becomes empty by it. */
export function withoutValue(object: JsonObject, path: string): JsonObject {
  const [name = '', ...rest] = path.split('.');
  const { [name]: inner, ...others } = object;
  if (inner === undefined || rest.length === 0 || !isObject(inner)) return others;
  const left = withoutValue(inner, rest.join('.'));
  return Object.keys(left).length === 0 ? others : { ...others, [name]: left };
}

/** Both objects in one; where both have an object, both of these in one. */
export function merged(object: JsonObject, other: JsonObject): JsonObject {
  const all: Record<string, Json> = { ...object };
  for (const [name, value] of Object.entries(other)) {
    const before = all[name];
    all[name] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return all;
}
