import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import type { JsonBounds } from '@beacon/bounds';
import type { ProblemCode } from '@beacon/domain';
import { formatPath } from '@beacon/domain';
import type { z } from 'zod';
import { ApiError } from '../../http/errors/api-error.js';
import type { ErrorDetail } from '../../http/errors/api-error.js';

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const TAB = 9;

/** A line of a file of answers, without its end. */
export interface FileLine {
  /** From 1 on, blank lines included. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The lines of some bytes that are not blank. */
export function* linesOf(bytes: Uint8Array, first: number): Generator<FileLine> {
  let number = first;
  for (let start = 0; start < bytes.length; number += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (!line.every(isBlank)) yield { number, bytes: line };
    start = end + 1;
  }
}

function isBlank(byte: number): boolean {
  return byte === BLANK || byte === TAB || byte === CARRIAGE_RETURN;
}

/** How many lines end within some bytes. */
export function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a line by its schema.
 * @returns the value, or everything that is wrong with it: each with its line and field.
 */
export function readLine<Value>(
  line: FileLine,
  schema: z.ZodType<Value>,
  bounds: JsonBounds,
): { readonly value: Value } | { readonly problems: readonly ErrorDetail[] } {
  const json = parse(line, bounds);
  if ('problem' in json) return { problems: [json.problem] };
  const read = schema.safeParse(json.value);
  if (read.success) return { value: read.data };
  return { problems: read.error.issues.map((issue) => toDetail(line.number, issue)) };
}

function parse(
  { number, bytes }: FileLine,
  bounds: JsonBounds,
): { readonly value: unknown } | { readonly problem: ErrorDetail } {
  const field = `line ${number}`;
  try {
    return { value: parseBoundedJson(utf8.decode(bytes), bounds) };
  } catch (error) {
    if (error instanceof JsonTooComplexError) {
      const message = `${field} holds ${error.message}`;
      return { problem: { field, code: 'json_too_complex', message } };
    }
    // What the parser says quotes the line, which may be an answer.
    const message = `${field} is not JSON in UTF-8`;
    return { problem: { field, code: 'invalid_json', message } };
  }
}

const CODES: Readonly<Partial<Record<z.core.$ZodIssue['code'], ProblemCode>>> = {
  invalid_type: 'wrong_type',
  unrecognized_keys: 'unknown_field',
  too_big: 'out_of_range',
  too_small: 'out_of_range',
};

function toDetail(line: number, issue: z.core.$ZodIssue): ErrorDetail {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return problemAt(line, path, CODES[issue.code] ?? 'invalid_value', issue.message);
}

/** A problem of a field of a line. */
export function problemAt(
  line: number,
  path: readonly (string | number)[],
  code: ProblemCode,
  message: string,
): ErrorDetail {
  const place = path.length === 0 ? `line ${line}` : `line ${line}: ${formatPath(path)}`;
  return { field: place, code, message: `${place}: ${message}` };
}

/** Problems that are told of a file. */
const MOST_PROBLEMS = 50;

/** Collects what is wrong with a file. */
export class LineProblems {
  readonly #found: ErrorDetail[] = [];

  add(problems: readonly ErrorDetail[]): void {
    this.#found.push(...problems.slice(0, MOST_PROBLEMS - this.#found.length));
  }

  /** @throws ApiError 400 when there is any. */
  refuse(): void {
    const [first, ...rest] = this.#found;
    if (first !== undefined) throw ApiError.validation([first, ...rest]);
  }
}
