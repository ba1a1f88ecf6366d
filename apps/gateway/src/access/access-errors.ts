import type { Scope } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';
import type { ErrorCodeOf } from '../http/errors/error-codes.js';
import { refused } from '../http/errors/refused.js';

/** A 401, with the header that says how to come in. */
export function unauthorized(code: ErrorCodeOf<401>, message: string): ApiError {
  const headers = { 'www-authenticate': 'Bearer' };
  return new ApiError(401, { error: code, code, message, headers });
}

/** The refusal of admins' routes where nobody can be an admin. */
export function noAdmins(): ApiError {
  const message =
    'set BEACON_ADMIN_TOKEN in the environment of the gateway, or send an API key with the scope admin';
  return refused(503, 'admin_auth_not_configured', message);
}

/** The refusal of what a principal's scopes do not allow. */
export function missingScope(scope: Scope): ApiError {
  return refused(
    403,
    'missing_scope',
    `this needs the scope ${scope}, which these credentials lack`,
  );
}

/** The refusal of what concerns all projects, to those who have some. */
export function allProjectsNeeded(): ApiError {
  const message = 'this concerns all projects: it needs credentials that have all of them';
  return refused(403, 'all_projects_needed', message);
}

/** The refusal of a project that a principal does not have; in the same words when there is no such project. */
export function unknownProject(
  project: string,
  allowed: string,
  field = 'Beacon-Project',
): ApiError {
  return ApiError.validation([
    {
      field,
      code: 'unknown_project',
      message: `these credentials have no project ${JSON.stringify(project.slice(0, 60))}`,
      allowed,
    },
  ]);
}

/** The refusal of a change that could belong to several projects. */
export function projectNeeded(allowed: readonly string[]): ApiError {
  return ApiError.validation([
    {
      field: 'Beacon-Project',
      code: 'project_required',
      message: 'these credentials have several projects: name one in the header Beacon-Project',
      allowed: allowed.join(', '),
    },
  ]);
}
