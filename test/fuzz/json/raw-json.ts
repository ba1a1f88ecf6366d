/** A part of a JSON text that is written as it is, valid or not: a number that no double holds, a key that stands twice. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** A JSON value in which parts may be anything. */
export type Json =
  null | boolean | number | string | RawJson | readonly Json[] | { readonly [key: string]: Json };

/** Whether a value is an object with members. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof RawJson)
  );
}

/** Whether a value is a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The text of a value. */
export function render(value: Json): string {
  if (value instanceof RawJson) return value.text;
  if (isList(value)) return `[${value.map(render).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${render(member)}`,
  );
  return `{${members.join(',')}}`;
}
