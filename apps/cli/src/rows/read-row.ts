import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import { z } from 'zod';
import type { Line } from './read-lines.js';

/** Either a row, or what is wrong with its line. */
export type ReadRow<T> =
  | { readonly ok: true; readonly row: T }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A row of an export has some sixty fields; this bounds what is validated, and how many problems a line can have. */
const ROW_BOUNDS = { values: 10_000, levels: 32 };
/** Problems of one line that are kept. */
const MOST_PROBLEMS = 10;

/** Reads one line as a row. Fields that the schema does not know are left aside. */
export function readRow<T>(schema: z.ZodType<T>, { number, text }: Line): ReadRow<T> {
  const data = parse(text);
  if (!data.ok) return { ok: false, problems: [`line ${number} ${data.problem}`] };
  const result = schema.safeParse(data.value);
  if (result.success) return { ok: true, row: result.data };
  return {
    ok: false,
    problems: result.error.issues
      .slice(0, MOST_PROBLEMS)
      .map((issue) => problemOf(number, issue, data.value)),
  };
}

type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: parseBoundedJson(text, ROW_BOUNDS) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const isTooMuch = error instanceof JsonTooComplexError;
    return { ok: false, problem: isTooMuch ? `has ${problem}.` : `is not JSON: ${problem}` };
  }
}

function problemOf(line: number, { path, message }: z.core.$ZodIssue, data: unknown): string {
  const field = path.map(String).join('.');
  if (field === '') return `line ${line} ${message}, is ${shown(data)}.`;
  const value = valueAt(data, path);
  return value === undefined
    ? `line ${line}: ${field} is missing, ${message}.`
    : `line ${line}: ${field} is ${shown(value)}, ${message}.`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

const SHOWN = 60;

/** A value as JSON, cut where it is long. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const json = JSON.stringify(value);
  return json.length <= SHOWN ? json : `${json.slice(0, SHOWN).toWellFormed()}…`;
}

/** The message of a field: what it must be. The reader of the row adds where it stands and what it is. */
export function must(allowed: string): { readonly error: string } {
  return { error: `must be ${allowed}` };
}

/** The message of a row that is no object. */
export const ROW = must('a JSON object, one to a line');
