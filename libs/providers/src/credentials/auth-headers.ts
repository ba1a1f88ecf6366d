import type { LaneAuth } from '@beacon/domain';

/** The headers by which a lane's secret is sent; none where a protocol signs its requests itself. */
export function authHeaders(
  auth: LaneAuth,
  secret: string | null,
): Readonly<Record<string, string>> {
  if (secret === null || auth.kind === 'sigv4') return {};
  return auth.kind === 'bearer' ? { authorization: `Bearer ${secret}` } : { [auth.name]: secret };
}
