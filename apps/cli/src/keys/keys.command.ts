import type { paths, Schema } from '@beacon/client';
import { SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { headersOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields, listOf } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { moment } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { hanging } from '../terminal/lines.js';
import { checkedPrefix } from './key-prefix.js';
import { limitsText } from './quota-text.js';

type Query = NonNullable<paths['/api/v1/keys']['get']['parameters']['query']>;
type Key = Schema<'KeyView'>;

/** Makes a key, and shows it this once. */
export async function createKey(name: string, given: Given): Promise<void> {
  const scopes = scopesOf(given);
  const gateway = Gateway.ofAdmin(given);
  const { expires_at } = apiFields(given, ['expires_at']) as { expires_at?: string };
  const rest = expires_at === undefined ? {} : { expires_at };
  const body = { name, scopes, all_projects: given['allProjects'] === true, ...rest };
  const made = await gateway.ask(
    gateway.api.POST('/api/v1/keys', { headers: headersOf(given), body }),
  );
  await show(made, given, ({ key, ...rest }) =>
    [key, '', ...keyLines(rest), 'Keep it now: it is not shown again.'].join('\n'),
  );
}

/** Lists keys. */
export async function listKeys(given: Given): Promise<void> {
  const gateway = Gateway.ofAdmin(given);
  const query = {
    ...apiFields(given, ['limit']),
    ...(given['revoked'] === true ? { revoked: 'true' } : {}),
  } as Query;
  const answer = await gateway.ask(gateway.api.GET('/api/v1/keys', { params: { query } }));
  await show(answer, given, ({ keys }) =>
    (keys.length === 0 ? ['No key.'] : keys.flatMap(keyLines)).join('\n'),
  );
}

/** Revokes a key. */
export async function revokeKey(prefix: string, given: Given): Promise<void> {
  const path = { prefix: checkedPrefix(prefix) };
  const gateway = Gateway.ofAdmin(given);
  const answer = await gateway.ask(
    gateway.api.DELETE('/api/v1/keys/{prefix}', {
      params: { path },
      headers: headersOf(given),
    }),
  );
  await show(answer, given, ({ name }) => `revoked: ${prefix} (${name})`);
}

function scopesOf({ scopes }: Given): Scope[] {
  const wanted = listOf(scopes) ?? [];
  if (wanted.length > 0 && wanted.every(isScope)) return wanted;
  throw new UsageError(
    `--scopes is ${JSON.stringify(scopes)}, must be of ${SCOPES.join(', ')}, with commas.`,
  );
}

function isScope(word: string): word is Scope {
  return (SCOPES as readonly string[]).includes(word);
}

function keyLines(key: Key): readonly string[] {
  const { prefix, name, project, scopes, created_at: createdAt, created_by: by } = key;
  const facts = [
    `${scopes.join(', ')} in ${project ?? 'all projects'}`,
    limitsText(key.limits),
    `made ${moment(createdAt)} by ${by}`,
    key.last_used_at === null ? 'never used' : `last used ${moment(key.last_used_at)}`,
    ...(key.expires_at === null ? [] : [`expires ${moment(key.expires_at)}`]),
    ...(key.revoked_at === null ? [] : [`revoked ${moment(key.revoked_at)}`]),
  ];
  return [`${prefix}  ${name}`, ...hanging(facts.join('; '), columnsOf(process.stdout), '    ')];
}
