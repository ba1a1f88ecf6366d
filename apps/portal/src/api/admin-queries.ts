import { ApiRefusedError, dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AdminToken } from './admin-token.ts';
import { api } from './client.ts';
import { mayPass } from './query-client.ts';
import { KEPT_CURRENT, SYSTEM_KEY } from './system-queries.ts';

const MOST_TRIES = 3;
const NOT_CONFIGURED = 'admin_auth_not_configured';

/** What the audit log may be asked for. */
export type AuditQuery = Omit<
  NonNullable<paths['/api/v1/audit']['get']['parameters']['query']>,
  'cursor'
>;

/** Keys of all that was read with a token; they tell tokens apart and hold none. */
export const ADMIN_KEY = [...SYSTEM_KEY, 'admin'] as const;

/** Whether the gateway does not let the token in, or has none itself. */
export function isAdminRefusal(error: unknown): error is ApiRefusedError {
  if (!(error instanceof ApiRefusedError)) return false;
  return error.status === 401 || error.status === 403 || error.body.error_code === NOT_CONFIGURED;
}

/** Whether the gateway was started without a token, so that nobody is let in. */
export function isWithoutToken(error: ApiRefusedError): boolean {
  return error.body.error_code === NOT_CONFIGURED;
}

/** The header of a token; none where the session is proof enough. */
export const bearer = ({ token }: AdminToken): { readonly Authorization?: string } =>
  token === '' ? {} : { Authorization: `Bearer ${token}` };

/** What an admin is refused is not asked again by itself, although one of the refusals is a 503. */
const ADMIN_READ = {
  retry: (failures: number, error: Error) =>
    failures < MOST_TRIES && mayPass(error) && !isAdminRefusal(error),
  ...KEPT_CURRENT,
  refetchInterval: (query: { readonly state: { readonly error: Error | null } }) =>
    isAdminRefusal(query.state.error) ? false : KEPT_CURRENT.refetchInterval,
};

export const deadLettersQuery = (token: AdminToken) =>
  infiniteQueryOptions({
    queryKey: [...ADMIN_KEY, token.version, 'dead-letters'],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        api.GET('/api/v1/dead-letters', {
          params: {
            header: bearer(token),
            query: pageParam === null ? {} : { cursor: pageParam },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: next }) => next,
    ...ADMIN_READ,
  });

export const deadLetterQuery = (token: AdminToken, sequence: string) =>
  queryOptions({
    queryKey: [...ADMIN_KEY, token.version, 'dead-letter', sequence],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/dead-letters/{sequence}', {
          params: { header: bearer(token), path: { sequence } },
          signal,
        }),
      ),
    ...ADMIN_READ,
    // What was kept does not change.
    refetchInterval: false,
  });

export const auditQuery = (token: AdminToken, query: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: [...ADMIN_KEY, token.version, 'audit', query],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        api.GET('/api/v1/audit', {
          params: {
            header: bearer(token),
            query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: next }) => next,
    ...ADMIN_READ,
  });
