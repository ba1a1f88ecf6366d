import type { z } from 'zod';
import { isRecord } from './scan.js';
import { MAX_PROBLEMS, show, typeFault } from '@beacon/domain';
import type { Fault, Path, Problems } from '@beacon/domain';

const KIND: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/**
 * Reads an object by a strict schema. Every deviation becomes a problem; what could be read is returned, so that one
 * wrong field does not hide what is wrong with the others.
 */
export function readObject<S extends z.ZodObject>(
  schema: S,
  value: unknown,
  path: Path,
  problems: Problems,
): Partial<z.output<S>> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, path, problems);
  return isRecord(value) ? salvage(schema, value) : {};
}

function salvage<S extends z.ZodObject>(
  schema: S,
  value: Readonly<Record<string, unknown>>,
): Partial<z.output<S>> {
  const readable = Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, field]) => {
    const result = (field as z.ZodType).safeParse(value[key]);
    return result.success ? [[key, result.data] as const] : [];
  });
  return Object.fromEntries(readable) as Partial<z.output<S>>;
}

function report(issue: z.core.$ZodIssue, path: Path, problems: Problems): void {
  const at = [...path, ...issue.path.map(toStep)];
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.slice(0, MAX_PROBLEMS);
    for (const key of keys) problems.add([...at, key], unknownField(key));
  } else {
    problems.add(at, faultOf(issue, at));
  }
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'symbol' ? String(step) : step;
}

function unknownField(key: string): Fault {
  const message = `${show(key)} is not a field of a job specification here: remove it`;
  return { code: 'unknown_field', message };
}

function faultOf(issue: z.core.$ZodIssue, at: Path): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return typeFault(issue.input, KIND[issue.expected] ?? issue.expected, at);
    case 'invalid_value':
      return valueFault('invalid_value', issue.input, issue.values.map(String).join(', '));
    case 'custom':
      return valueFault(
        issue.params?.['code'] as ProblemCode,
        issue.input,
        issue.params?.['allowed'],
      );
    default:
      return { code: 'invalid_value', message: issue.message };
  }
}

function valueFault(code: ProblemCode, input: unknown, allowed: unknown): Fault {
  return { code, message: `${show(input)} is not accepted`, allowed: String(allowed) };
}
