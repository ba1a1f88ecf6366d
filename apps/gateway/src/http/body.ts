import type { PipeTransform } from '@nestjs/common';
import { Body } from '@nestjs/common';
import { z } from 'zod';
import { ApiError } from './errors/api-error.js';
import type { ErrorDetail } from './errors/api-error.js';
import { boundedList } from './bounded-list.js';

/** The body of a request: a strict object whose fields say in their meta data what is `allowed`. */
export type BodySchema = z.ZodObject;

const MAX_DETAILS = 50;

/** The body of a request, read by a schema. No body at all is read as an empty object. */
export const BodyOf = (schema: BodySchema): ParameterDecorator => Body(new BodyPipe(schema));

class BodyPipe implements PipeTransform<unknown, unknown> {
  constructor(private readonly schema: BodySchema) {}

  transform(body: unknown): unknown {
    const result = this.schema.safeParse(body ?? {}, { reportInput: true });
    if (result.success) return result.data;
    const issues = result.error.issues.slice(0, MAX_DETAILS);
    const [first, ...rest] = issues.flatMap((issue) => this.#details(issue));
    if (first === undefined) throw new Error('a body was refused without a reason');
    throw ApiError.validation([first, ...rest.slice(0, MAX_DETAILS - 1)]);
  }

  #details(issue: z.core.$ZodIssue): ErrorDetail[] {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.slice(0, MAX_DETAILS).map((key) => this.#unknown(key));
    if (issue.path.length === 0) return [NO_OBJECT];
    const field = fieldOf(issue.path);
    const allowed = allowedIn(this.schema, String(issue.path[0]));
    // JSON has no undefined: what is undefined was not given.
    const isMissing = issue.input === undefined;
    return [
      {
        field,
        code: isMissing ? 'missing_field' : 'invalid_value',
        message: `${field} ${isMissing ? 'is required' : problemOf(issue)}`,
        ...(allowed === undefined ? {} : { allowed }),
      },
    ];
  }

  #unknown(key: string): ErrorDetail {
    const field = key.slice(0, 60);
    const message = `${JSON.stringify(field)} is not a field of this body: remove it`;
    return {
      field,
      code: 'unknown_field',
      message,
      allowed: Object.keys(this.schema.shape).join(', '),
    };
  }
}

const NO_OBJECT: ErrorDetail = {
  field: null,
  code: 'wrong_type',
  message: 'the body must be an object',
};

function fieldOf(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  return [String(first), ...rest.map((step) => `[${String(step)}]`)].join('');
}

function allowedIn(schema: BodySchema, name: string): string | undefined {
  const allowed = (schema.shape[name] as z.ZodType | undefined)?.meta()?.['allowed'];
  return typeof allowed === 'string' ? allowed : undefined;
}

/** What a failed check of this file says of the field. */
const problem = (words: string): { readonly params: { readonly problem: string } } => ({
  params: { problem: words },
});

function problemOf(issue: z.core.$ZodIssue): string {
  const known: unknown = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
  return typeof known === 'string' ? known : 'is not accepted as it is given';
}

const MAX_REASON_LENGTH = 1_000;

/** Why something is done: a text that a database column can hold. */
const reasonText = z
  .string()
  .trim()
  .refine(
    (text) => text.length <= MAX_REASON_LENGTH,
    problem(`is longer than ${MAX_REASON_LENGTH} characters`),
  )
  .refine((text) => !text.includes('\0'), problem('holds a NUL character'))
  .refine((text) => text.isWellFormed(), problem('holds half of a surrogate pair'));

/** `reason` of a body that needs one. */
export const requiredReasonField = reasonText
  .refine((text) => text !== '', problem('is blank: say why'))
  .meta({
    description: 'Why, for whoever reads the results.',
    allowed: `1..${MAX_REASON_LENGTH} characters, not all of them blanks`,
  });

/** `reason` of a body: why something is done, in the words of who does it. */
export const reasonField = reasonText
  .nullish()
  .transform((reason) => reason || null)
  .meta({
    description: 'Why, for the audit log.',
    allowed: `0..${MAX_REASON_LENGTH} characters`,
  });

/** `author` of a body: whose word it is, where that is another than who sends it. */
export const authorField = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,200}$/u)
  .nullish()
  .transform((author) => author ?? null)
  .meta({
    description: 'Whose word it is. Who sends the request when absent.',
    allowed: '1..200 printable characters',
  });

/** A field that takes one text of a shape or a list of them; read as a list, null when it is absent. */
export function oneOrMany(item: z.ZodType<string>, allowed: string, description: string) {
  return z
    .union([item, boundedList(item, 1_000)])
    .nullish()
    .transform((given) => (given === null || given === undefined ? null : [given].flat()))
    .meta({ description, allowed: `${allowed}; or a list of 1..1000` });
}
