import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import type { z } from 'zod';
import { EvidenceFileError } from '../faults.js';
import { FILE_LIMITS } from './limits.js';

/** A line as JSON, with what it says it is. */
export interface ParsedLine {
  readonly number: number;
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const ENTRY = /^\{"type":"entry"/;

/**
 * Reads a line; null when it is no JSON, as the last line of a file that was cut is none.
 * @throws EvidenceFileError when it is JSON of another kind, or too much of it.
 */
export function parseLine(text: string, number: number): ParsedLine | null {
  const value = parsed(text, number);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EvidenceFileError(`line ${number} is no JSON object`);
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const type = Object.hasOwn(fields, 'type') ? fields['type'] : undefined;
  if (typeof type !== 'string') throw new EvidenceFileError(`line ${number} says no type`);
  return { number, type, value: fields };
}

function parsed(text: string, number: number): unknown {
  const bounds = ENTRY.test(text) ? FILE_LIMITS.entry : FILE_LIMITS.line;
  try {
    return parseBoundedJson(text, bounds);
  } catch (error) {
    if (error instanceof JsonTooComplexError) {
      throw new EvidenceFileError(`line ${number} has ${error.message}`);
    }
    return undefined;
  }
}

/** A line in its form. @throws EvidenceFileError naming the field, and what is allowed. */
export function lineOf<T>(schema: z.ZodType<T>, { value, number, type }: ParsedLine): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.map(String).join('.') || type;
  throw new EvidenceFileError(`line ${number}: ${field}: ${issue?.message ?? 'is not accepted'}`);
}
