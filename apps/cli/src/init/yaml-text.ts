const PLAIN = /^[A-Za-z](?:[A-Za-z0-9_. -]*[A-Za-z0-9])?$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off)$/i;

/** A text as a scalar of YAML: plain where that cannot be read otherwise, else in JSON's quotes, which are YAML's. */
export function scalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text);
}

/** Texts as a list on one line. */
export function flowList(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(', ')}]`;
}

/** One text where all are the same, else a mapping on one line. */
export function byKey(values: readonly (readonly [key: string, value: string])[]): string {
  const [first, ...others] = values;
  if (first !== undefined && others.every(([, value]) => value === first[1]))
    return scalar(first[1]);
  return `{ ${values.map(([key, value]) => `${key}: ${scalar(value)}`).join(', ')} }`;
}

/** Lines as comments. */
export function comments(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => `${indent}# ${line}`);
}
