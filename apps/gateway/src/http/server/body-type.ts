import { MIMEType } from 'node:util';
import { ANSWERS_FILE_TYPE } from '@beacon/formats';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.js';
import type { ErrorCodeOf } from '../errors/error-codes.js';
import { largeBodyOf } from './large-body.js';

/** The type of every body but one of lines. */
export const JSON_TYPE = 'application/json';

/** The name of UTF-8 in RFC 3629, the one that browsers know beside it, and its part that some clients name. */
const CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii']);

/** What comes with these is not read. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Refuses a body of another type, charset or coding than its route reads, with 415 and before anything of it is received. What has no
 * body, and does not say that it has one, needs no type.
 */
export function refuseOtherTypes(server: FastifyInstance): void {
  server.addHook('preParsing', async (request) => {
    if (saysBody(request)) checkBodyType(request.headers, typeOf(request));
  });
}

/**
 * Holds the headers of a body against the type that is read.
 * @throws ApiError 415.
 */
export function checkBodyType(
  headers: Readonly<Pick<FastifyRequest['headers'], 'content-encoding' | 'content-type'>>,
  type: string,
): void {
  const given = mediaTypeOf(headers['content-type']);
  if (given?.essence !== type) throw otherType(type);
  const charset = given.params.get('charset')?.toLowerCase() ?? 'utf-8';
  if (!CHARSETS.has(charset)) throw otherCharset(type);
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity') throw packed();
}

function typeOf(request: FastifyRequest): string {
  return largeBodyOf(request) === 'lines' ? ANSWERS_FILE_TYPE : JSON_TYPE;
}

function saysBody({ method, headers }: FastifyRequest): boolean {
  if (WITHOUT_BODY.has(method)) return false;
  const length = headers['content-length'] ?? '0';
  return (
    headers['content-type'] !== undefined ||
    headers['transfer-encoding'] !== undefined ||
    length !== '0'
  );
}

/** Null for what is no media type. */
function mediaTypeOf(text = ''): MIMEType | null {
  try {
    return new MIMEType(text);
  } catch {
    return null;
  }
}

const otherType = (type: string): ApiError =>
  unsupported('invalid_content_type', `Content-Type must be ${type}`, {
    field: 'content-type',
    allowed: type,
    headers: { accept: type },
  });

const otherCharset = (type: string): ApiError =>
  unsupported('unsupported_charset', 'bodies are read as UTF-8: send it in that, and say so', {
    field: 'content-type',
    allowed: `${type}; charset=utf-8, or no charset`,
    headers: { accept: type },
  });

const packed = (): ApiError =>
  unsupported('unsupported_content_encoding', 'bodies are not unpacked: send it as it is', {
    field: 'content-encoding',
    allowed: 'identity, or no Content-Encoding',
    headers: { 'accept-encoding': 'identity' },
  });

interface Supported {
  readonly field: string;
  readonly allowed: string;
  /** What would be read, as RFC 9110 has it beside a 415. */
  readonly headers: Readonly<Record<string, string>>;
}

function unsupported(
  code: ErrorCodeOf<415>,
  message: string,
  { field, allowed, headers }: Supported,
): ApiError {
  const details = [{ field, code, message, allowed }];
  return new ApiError(415, { error: code, code, message, field, details, headers });
}
