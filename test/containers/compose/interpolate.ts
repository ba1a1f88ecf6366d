const VARIABLE = /\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g;

/**
 * Puts values in the place of `${NAME}`, `${NAME:-default}` and `${NAME:?reason}`, as compose does; `$$` is a dollar sign.
 * @throws Error with the reason, for a variable that must be set.
 */
export function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (whole, name?: string, operator?: string, word = '') => {
    if (name === undefined) return '$';
    const value = variables[name] ?? '';
    if (value !== '') return value;
    if (operator === '?') throw new Error(`${name} is not set: ${word}`);
    if (operator === undefined) throw new Error(`${whole} is not set, and has no default`);
    return word;
  });
}
