import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { SigningError } from '../signing.error.js';
import { keyIdOf } from '../keys/key-id.js';
import { rawPublicKey } from '../keys/public-key.js';
import { parseTrustedKeys, readTrustedKeys } from './trust-file.js';
import type { TrustedKey } from './trusted-key.schema.js';

/** A key that is to be trusted. */
export type Enrolment = Pick<TrustedKey, 'public_key' | 'role' | 'region'> &
  Partial<Pick<TrustedKey, 'not_before' | 'not_after' | 'comment'>>;

/**
 * Adds a key to a trust list, which is made if there is none. A key that is there already, as it is to be, stays: the command may be repeated.
 * @throws SigningError when the key is there as another, or the list cannot be read.
 */
export async function enrolKey(path: string, enrolment: Enrolment): Promise<TrustedKey> {
  const kid = keyIdOf(rawPublicKey(enrolment.public_key));
  const keys = existsSync(path) ? readTrustedKeys(path) : [];
  const known = keys.find((key) => key.kid === kid);
  if (known !== undefined) return sameKey(known, enrolment);
  const added: TrustedKey = {
    not_before: null,
    not_after: null,
    comment: null,
    ...enrolment,
    kid,
    status: 'active',
    revoked_at: null,
  };
  await writeTrustedKeys(path, [...keys, added]);
  return added;
}

function sameKey(known: TrustedKey, { role, region }: Enrolment): TrustedKey {
  if (known.status === 'active' && known.role === role && known.region === region) return known;
  const what = [known.status, known.role, known.region].filter((part) => part !== null).join(' ');
  throw new SigningError(
    `the key ${known.kid} is in the list already, as ${what}: make another with \`beacon trust new\``,
  );
}

/**
 * Revokes a key: from this moment on what it signs does not count. One that is revoked already keeps the earlier moment.
 * @throws SigningError when the list does not have the key.
 */
export async function revokeKey(path: string, kid: string, at: Date): Promise<TrustedKey> {
  const keys = readTrustedKeys(path);
  const known = keys.find((key) => key.kid === kid);
  if (known === undefined) {
    throw new SigningError(`the trust list ${path} has no key ${kid}: see \`beacon trust list\``);
  }
  const revoked = { ...known, status: 'revoked', revoked_at: earlier(known, at) } as const;
  await writeTrustedKeys(
    path,
    keys.map((key) => (key === known ? revoked : key)),
  );
  return revoked;
}

function earlier({ status, revoked_at: before }: TrustedKey, at: Date): string | null {
  if (status !== 'revoked') return at.toISOString();
  return before === null || Date.parse(before) <= at.getTime() ? before : at.toISOString();
}

/** Writes a whole trust list beside the old one and puts it in its place: readers find the one or the other. */
export async function writeTrustedKeys(path: string, keys: readonly TrustedKey[]): Promise<void> {
  const text = `${JSON.stringify(keys, null, 2)}\n`;
  // What is written is read by everybody: it must be a list that they take.
  parseTrustedKeys(text);
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeDurably(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new SigningError(`the trust list ${path} was not written: ${code ?? String(error)}`);
  }
}

/** Public keys are no secret; who may write the list decides whom the installation believes. */
async function writeDurably(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx', 0o644);
  await file.writeFile(text);
  await file.sync();
}
