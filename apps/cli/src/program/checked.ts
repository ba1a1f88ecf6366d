import { z } from 'zod';
import { UsageError } from '../refusal.error.js';
import type { Given } from './registration.js';

/**
 * The options of a command, checked.
 * @throws UsageError that names every option that is missing or has a wrong value.
 */
export function checked<T>(given: Given, schema: z.ZodType<T>): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map(({ message }) => message).join('\n'));
}

/** The message of an option with a wrong value, or without one. */
export function option(name: string, allowed: string): { error: (issue: Issue) => string } {
  return {
    error: ({ input }) =>
      input === undefined
        ? `--${name} is missing, give ${allowed}.`
        : `--${name} is ${JSON.stringify(input)}, must be ${allowed}.`,
  };
}

interface Issue {
  readonly input?: unknown;
}

const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?$/i;

/** An option that is a number between two others, which are not allowed themselves, or is not given. */
export function between(name: string, low: number, high: number) {
  const error = option(name, `a number between ${low} and ${high}`);
  return z
    .string(error)
    .refine((text) => NUMBER.test(text) && Number(text) > low && Number(text) < high, error)
    .transform(Number)
    .optional();
}
