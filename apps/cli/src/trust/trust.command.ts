import {
  KEY_ID_PATTERN,
  KEY_ROLES,
  SigningError,
  SigningKey,
  enrolKey,
  readTrustFile,
  revokeKey,
  writeKeyFile,
} from '@beacon/signing';
import type { TrustedKey } from '@beacon/signing';
import { z } from 'zod';
import { show } from '../output/show.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { table, text } from '../terminal/table.js';

const FILE = z.object({ file: z.string().min(1) });

const momentOption = (name: string) => {
  const error = option(name, 'a moment in ISO 8601, such as 2026-11-30T10:00:00Z');
  return z.iso.datetime({ offset: true, ...error }).optional();
};

const ENROLMENT = FILE.extend({
  role: z.enum(KEY_ROLES, option('role', `one of ${KEY_ROLES.join(', ')}`)),
  region: z.string().optional(),
  notBefore: momentOption('not-before'),
  notAfter: momentOption('not-after'),
  comment: z.string().optional(),
});

const REVOCATION = FILE.extend({ at: momentOption('at') });

/** Makes a key file. @throws RefusalError when there is a file already. */
export async function makeKey(keyFile: string, given: Given): Promise<void> {
  const key = SigningKey.generate();
  await refusing(() => writeKeyFile(keyFile, key));
  const made = { kid: key.kid, public_key: key.publicKey, key_file: keyFile };
  await show(made, given, ({ kid, public_key: publicKey, key_file: path }) =>
    [
      `Key ${kid} is in ${path}, readable by its owner only.`,
      `Public key: ${publicKey}`,
      `Trust it: beacon trust enrol ${publicKey} --role ROLE`,
    ].join('\n'),
  );
}

/** Adds a key to a trust list. @throws RefusalError when that cannot be done, and why. */
export async function enrol(publicKey: string, given: Given): Promise<void> {
  const { file, role, region = null, notBefore, notAfter, comment } = checked(given, ENROLMENT);
  const key = await refusing(() =>
    enrolKey(file, {
      public_key: publicKey,
      role,
      region,
      not_before: notBefore ?? null,
      not_after: notAfter ?? null,
      comment: comment ?? null,
    }),
  );
  await show(key, given, ({ kid }) => `Key ${kid} is trusted as ${speaksFor(key)}, in ${file}.`);
}

/** Revokes a key of a trust list. @throws RefusalError when the list does not have it. */
export async function revoke(kid: string, given: Given): Promise<void> {
  const { file, at } = checked(given, REVOCATION);
  if (!KEY_ID_PATTERN.test(kid)) {
    throw new RefusalError(`${JSON.stringify(kid)} is no id of a key: it has 16 hex digits.`);
  }
  const since = at === undefined ? new Date() : new Date(at);
  const key = await refusing(() => revokeKey(file, kid, since));
  await show(
    key,
    given,
    () =>
      `Key ${kid} is revoked since ${key.revoked_at ?? 'ever'}: what it signed and what arrived from then on does not count.`,
  );
}

/** Shows a trust list. @throws RefusalError when it cannot be read. */
export async function list(given: Given): Promise<void> {
  const { file } = checked(given, FILE);
  const { entries } = await refusing(() => readTrustFile(file));
  await show({ file, keys: entries }, given, ({ keys }) =>
    keys.length === 0 ? 'No key.' : table(HEAD, keys.map(rowOf)).join('\n'),
  );
}

const HEAD = ['kid', 'speaks for', 'status', 'valid', 'comment'].map(text);

function rowOf(key: TrustedKey): string[] {
  const { kid, status, revoked_at: at, comment } = key;
  const since = status === 'revoked' ? `revoked since ${at ?? 'ever'}` : status;
  return [kid, speaksFor(key), since, validity(key), comment ?? ''];
}

function speaksFor({ role, region }: TrustedKey): string {
  return region === null ? role : `${role} of ${region}`;
}

function validity({ not_before: from, not_after: to }: TrustedKey): string {
  if (from === null && to === null) return 'always';
  return `${from ?? ''}–${to ?? ''}`;
}

/** What is wrong with files and keys is the caller's to mend. */
async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SigningError) throw new RefusalError(error.message, { cause: error });
    throw error;
  }
}
