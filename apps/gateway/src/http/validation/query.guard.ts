import type { CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { ErrorDetail } from '../errors/api-error.js';
import { fieldsOf } from './field.js';
import type { FieldFacts } from './field.js';
import { validation } from './refusal.js';

const SHOWN_NAME = 60;

/**
 * Refuses parameters that an endpoint does not know, and those given twice: a filter that is silently left out answers another
 * question than the one asked. A guard, not a part of the validation pipe: it comes before any work, and before other guards, on
 * paths without parameters, too.
 */
@Injectable()
export class QueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
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
