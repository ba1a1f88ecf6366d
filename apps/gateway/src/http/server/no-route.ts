import { ApiError } from '../errors/api-error.js';
import type { RouteTable } from './route-table.js';

/** The error of a request that no route takes: tells a path that does not exist from one that exists with another method. */
export function noRoute(
  { method, url }: { readonly method: string; readonly url: string },
  routes: RouteTable,
): ApiError {
  const allowed = routes.methodsOf(url).join(', ');
  if (allowed === '') {
    return new ApiError(404, {
      error: 'not_found',
      code: 'route_not_found',
      message: 'there is no such path: /api/docs lists those that exist',
    });
  }
  const code = 'method_not_allowed';
  const message = `${method} is not possible here, allowed: ${allowed}`;
  return new ApiError(405, { error: code, code, message, headers: { allow: allowed } });
}
