import type { Scope } from '@beacon/domain';
import type { Owned } from '@beacon/persistence';
import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** A job, execution or series that a request names, and where. */
export interface NamedThing {
  readonly kind: Owned;
  readonly in: 'path' | 'query';
  /** Of the parameter. */
  readonly name: string;
}

/** What a route deals with. Decides what a caller of another project is told. */
export type Subject =
  /** Of one project: whoever does not see it is told that it is not there. */
  | { readonly of: 'things'; readonly things: readonly NamedThing[] }
  /** Lists what is of the caller's projects, or makes something in one of them; a filter may name a thing. */
  | { readonly of: 'projects'; readonly things: readonly NamedThing[] }
  /** Of no project: the same for everybody. */
  | { readonly of: 'nothing'; readonly things: readonly [] }
  /** Of all projects at once: whoever has only some may not. */
  | { readonly of: 'everything'; readonly things: readonly [] };

/** The rule of a route for principals with a scope. */
export interface ScopedRule {
  readonly scope: Scope;
  readonly subject: Subject;
}

/** Who may call a route: anybody, or principals with a scope. */
export type Rule = { readonly isPublic: true } | ScopedRule;

/** Where the API's description says which scope a route needs. */
export const SCOPE_EXTENSION = 'x-beacon-scope';

/** Where the API's description says whose projects a route deals with. */
const PROJECTS_EXTENSION = 'x-beacon-projects';

const PROJECTS_WORDS = {
  things: 'one',
  projects: 'own',
  nothing: 'none',
  everything: 'all',
} as const satisfies Readonly<Record<Subject['of'], string>>;

/** Metadata of a handler: its {@link Rule}. */
export const RULE = 'beacon:access-rule';

/**
 * Says which scope a route needs, and what it deals with. Every handler has this or {@link Public}: the gateway refuses to start without.
 */
export function Needs(scope: Scope, subject: Subject): MethodDecorator {
  const rule: Rule = { scope, subject };
  return applyDecorators(
    SetMetadata(RULE, rule),
    ApiExtension(SCOPE_EXTENSION, scope),
    ApiExtension(PROJECTS_EXTENSION, PROJECTS_WORDS[subject.of]),
  );
}

/** Lets everybody call a route, credentials or none. */
export function Public(): MethodDecorator {
  const rule: Rule = { isPublic: true };
  return SetMetadata(RULE, rule);
}

/** What is of no project, such as the state of lanes. */
export const NOTHING: Subject = { of: 'nothing', things: [] };

/** What all projects share and one could disturb for the others, or what shows something of all of them. */
export const EVERYTHING: Subject = { of: 'everything', things: [] };

/** What is of the caller's projects; filters of the query may name a job. */
export function projects(...jobFilters: readonly string[]): Subject {
  return { of: 'projects', things: jobFilters.map((name) => inQuery('job', name)) };
}

/**
 * One job.
 * @param name of the path's parameter.
 * @param others parameters of the query that name further jobs.
 */
export function job(name = 'id', ...others: readonly string[]): Subject {
  const more = others.map((other) => inQuery('job', other));
  return { of: 'things', things: [inPath('job', name), ...more] };
}

/** One execution. */
export function execution(name = 'id'): Subject {
  return { of: 'things', things: [inPath('execution', name)] };
}

/** One series. */
export function series(name = 'id'): Subject {
  return { of: 'things', things: [inPath('series', name)] };
}

function inPath(kind: Owned, name: string): NamedThing {
  return { kind, in: 'path', name };
}

function inQuery(kind: Owned, name: string): NamedThing {
  return { kind, in: 'query', name };
}
