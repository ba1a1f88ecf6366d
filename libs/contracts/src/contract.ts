import type { z } from 'zod';
import { ContractError } from './contract.error.js';

/** One kind of message: its name, version and schema. The handler's payload type is derived from it. */
export interface Contract<Payload> {
  /** Name of the message, such as `task.execute`. */
  readonly name: string;
  readonly version: number;
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

/** Declares a contract. Additive changes keep the version; a breaking one is a new version beside the old. */
export function defineContract<Schema extends z.ZodType>(
  name: string,
  version: number,
  schema: Schema,
): Contract<z.output<Schema>> {
  return {
    name,
    version,
    decode: (data) => validated(name, schema, parsed(name, data)),
    encode: (payload) => bytes.encode(JSON.stringify(payload)),
  };
}

function parsed(name: string, data: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(data));
  } catch (cause) {
    throw new ContractError(`${name}: the body is not JSON in UTF-8`, { cause });
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
