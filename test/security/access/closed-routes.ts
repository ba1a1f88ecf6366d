import { SCOPES } from '@beacon/domain';
import { z } from 'zod';
import type { OwnedThings } from './owned-things.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const operation = z.object({
  'x-beacon-scope': z.enum(SCOPES).optional(),
  'x-beacon-projects': z.enum(['one', 'own', 'none', 'all']).optional(),
});
const document = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operation)),
});

/** A route that needs credentials, as the API describes it. */
export interface ClosedRoute {
  readonly method: string;
  readonly path: string;
  readonly scope: (typeof SCOPES)[number];
  readonly projects: string;
}

/** The routes of a gateway that need credentials. */
export async function closedRoutes(gateway: string): Promise<readonly ClosedRoute[]> {
  const answer = await fetch(`${gateway}/api/docs-json`);
  const { paths } = document.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const { 'x-beacon-scope': scope, 'x-beacon-projects': projects = 'none' } =
        item[method] ?? {};
      return scope === undefined ? [] : [{ method: method.toUpperCase(), path, scope, projects }];
    }),
  );
}

/** The path of a route for the things of a project; parts that name nothing of a project are `1`. */
export function urlOf({ path }: ClosedRoute, things: OwnedThings): string {
  const { jobId, executionId, seriesId } = things;
  const id = /\/(executions|series)\/\{id\}/.exec(path)?.[1];
  const named = { executions: String(executionId), series: seriesId }[id ?? ''] ?? jobId;
  return path
    .replace('{id}', named)
    .replace('{jobId}', jobId)
    .replaceAll(/\{\w+\}/g, '1');
}
