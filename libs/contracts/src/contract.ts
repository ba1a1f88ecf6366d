import { JsonTooComplexError, parseBoundedJson } from '@beacon/bounds';
import type { JsonBounds } from '@beacon/bounds';
import type { z } from 'zod';
import { ContractError } from './contract.error.js';

/** One kind of message: its name, version and schema. The handler's payload type is derived from it. */
export interface Contract<Payload> {
  /** Name of the message, such as `task.execute`. */
  readonly name: string;
  readonly version: number;
  /** What a body holds, with a description of each field; null when it may be any bytes. */
  readonly schema: z.ZodType | null;
  /**
   * Reads and validates a message's body.
   * @throws ContractError naming each field that is wrong; nothing of the value is shown.
   */
  decode(bytes: Uint8Array): Payload;
  /** The bytes to publish. The compiler has checked the payload; whoever reads it validates it again. */
  encode(payload: Payload): Uint8Array;
}

/** A contract as its readers see it, whatever its payload. */
export type AnyContract = Pick<Contract<unknown>, 'name' | 'version' | 'decode'>;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const bytes = new TextEncoder();

/** Of a message's body, in bytes: a broker takes 1 MiB unless it is configured otherwise, and no message needs as much. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Of a message without long lists. The validator makes a problem for each value that is wrong. */
export const MESSAGE_BOUNDS: JsonBounds = { values: 10_000, levels: 16 };

/**
 * Declares a contract. Additive changes keep the version; a breaking one is a new version beside the old.
 * @param most how many values and levels a body may have: more is not parsed. @default 10,000 and 16
 */
export function defineContract<Schema extends z.ZodType>(
  name: string,
  version: number,
  schema: Schema,
  most: JsonBounds = MESSAGE_BOUNDS,
): Contract<z.output<Schema>> {
  return {
    name,
    version,
    schema,
    decode: (data) => validated(name, schema, parsed(name, data, most)),
    encode: (payload) => bytes.encode(JSON.stringify(payload)),
  };
}

function parsed(name: string, data: Uint8Array, most: JsonBounds): unknown {
  if (data.byteLength > MOST_BYTES) {
    throw new ContractError(`${name}: the body is over ${MOST_BYTES} bytes`);
  }
  try {
    return parseBoundedJson(utf8.decode(data), most);
  } catch (cause) {
    const problem =
      cause instanceof JsonTooComplexError ? `has ${cause.message}` : 'is not JSON in UTF-8';
    throw new ContractError(`${name}: the body ${problem}`, { cause });
  }
}

function validated<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.code}`);
  throw new ContractError(`${name}: ${problems.join('; ')}`);
}
