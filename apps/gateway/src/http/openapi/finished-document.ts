import { getSchemaPath } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { SCOPE_EXTENSION } from '../../access/needs.js';
import { ErrorBody } from '../errors/error-body.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

/** What any path can answer, in the words of one that says nothing more of it. */
const COMMON_ERRORS: Readonly<Record<number, string>> = {
  400: 'A parameter that the path does not know, or a request that is not accepted as it is.',
  403: 'A page of another origin asks (`origin_not_allowed`).',
  421: 'The gateway does not answer to the name in `Host` (`host_not_allowed`).',
  429: 'Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`.',
  503: 'Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`.',
};
/** Of routes that need a scope. */
const accessErrors = (scope: string): Readonly<Record<number, string>> => ({
  401: 'No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`).',
  403: `Credentials without the scope \`${scope}\` (\`missing_scope\`), or a token that is none (\`invalid_token\`).`,
});
const BODY_ERRORS: Readonly<Record<number, string>> = {
  408: 'The body comes too slowly (`body_too_slow`).',
  413: 'The body is larger than is taken here (`body_too_large`).',
};
/** Of routes that are sent a body, and of those that might be. */
const TYPE_ERRORS: Readonly<Record<number, string>> = {
  415: 'A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here.',
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A document with what is so of every path: the errors that any can answer, and that no object has fields beside those described. */
export function finished(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(document.paths).map(([path, item]) => [path, withErrors(item)]);
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
    name,
    { additionalProperties: false, ...schema },
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
    components: { ...document.components, schemas: Object.fromEntries(schemas) },
  };
}

function withErrors(item: PathItem): PathItem {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, withCommonErrors(method, operation)]];
  });
  return { ...item, ...(Object.fromEntries(operations) as PathItem) };
}

function withCommonErrors(method: (typeof METHODS)[number], operation: Operation): Operation {
  const scope = scopeOf(operation);
  const common = {
    ...COMMON_ERRORS,
    ...(method === 'get' ? {} : TYPE_ERRORS),
    ...(operation.requestBody === undefined ? {} : BODY_ERRORS),
    ...(scope === null ? {} : accessErrors(scope)),
  };
  const errors = Object.entries(common).map(([status, description]) => [
    status,
    {
      description,
      content: { 'application/json': { schema: { $ref: getSchemaPath(ErrorBody) } } },
    },
  ]);
  return {
    ...operation,
    responses: { ...Object.fromEntries(errors), ...operation.responses },
  };
}

/** Null for a route that everybody may call. */
function scopeOf(operation: Operation): string | null {
  const { [SCOPE_EXTENSION]: scope } = operation as { readonly [SCOPE_EXTENSION]?: string };
  return scope ?? null;
}
