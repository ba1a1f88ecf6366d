/**
 * SQL that writes values as JSON in the canonical form of RFC 8785. PostgreSQL escapes texts just as that form asks for: `\"`, `\\`,
 * `\b`, `\f`, `\n`, `\r`, `\t`, other control characters as `\u00xx` in lower case, and nothing else. A spec holds it to the pure form,
 * with every character that could differ.
 */

/** A text, or null. */
export function textSql(expression: string): string {
  return `coalesce(to_json((${expression})::text)::text, 'null')`;
}

/** A text without anything to escape, such as a hash or a moment. */
export function plainSql(expression: string): string {
  return `coalesce('"' || (${expression}) || '"', 'null')`;
}

/** An integer, or null. */
export function integerSql(expression: string): string {
  return `coalesce((${expression})::text, 'null')`;
}

/** A text that is the same for every row. */
export function constantSql(value: string | number): string {
  return `'${JSON.stringify(value)}'`;
}

/** An object whose fields are made by the functions above; in the order of their names, whatever theirs is here. */
export function objectSql(fields: Readonly<Record<string, string>>): string {
  const parts = Object.keys(fields)
    .toSorted()
    .map((name, index) => `'${index === 0 ? '{' : ','}"${name}":' || ${fields[name] ?? 'null'}`);
  return `${parts.join(' || ')} || '}'`;
}
