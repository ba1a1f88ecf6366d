import type { Given } from './registration.js';

/**
 * Options as the API's fields of the same name: `--model-id` is `model_id`. What was not given is left out. The gateway checks the
 * values, and its refusal names the field.
 */
export function apiFields(given: Given, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given[attributeOf(name)];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function attributeOf(field: string): string {
  return field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The parts of a comma-separated option; null when it was not given. */
export function listOf(value: unknown): string[] | null {
  if (typeof value !== 'string') return null;
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
