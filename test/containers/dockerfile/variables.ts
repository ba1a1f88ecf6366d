/** Values of build arguments and environment variables. */
export type Variables = Readonly<Record<string, string>>;

const VARIABLE = /\$\{(\w+)(?::([-+])((?:[^${}]|\$\{\w+\})*))?\}/g;

/**
 * Puts values in the place of `${NAME}`, `${NAME:-text}` and `${NAME:+text}`, which may hold `${NAME}` again, as a Dockerfile has it.
 * @throws Error for a name that was not declared.
 */
export function expand(text: string, values: Variables): string {
  return text.replaceAll(VARIABLE, (_, name: string, operator?: string, other = '') => {
    const value = values[name];
    if (value === undefined) throw new Error(`\${${name}} is not declared where it is used`);
    if (operator === undefined) return value;
    const isUsed = (operator === '+') === (value !== '');
    return isUsed ? expand(other, values) : operator === '+' ? '' : value;
  });
}
