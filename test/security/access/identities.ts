import { setTimeout as pause } from 'node:timers/promises';
import { SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { bearer, send } from './ask.js';
import type { Credentials } from './ask.js';
import { ACCESS_ADMIN_TOKEN } from './owned-things.js';

/** Keys that must open nothing of project acme. */
export interface Identities {
  readonly revoked: Credentials;
  readonly expired: Credentials;
  /** All scopes, in project beta. */
  readonly ofBeta: Credentials;
  /** By scope: a key of acme with every other scope that does not hold it. */
  readonly without: ReadonlyMap<Scope, Credentials>;
}

const ADMIN = bearer(ACCESS_ADMIN_TOKEN);
const EXPIRES_IN_MS = 1_000;

/** Makes two projects, and keys in them. */
export async function identitiesOf(gateway: string): Promise<Identities> {
  for (const id of ['acme', 'beta']) {
    await send(gateway, 'POST', '/api/v1/projects', { headers: ADMIN, body: { id } });
  }
  const make = async (body: Readonly<Record<string, unknown>>) =>
    send(gateway, 'POST', '/api/v1/keys', {
      headers: ADMIN,
      body: { name: 'attacker', scopes: SCOPES, project: 'acme', ...body },
    });
  const keyOf = async (body: Readonly<Record<string, unknown>>): Promise<Credentials> =>
    bearer(String((await make(body))['key']));
  const expiresAt = new Date(Date.now() + EXPIRES_IN_MS);
  const expired = await keyOf({ expires_at: expiresAt.toISOString() });
  const gone = await make({});
  await send(gateway, 'DELETE', `/api/v1/keys/${String(gone['prefix'])}`, { headers: ADMIN });
  const without = new Map<Scope, Credentials>();
  for (const scope of SCOPES) {
    const scopes = SCOPES.filter((one) => one !== scope && one !== 'admin');
    without.set(scope, await keyOf({ scopes }));
  }
  const ofBeta = await keyOf({ project: 'beta' });
  // No condition to wait for: it is the clock that takes the key away.
  await pause(Math.max(0, expiresAt.getTime() - Date.now()));
  return { revoked: bearer(String(gone['key'])), expired, ofBeta, without };
}
