import { applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { ErrorBody } from '../errors/error-body.js';
import { TakesQuery, metaOf } from '../query.js';
import type { QuerySchema } from '../query.js';

/** An answer: JSON of a class or a schema, a file of one of some media types, or no body at all. */
export type AnswerDescription =
  | { readonly about: string; readonly body: z.ZodType | Type }
  | { readonly about: string; readonly media: readonly string[] }
  | { readonly about: string };

/** What an endpoint takes and answers. */
export interface EndpointDescription {
  readonly summary: string;
  readonly description?: string;
  /** Parameters in the path, with what they are. */
  readonly path?: Readonly<Record<string, string>>;
  /** @default no parameters: any is refused */
  readonly query?: QuerySchema;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: {
    readonly schema: z.ZodType | Type;
    readonly examples: Readonly<Record<string, object>>;
    /** @default true */
    readonly required?: boolean;
  };
  /** Answers by status. */
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Errors by status, all of one shape; beside those that any path can answer. */
  readonly errors?: Readonly<Record<number, string>>;
}

/** Documents an endpoint, and declares the parameters that it takes. */
export function Endpoint(endpoint: EndpointDescription): MethodDecorator {
  const query = endpoint.query ?? z.strictObject({});
  return applyDecorators(
    TakesQuery(query),
    ApiOperation({ summary: endpoint.summary, description: endpoint.description ?? '' }),
    ...Object.entries(endpoint.path ?? {}).map(([name, description]) =>
      ApiParam({ name, description, schema: { type: 'string' } }),
    ),
    ...Object.keys(query.shape).map((name) => describeParameter(query, name)),
    ...Object.entries(endpoint.headers ?? {}).map(([name, description]) =>
      ApiHeader({ name, description, required: false }),
    ),
    ...describeBody(endpoint.body),
    ...Object.entries(endpoint.answers).map(([status, answer]) =>
      describeAnswer(Number(status), answer),
    ),
    ...Object.entries(endpoint.errors ?? {}).map(([status, description]) =>
      ApiResponse({ status: Number(status), description, type: ErrorBody }),
    ),
  );
}

function describeAnswer(status: number, answer: AnswerDescription): MethodDecorator {
  const { about: description } = answer;
  if ('body' in answer) {
    const { body } = answer;
    return body instanceof z.ZodType
      ? ApiResponse({ status, description, schema: jsonSchema(body) })
      : ApiResponse({ status, description, type: body });
  }
  if (!('media' in answer)) return ApiResponse({ status, description });
  const content = Object.fromEntries(answer.media.map((type) => [type, { schema: fileOf(type) }]));
  return ApiResponse({ status, description, content });
}

function fileOf(type: string): OpenApiSchema {
  return type === 'application/json' ? { type: 'object' } : { type: 'string', format: 'binary' };
}

type OpenApiSchema =
  Exclude<Parameters<typeof ApiResponse>[0], undefined> extends infer Options
    ? Extract<Options, { schema: unknown }>['schema']
    : never;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): OpenApiSchema {
  return z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    override: ({ jsonSchema: json }) => {
      dropBounds(json);
      tellAllowed(json);
    },
  }) as OpenApiSchema;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every whole number has the bounds of exact ones, which tell a reader nothing. */
function dropBounds(json: JsonSchema): void {
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
}

/** What a field of a body allows is no keyword of OpenAPI, whose readers refuse a document with one: words say it. */
function tellAllowed(json: JsonSchema): void {
  const { allowed } = json;
  if (typeof allowed !== 'string') return;
  json.description = `${json.description ?? ''} Allowed: ${allowed}.`.trim();
  delete json['allowed'];
}

function describeParameter(query: QuerySchema, name: string): MethodDecorator {
  const { description, allowed, schema } = metaOf(query, name);
  return ApiQuery({
    name,
    required: false,
    description: `${description} Allowed: ${allowed}.`,
    schema: schema as OpenApiSchema,
  });
}

function describeBody(body: EndpointDescription['body']): MethodDecorator[] {
  if (body === undefined) return [];
  const examples = Object.fromEntries(
    Object.entries(body.examples).map(([name, value]) => [name, { summary: name, value }]),
  );
  const { required = true } = body;
  const { schema } = body;
  return schema instanceof z.ZodType
    ? [ApiBody({ required, schema: jsonSchema(schema, 'input'), examples })]
    : [ApiBody({ required, type: schema, examples })];
}
