import type { CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { ErrorDetail } from '../errors/api-error.js';
import { fieldsOf } from './field.js';
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

/** Names of the query parameters that a handler takes: the fields of the DTO classes of its `@Query()` arguments. */
function parametersOf(controller: Type, handler: string): string[] {
  const types = (Reflect.getMetadata(
    PARAMTYPES_METADATA,
    controller.prototype as object,
    handler,
  ) ?? []) as Type[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Readonly<
    Record<string, { readonly index: number }>
  >;
  return Object.entries(args)
    .filter(([key]) => key.startsWith(`${RouteParamtypes.QUERY}:`))
    .flatMap(([, { index }]) => [...fieldsOf(types[index] ?? Object).keys()]);
}

function problemsOf(name: string, value: unknown, known: readonly string[]): ErrorDetail[] {
  if (!known.includes(name)) {
    const field = name.slice(0, SHOWN_NAME);
    const message = `${JSON.stringify(field)} is not a parameter of this path`;
    const allowed = known.join(', ') || 'no parameters';
    return [{ field, code: 'unknown_parameter', message, allowed }];
  }
  if (typeof value === 'string') return [];
  return [{ field: name, code: 'duplicate_parameter', message: `${name} is given more than once` }];
}
