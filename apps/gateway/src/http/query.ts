import type { PipeTransform } from '@nestjs/common';
import { Query, SetMetadata } from '@nestjs/common';
import { z } from 'zod';
import { ApiError } from './errors/api-error.js';
import type { ErrorDetail } from './errors/api-error.js';

/** The parameters of an endpoint: a strict object whose fields read one text each. */
export type QuerySchema = z.ZodObject;

/** Key of the metadata that holds an endpoint's {@link QuerySchema}. */
export const QUERY_SCHEMA = 'beacon:query-schema';

/** Declares the parameters that an endpoint takes. */
export const TakesQuery = (schema: QuerySchema): MethodDecorator =>
  SetMetadata(QUERY_SCHEMA, schema);

/** A parameter that is a whole number, `min` to `max`. */
export function wholeNumber(
  { min, max, fallback }: { readonly min: number; readonly max: number; readonly fallback: number },
  description: string,
) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max)
    .default(fallback)
    .meta({
      description,
      allowed: `a whole number, ${min} to ${max}`,
      schema: { type: 'integer', minimum: min, maximum: max, default: fallback },
    });
}

/** A parameter that is a decimal fraction between two bounds, both left out. */
export function fraction(
  {
    above,
    below,
    fallback,
  }: { readonly above: number; readonly below: number; readonly fallback: number },
  description: string,
) {
  return z
    .string()
    .regex(/^(0|[1-9]\d{0,3})?(\.\d{1,12})?$/)
    .transform(Number)
    .refine((value) => value > above && value < below)
    .default(fallback)
    .meta({
      description,
      allowed: `a decimal fraction above ${above} and below ${below}, such as ${fallback}`,
      schema: { type: 'number', default: fallback },
    });
}

/** A parameter that is one of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
) {
  return z
    .enum(words)
    .optional()
    .meta({
      description,
      allowed: words.join(', '),
      schema: { type: 'string', enum: words },
    });
}

/** A parameter that is a text of a shape. */
export function textOf(pattern: RegExp, allowed: string, description: string) {
  return z
    .string()
    .regex(pattern)
    .optional()
    .meta({ description, allowed, schema: { type: 'string' } });
}

/** The parameters of a request, read by a schema. */
export const QueryOf = (schema: QuerySchema): ParameterDecorator => Query(new QueryPipe(schema));

class QueryPipe implements PipeTransform<unknown, unknown> {
  constructor(private readonly schema: QuerySchema) {}

  transform(query: unknown): unknown {
    const result = this.schema.safeParse(query);
    if (result.success) return result.data;
    refuse(result.error.issues.map((issue) => this.#detail(String(issue.path[0]))));
    return undefined;
  }

  #detail(name: string): ErrorDetail {
    const meta = metaOf(this.schema, name);
    const message = `${name} is not accepted as it is given`;
    return { field: name, code: 'invalid_parameter', message, allowed: meta.allowed };
  }
}

/** What is known of a parameter beside how it is read. */
export interface ParameterMeta {
  readonly description: string;
  readonly allowed: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The meta data of a parameter. */
export function metaOf(schema: QuerySchema, name: string): ParameterMeta {
  return (schema.shape[name] as z.ZodType).meta() as unknown as ParameterMeta;
}

function refuse(problems: readonly ErrorDetail[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw ApiError.validation([first, ...rest.slice(0, 49)]);
}
