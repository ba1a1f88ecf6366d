import { Injectable, SetMetadata, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { ValidationError } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { ApiError, ErrorDetail } from '../errors/api-error.js';
import { fieldsOf } from './field.js';
import type { FieldFacts } from './field.js';
import {
  MAX_DETAILS,
  noObject,
  refusedBody,
  refusedPath,
  refusedQuery,
  validation,
} from './refusal.js';

/**
 * Nest's ValidationPipe: bodies, queries and paths are instances of their DTO classes, or refused with everything that is wrong with
 * them in the API's one shape of errors. What is declared as no DTO class passes as it is.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: (errors) => new InvalidInputError(errors),
    });
  }

  /** No body at all is read as an empty object. */
  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const fields = fieldsOf(metadata.metatype ?? Object);
    if (fields.size === 0) return super.transform(given, metadata);
    const value = given ?? {};
    if (typeof value !== 'object' || Array.isArray(value)) throw noObject();
    try {
      return await super.transform(withFewUnknown(value, fields), metadata);
    } catch (error) {
      throw error instanceof InvalidInputError ? refusalOf(error.errors, metadata, fields) : error;
    }
  }
}

/** What the pipe throws before it is known of which part of the request. */
class InvalidInputError extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('invalid input');
  }
}

function refusalOf(
  errors: readonly ValidationError[],
  { type }: ArgumentMetadata,
  fields: ReadonlyMap<string, FieldFacts>,
): ApiError {
  if (type === 'query') return refusedQuery(errors, fields);
  return type === 'param' ? refusedPath(errors, fields) : refusedBody(errors, fields);
}

/** The validator makes an error of every unknown field: of a million of them no more are left than are reported. */
function withFewUnknown(value: object, fields: ReadonlyMap<string, FieldFacts>): object {
  let unknown = 0;
  const kept = Object.entries(value).filter(
    ([name]) => fields.has(name) || (unknown += 1) <= MAX_DETAILS,
  );
  return Object.fromEntries(kept.map(([name, within]) => [name, withFewKeys(within)]));
}

/**
 * class-transformer compares each key of an object with every other: ten thousand keys, which fit into a small body, would hold up
 * everybody for seconds. No object within a body has so many fields: what is cut was unknown, and is refused for what is left.
 */
const MAX_KEYS_WITHIN = 100;

function withFewKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFewKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).slice(0, MAX_KEYS_WITHIN);
  return Object.fromEntries(entries.map(([name, within]) => [name, withFewKeys(within)]));
}

const SHOWN_NAME = 60;

const ANY_PARAMETER = 'beacon:any-parameter';

/** Lets an endpoint take parameters that it does not know, and reads them itself: others write the address. */
export const TakesAnyParameter = (): MethodDecorator => SetMetadata(ANY_PARAMETER, true);

/**
 * Refuses parameters that an endpoint does not know, and those given twice: a filter that is silently left out answers another
 * question than the one asked. A guard, not a part of the validation pipe: it comes before any work, and before other guards, on
 * paths without parameters, too.
 */
@Injectable()
export class QueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (Reflect.hasMetadata(ANY_PARAMETER, context.getHandler())) return true;
    const query = context.switchToHttp().getRequest<FastifyRequest>().query as object;
    const known = parametersOf(context.getClass(), context.getHandler().name);
    const problems = Object.entries(query).flatMap(([name, value]) =>
      problemsOf(name, value, known),
    );
    if (problems.length > 0) throw validation(problems);
    return true;
  }
}

/** The query parameters that a handler takes: the fields of the DTO classes of its `@Query()` arguments. */
function parametersOf(controller: Type, handler: string): ReadonlyMap<string, FieldFacts> {
  const types = (Reflect.getMetadata(
    PARAMTYPES_METADATA,
    controller.prototype as object,
    handler,
  ) ?? []) as Type[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Readonly<
    Record<string, { readonly index: number }>
  >;
  return new Map(
    Object.entries(args)
      .filter(([key]) => key.startsWith(`${RouteParamtypes.QUERY}:`))
      .flatMap(([, { index }]) => [...fieldsOf(types[index] ?? Object)]),
  );
}

function problemsOf(
  name: string,
  value: unknown,
  known: ReadonlyMap<string, FieldFacts>,
): ErrorDetail[] {
  const parameter = known.get(name);
  if (parameter === undefined) {
    const field = name.slice(0, SHOWN_NAME);
    const message = `${JSON.stringify(field)} is not a parameter of this path`;
    const allowed = [...known.keys()].join(', ') || 'no parameters';
    return [{ field, code: 'unknown_parameter', message, allowed }];
  }
  if (typeof value === 'string' || parameter.list === true) return [];
  return [{ field: name, code: 'duplicate_parameter', message: `${name} is given more than once` }];
}
