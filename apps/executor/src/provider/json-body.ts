import type { z } from 'zod';
import { failureOf } from './failures.js';
import type { HttpReply, ReadBody } from './protocol.js';

type Parsed<Value> =
  { readonly kind: 'value'; readonly value: Value } | Extract<ReadBody, { kind: 'failure' }>;

/** Reads a 2xx body that must be JSON of a shape. What is no such thing is a typed failure, not an answer. */
export function parseJsonBody<Schema extends z.ZodType>(
  reply: HttpReply,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const type = String(reply.headers['content-type'] ?? '');
  if (!/^application\/([a-z.+-]+\+)?json\b/i.test(type)) {
    return invalid(
      reply,
      'invalid_content_type',
      `the body is ${type.slice(0, 60) || 'untyped'}, not JSON`,
    );
  }
  let body: unknown;
  try {
    body = JSON.parse(reply.body);
  } catch {
    return invalid(reply, 'invalid_json', 'the body is not JSON');
  }
  const result = schema.safeParse(body);
  if (result.success) return { kind: 'value', value: result.data };
  const fields = result.error.issues.slice(0, 5).map(({ path }) => path.join('.') || 'body');
  return invalid(
    reply,
    'invalid_response',
    `the body lacks what an answer has: ${fields.join(', ')}`,
  );
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
