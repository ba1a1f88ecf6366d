import { JsonTooComplexError } from '@beacon/bounds';
import type { z } from 'zod';
import { failureOf } from './failures.js';
import type { HttpReply, ReadBody } from './protocol.js';
import { parseReplyJson } from './reply-json.js';

type Parsed<Value> =
  { readonly kind: 'value'; readonly value: Value } | Extract<ReadBody, { kind: 'failure' }>;

/** Reads a 2xx body that must be JSON of a shape. What is no such thing is a typed failure, not an answer. */
export function parseJsonBody<Schema extends z.ZodType>(
  reply: HttpReply,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const parsed = parseBody(reply);
  return parsed.kind === 'failure' ? parsed : validated(reply, parsed.value, schema);
}

/** Reads a 2xx body that must be JSON, its first entries only, see {@link parseReplyJson}. */
export function parseBody(reply: HttpReply): Parsed<unknown> {
  const encoding = String(reply.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity') {
    const message = `the body is encoded as ${encoding.slice(0, 60)}, though only identity was asked for`;
    return invalid(reply, 'invalid_content_encoding', message);
  }
  const type = String(reply.headers['content-type'] ?? '');
  if (!/^application\/([a-z.+-]+\+)?json\b/i.test(type)) {
    const message = `the body is ${type.slice(0, 60) || 'untyped'}, not JSON`;
    return invalid(reply, 'invalid_content_type', message);
  }
  try {
    return { kind: 'value', value: parseReplyJson(reply.body) };
  } catch (error) {
    return error instanceof JsonTooComplexError
      ? invalid(reply, 'response_too_complex', `the body has ${error.message}`)
      : invalid(reply, 'invalid_json', 'the body is not JSON');
  }
}

/** Holds a body to a shape. */
export function validated<Schema extends z.ZodType>(
  reply: HttpReply,
  body: unknown,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(body);
  if (result.success) return { kind: 'value', value: result.data };
  const fields = result.error.issues.slice(0, 5).map(({ path }) => path.join('.') || 'body');
  const message = `the body lacks what an answer has: ${fields.join(', ')}`;
  return invalid(reply, 'invalid_response', message);
}

function invalid(
  reply: HttpReply,
  code: string,
  message: string,
): Extract<ReadBody, { kind: 'failure' }> {
  return {
    kind: 'failure',
    failure: failureOf('permanent', code, message, { httpStatus: reply.status }),
  };
}
