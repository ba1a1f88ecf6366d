import type { Stack } from '@beacon/stack';
import type { PartContext, SecurityPart } from '../frame/part.js';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import { withStack } from '../frame/with-stack.js';
import { identitiesOf } from './identities.js';
import type { Identities } from './identities.js';
import { closedRoutes, urlOf } from './closed-routes.js';
import type { ClosedRoute } from './closed-routes.js';
import { ACCESS_ADMIN_TOKEN, ownedThings } from './owned-things.js';

/** Every route of the API, asked by those who may not. */
export const accessPart: SecurityPart = {
  name: 'access',
  about:
    'Every route of the API, asked without credentials, with keys that are not good, without its scope, and for things of another project.',
  run: async ({ onLine }: PartContext) => {
    const gateway = {
      BEACON_ACCESS: 'required',
      BEACON_ADMIN_TOKEN: ACCESS_ADMIN_TOKEN,
      // Every route is tried with keys that are no good.
      BEACON_FAILED_ATTEMPTS_PER_MINUTE: '100000',
    };
    return withStack({ env: { gateway }, onLine }, attack);
  },
};

async function attack({ gatewayUrl }: Stack): Promise<readonly SecurityRow[]> {
  const identities = await identitiesOf(gatewayUrl);
  const things = await ownedThings(gatewayUrl, 'acme');
  const rows: SecurityRow[] = [];
  for (const route of await closedRoutes(gatewayUrl)) {
    const url = `${gatewayUrl}${urlOf(route, things)}`;
    const trials = trialsOf(route, identities);
    rows.push(...(await Promise.all(trials.map(async (trial) => row(url, route, trial)))));
  }
  return rows;
}

/** Somebody who may not, and what they must be told. */
interface Trial {
  readonly identity: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** What `error_code` must match. */
  readonly code: RegExp;
}

function trialsOf({ scope, projects }: ClosedRoute, identities: Identities): readonly Trial[] {
  const { revoked, expired, ofBeta, without } = identities;
  const lacking = without.get(scope) ?? {};
  return [
    { identity: 'nobody', headers: {}, status: 401, code: /^unauthorized$/ },
    { identity: 'a revoked key', headers: revoked, status: 401, code: /^key_revoked$/ },
    { identity: 'an expired key', headers: expired, status: 401, code: /^key_expired$/ },
    {
      identity: `a key without ${scope}`,
      headers: lacking,
      status: 403,
      code: /^missing_scope$/,
    },
    ...(projects === 'one'
      ? [{ identity: 'a key of project beta', headers: ofBeta, status: 404, code: /_not_found$/ }]
      : []),
    ...(projects === 'all'
      ? [
          {
            identity: 'a key of project beta',
            headers: ofBeta,
            status: 403,
            code: /^all_projects_needed$/,
          },
        ]
      : []),
  ];
}

async function row(url: string, route: ClosedRoute, trial: Trial): Promise<SecurityRow> {
  const { identity, headers, status, code } = trial;
  return tryOut({
    identity,
    operation: `${route.method} ${route.path}`,
    expected: `${status} ${code.source.replaceAll(/[$^]/g, '')}`,
    run: async () => {
      const answer = await fetch(url, { method: route.method, headers });
      const { error_code: told } = (await answer.json()) as { readonly error_code?: string };
      return { status: answer.status, told: String(told) };
    },
    isAsExpected: (found) => found.status === status && code.test(found.told),
    say: (found) => `${found.status} ${found.told}`,
  });
}
