import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { ApiDocument, bareType } from './document.js';
import type { Operation } from './document.js';
import { toJsonSchema } from './schema.js';
import type { Schema } from './schema.js';
import type { WireAnswer } from './wire.js';

/** The request that an answer is held against. */
export interface Asked {
  readonly method: string;
  /** Path and query, as they were sent; null when the bytes were no HTTP on purpose. */
  readonly target: string | null;
  /** Whether the connection may end without an answer: the request itself had no end. */
  readonly mayGoUnanswered: boolean;
  /** Whether the body's type is the one that the operation takes; absent where that is not what is tried. */
  readonly hasRightType?: boolean;
}

/** What a body of another type is answered with: 415, or what is looked at before it. */
const OTHER_TYPE: ReadonlySet<number> = new Set([401, 403, 415, 421, 429]);

/** Where the shape of errors is taken from: an operation that documents one. */
const ERRORS_OF = ['POST /api/v1/jobs', 400] as const;
const ERROR_LIMIT = 64 * 1024;
const JSON_TYPE = 'application/json';
const SHOWN = 4;

/** What is answered before any operation is known: the request is no HTTP, or its path or its headers are too long, or it asks for what no operation does. */
const BEFORE_ROUTING: ReadonlySet<string> = new Set([
  'invalid_http',
  'headers_too_large',
  'request_timeout',
  'path_too_long',
  'invalid_path',
  'host_not_allowed',
  'origin_not_allowed',
  'expectation_failed',
]);

const errorWords = z.looseObject({
  error_code: z.string(),
  message: z.string(),
  request_id: z.string(),
});

/** Holds answers against the API's own description. */
export class AnswerCheck {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  readonly #compiled = new WeakMap<Schema, ValidateFunction>();
  readonly #errorSchema: Schema;

  constructor(private readonly document: ApiDocument) {
    const [name, status] = ERRORS_OF;
    const described = document.operations.find((each) => each.name === name)?.answers.get(status);
    const schema = described?.[JSON_TYPE];
    if (schema === undefined) throw new Error(`the document says nothing of ${name} ${status}`);
    this.#errorSchema = schema;
  }

  /** What is wrong with an answer; nothing when it is as described. */
  problemsOf(asked: Asked, answer: WireAnswer): string[] {
    if (answer.status === 0) return asked.mayGoUnanswered ? [] : ['no answer'];
    const { status } = answer;
    const operation =
      asked.target === null ? undefined : this.document.operationOf(asked.method, asked.target);
    const documented = operation?.answers.get(status);
    const problems = [
      ...(answer.isWhole || asked.method === 'HEAD' ? [] : [`${status}: the answer is cut off`]),
      ...(status < 500 || documented !== undefined
        ? []
        : [`${status} is not documented: ${said(answer)}`]),
      ...problemsOfType(asked, status),
      ...(status >= 400 ? this.#problemsOfError(asked, answer) : []),
    ];
    if (problems.length > 0 || status >= 500) return problems;
    if (operation === undefined) return this.#problemsWithout(asked, answer);
    return this.#problemsOfDocumented(asked, operation, answer);
  }

  #problemsOfDocumented({ method }: Asked, operation: Operation, answer: WireAnswer): string[] {
    const { status, headers, body } = answer;
    const documented = operation.answers.get(status);
    if (documented === undefined) {
      return isBeforeRouting(answer) ? [] : [`${status} is not documented: ${said(answer)}`];
    }
    if (method === 'HEAD' || Object.keys(documented).length === 0) return [];
    const type = bareType(headers['content-type'] ?? '');
    if (!Object.hasOwn(documented, type)) return [`${status} is documented, and not as ${type}`];
    const schema = documented[type];
    return schema === undefined || type !== JSON_TYPE ? [] : this.#mismatches(schema, status, body);
  }

  /** Of what the document does not know only errors can be answered. */
  #problemsWithout({ target }: Asked, answer: WireAnswer): string[] {
    // Bytes that were no HTTP on purpose may be read as a request after all.
    const isPage = target === null || isDocumentation(target);
    if (answer.status >= 400 || isPage) return [];
    return [`${answer.status} for what the document does not know`];
  }

  #problemsOfError({ method }: Asked, answer: WireAnswer): string[] {
    const { status, headers, body } = answer;
    const id = headers['x-request-id'];
    if (id === undefined) return [`${status} has no X-Request-ID`];
    if (method === 'HEAD') return [];
    if (bareType(headers['content-type'] ?? '') !== JSON_TYPE) return [`${status} is no JSON`];
    if (body.length > ERROR_LIMIT) return [`${status} has ${body.length} bytes of error`];
    const value = parsed(body);
    const words = errorWords.safeParse(value);
    if (!words.success) return [`${status} has not the shape of errors: ${said(answer)}`];
    return [
      ...(words.data.request_id === id ? [] : [`${status}: request_id is not that of the header`]),
      ...(/node_modules|\n\s+at /.test(body.toString())
        ? [`${status} shows code of the server`]
        : []),
    ];
  }

  /** Holds a body of an error against the shape that all errors have. */
  hasErrorShape(body: Buffer): boolean {
    return this.#mismatches(this.#errorSchema, 400, body).length === 0;
  }

  #mismatches(schema: Schema, status: number, body: Buffer): string[] {
    const value = parsed(body);
    if (value === undefined) return [`${status}: the body is not JSON`];
    const validate = this.#validatorOf(schema);
    if (validate(value)) return [];
    const found = (validate.errors ?? []).slice(0, SHOWN);
    const words = found.map(({ instancePath, message, params }) => {
      return `${generic(instancePath)} ${message} ${JSON.stringify(params)}`.slice(0, 200);
    });
    return [`${status} is not as described: ${words.join('; ')}`];
  }

  #validatorOf(schema: Schema): ValidateFunction {
    const known = this.#compiled.get(schema);
    if (known !== undefined) return known;
    const validate = this.#ajv.compile(toJsonSchema(schema));
    this.#compiled.set(schema, validate);
    return validate;
  }
}

function problemsOfType({ hasRightType }: Asked, status: number): string[] {
  if (hasRightType === true && status === 415) return ['415 for a body of the right type'];
  const isRefused = hasRightType !== false || OTHER_TYPE.has(status) || status >= 500;
  return isRefused ? [] : [`${status} for a body of another type`];
}

function isDocumentation(target: string): boolean {
  return target.startsWith('/api/docs');
}

function isBeforeRouting({ body }: WireAnswer): boolean {
  const words = errorWords.safeParse(parsed(body));
  return words.success && BEFORE_ROUTING.has(words.data.error_code);
}

function said({ body }: WireAnswer): string {
  const words = errorWords.safeParse(parsed(body));
  return words.success
    ? words.data.error_code
    : body.toString('utf8').slice(0, 120).replaceAll(/\s+/g, ' ');
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Told as a mismatch by who asked.
    return undefined;
  }
}

/** One place for all elements of a list, so that the same fault is told once. */
function generic(path: string): string {
  return path.replaceAll(/\/\d+/g, '/*') || 'the body';
}
