import type { IncomingMessage } from 'node:http';
import { DEFAULT_PROJECT } from '@beacon/domain';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { projectNeeded } from './access-errors.js';
import type { Principal } from './principal.js';

const ADMITTED = new WeakMap<IncomingMessage, Principal>();

/** Puts the principal that was let in on its request; the access guard does. */
export function setPrincipal({ raw }: FastifyRequest, principal: Principal): void {
  ADMITTED.set(raw, principal);
}

/**
 * Who was let in with a request, narrowed to the project that it chose.
 * @throws Error before the access guard, and on public routes.
 */
export function principalOf({ raw }: FastifyRequest): Principal {
  const principal = ADMITTED.get(raw);
  if (principal === undefined) throw new Error('a request came past the access guard');
  return principal;
}

/** Who was let in with a request; null before the access guard, and on public routes. */
export function admittedTo({ raw }: FastifyRequest): Principal | null {
  return ADMITTED.get(raw) ?? null;
}

/** Ids of projects whose things are listed; null for those of all. */
export type VisibleProjects = readonly string[] | null;

/** The projects of which a handler lists something. */
export const ListedProjects = createParamDecorator(
  (_: undefined, context: ExecutionContext): VisibleProjects => visibleTo(principalIn(context)),
);

/** The project in which a handler makes something. A 400 when the principal has several and chose none. */
export const ChosenProject = createParamDecorator((_: undefined, context: ExecutionContext) =>
  projectFor(principalIn(context)),
);

/** The projects that a principal sees. */
export function visibleTo({ projects }: Principal): VisibleProjects {
  return projects === 'all' ? null : projects;
}

/**
 * The project in which what a principal makes belongs: its only one, or `default` for one that sees all and chose none.
 * @throws ApiError 400 when it has several.
 */
export function projectFor({ projects }: Principal): string {
  if (projects === 'all') return DEFAULT_PROJECT;
  const [first, ...more] = projects;
  if (first === undefined || more.length > 0) throw projectNeeded(projects);
  return first;
}

function principalIn(context: ExecutionContext): Principal {
  return principalOf(context.switchToHttp().getRequest<FastifyRequest>());
}
