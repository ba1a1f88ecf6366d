import { z } from 'zod';
import { MOST_PROBLEMS, type ConfigurationProblem } from './configuration.error.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

/** Either a value, or the problems for which there is none. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };

interface FieldIssue {
  readonly code?: string | undefined;
  readonly expected?: unknown;
  readonly input?: unknown;
}

/** The error of a field: says whether it is missing or wrong, and what is allowed. It never repeats the value. */
export function must(allowed: string): { error: (issue: FieldIssue) => string } {
  return {
    error: (issue) => {
      if (issue.input === undefined) return `is missing, give ${allowed}`;
      return isUnquoted(issue)
        ? `is a ${typeof issue.input}, must be ${allowed}: put it in quotes`
        : `must be ${allowed}`;
    },
  };
}

function isUnquoted({ code, expected, input }: FieldIssue): boolean {
  return (
    code === 'invalid_type' &&
    expected === 'string' &&
    (typeof input === 'number' || typeof input === 'boolean')
  );
}

const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

/** Text without the spaces around it: 1 to `max` characters, no control characters (a database refuses some). */
export function text(max: number): z.ZodType<string> {
  const error = must(`text of 1 to ${max} characters without control characters`);
  return z
    .string(error)
    .trim()
    .refine((value) => value !== '' && [...value].length <= max && !UNPRINTABLE.test(value), error);
}

/** Checks a part of a file, which stands at `at`, and names every problem with its line. */
export function validate<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  data: unknown,
  at: FieldPath = [],
): Checked<T> {
  const result = schema.safeParse(data, { error: ruleOf });
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues
    .slice(0, MOST_PROBLEMS)
    .flatMap((issue) =>
      fieldsOf(issue).map((field) => file.problem([...at, ...field], issue.message)),
    );
  return { ok: false, problems };
}

function fieldsOf(issue: z.core.$ZodIssue): FieldPath[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
}

/** Words for the issues that no schema words itself; undefined leaves them to zod, whose texts hold no values. */
export function ruleOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys')
    return `unknown field, allowed are ${namesOf(issue.inst)}`;
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.input === undefined) return 'is missing';
  return `must be ${NOUNS[issue.expected] ?? issue.expected}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  object: 'a mapping of fields',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
};

function namesOf(schema: unknown): string {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') : 'none';
}
