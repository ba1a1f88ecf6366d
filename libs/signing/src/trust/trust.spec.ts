import { chmod, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SigningKeyFile, readKeyFile, writeKeyFile } from '../keys/key-file.js';
import { SigningKey } from '../keys/signing-key.js';
import { enrolKey, revokeKey } from './trust-edit.js';
import { TrustFile, parseTrustedKeys } from './trust-file.js';
import { TrustList } from './trust-list.js';
import type { TrustedKey } from './trusted-key.schema.js';

const T = (time: string): number => Date.parse(`2026-11-30T${time}Z`);

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beacon-signing-'));
  path = join(folder, 'trust.json');
});
afterEach(async () => rm(folder, { recursive: true }));

const silent = (): void => undefined;
const executorKey = (key: SigningKey) =>
  ({ public_key: key.publicKey, role: 'executor', region: 'us-east' }) as const;

describe(TrustList, () => {
  const key = SigningKey.generate();
  const entry: TrustedKey = {
    kid: key.kid,
    ...executorKey(key),
    status: 'active',
    not_before: '2026-11-30T10:00:00Z',
    not_after: '2026-11-30T12:00:00Z',
    revoked_at: null,
    comment: null,
  };
  const ask = (arrivedAt: number, changed: Partial<TrustedKey> = {}, madeAt = arrivedAt) =>
    new TrustList([{ ...entry, ...changed }]).ask(key.kid, {
      role: 'executor',
      region: 'us-east',
      at: [arrivedAt],
      madeAt,
    }).problem;

  it('lets a key speak for its role and region while it is valid', () => {
    expect(ask(T('10:00:00'))).toBeNull();
    expect(ask(T('11:00:00'), { region: 'eu-west' })).toBe('wrong_region');
    expect(ask(T('11:00:00'), { role: 'planner' })).toBe('wrong_role');
    expect(ask(T('09:59:59'))).toBe('not_yet_valid');
    expect(ask(T('12:00:00'))).toBe('expired');
    const question = { role: 'executor', at: [] } as const;
    expect(new TrustList([]).ask(key.kid, question).problem).toBe('unknown_key');
  });

  it('leaves what the clock of an honest machine says out of it', () => {
    expect(ask(T('11:00:00'), {}, 0)).toBeNull();
    expect(ask(T('11:00:00'), {}, T('23:00:00'))).toBeNull();
  });

  it('counts nothing of a revoked key that was made or arrived from then on', () => {
    const revoked = { status: 'revoked', revoked_at: '2026-11-30T11:00:00Z' } as const;
    expect(ask(T('10:59:59'), revoked, T('10:30:00'))).toBeNull();
    // A thief dates it back: it arrives too late all the same.
    expect(ask(T('11:00:00'), revoked, T('10:30:00'))).toBe('revoked');
    expect(ask(T('10:30:00'), revoked, T('11:00:00'))).toBe('revoked');
    expect(ask(T('10:30:00'), { status: 'revoked' })).toBe('revoked');
  });

  it('tells a service whether to sign with its own key, also when its clock is behind', () => {
    const own = (changed: Partial<TrustedKey>) =>
      new TrustList([{ ...entry, not_after: null, ...changed }]).ownProblem(key.kid, {
        role: 'executor',
        region: 'us-east',
      });
    expect(own({ not_before: '9999-01-01T00:00:00Z' })).toBeNull();
    expect(own({ not_after: '2000-01-01T00:00:00Z' })).toBe('expired');
    expect(own({ status: 'revoked', revoked_at: '9999-01-01T00:00:00Z' })).toBe('revoked');
    expect(own({ region: 'eu-west' })).toBe('wrong_region');
    expect(new TrustList([]).ownProblem(key.kid, { role: 'planner' })).toBe('unknown_key');
  });
});

describe(parseTrustedKeys, () => {
  const key = SigningKey.generate();
  const entry = { kid: key.kid, ...executorKey(key), status: 'active' };
  const problemOf = (value: unknown): string => {
    try {
      return String(parseTrustedKeys(JSON.stringify(value)).length);
    } catch (error) {
      return String(error);
    }
  };

  it('reads a list, and names what is wrong in one by entry and field', () => {
    expect(problemOf([entry])).toBe('1');
    expect(problemOf({})).toContain('the list must be an array of keys');
    expect(problemOf([{ ...entry, kid: '0'.repeat(16) }])).toContain(
      '0.kid is not the id of this public key',
    );
    expect(problemOf([entry, entry])).toContain('1.kid is there twice');
    expect(problemOf([{ ...entry, region: null }])).toContain('0.region must be');
    expect(problemOf([{ ...entry, role: 'gateway' }])).toContain('0.region must be');
    expect(problemOf([{ ...entry, not_befor: null }])).toContain('not_befor');
    expect(problemOf([{ ...entry, status: 'gone' }])).toContain('0.status must be');
    expect(problemOf([{ ...entry, revoked_at: '2026-11-30T11:00:00Z' }])).toContain('revoked_at');
    expect(problemOf([{ ...entry, not_after: 'tomorrow' }])).toContain('0.not_after must be');
    expect(() => parseTrustedKeys('[')).toThrow(/not JSON/);
  });
});

describe(TrustFile, () => {
  it('says what the file says, after each change of it', async () => {
    const [one, other] = [SigningKey.generate(), SigningKey.generate()];
    await enrolKey(path, executorKey(one));
    const sut = new TrustFile(path, silent);
    expect(sut.list.find(one.kid)?.region).toBe('us-east');
    await enrolKey(path, executorKey(other));
    await revokeKey(path, one.kid, new Date(T('10:00:00')));
    const list = sut.fresh();
    expect([list.find(one.kid)?.status, list.find(other.kid)?.status]).toEqual([
      'revoked',
      'active',
    ]);
  });

  it('holds to the list of before while the file is broken, and says so once', async () => {
    const key = SigningKey.generate();
    await enrolKey(path, executorKey(key));
    const problems: string[] = [];
    const sut = new TrustFile(path, (problem) => problems.push(problem));
    await writeFile(path, '[{}]');
    for (const list of [sut.fresh(), sut.fresh()]) expect(list.find(key.kid)).toBeDefined();
    expect(problems).toHaveLength(1);
    expect(sut.problem).toBe(problems[0]);
    await rm(path);
    await enrolKey(path, executorKey(key));
    sut.fresh();
    expect(sut.problem).toBeNull();
  });

  it('refuses a file that is not there', () => {
    expect(() => new TrustFile(path, silent)).toThrow(/cannot be used: ENOENT/);
  });
});

describe(enrolKey, () => {
  it('leaves a list in its place whole, and a key that is there already as it is', async () => {
    const key = SigningKey.generate();
    await enrolKey(path, executorKey(key));
    const before = await readFile(path, 'utf8');
    await enrolKey(path, executorKey(key));
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await readdir(folder)).toEqual(['trust.json']);
    await expect(enrolKey(path, { ...executorKey(key), region: 'eu-west' })).rejects.toThrow(
      /is in the list already, as active executor us-east/,
    );
  });

  it('does not write a list that nobody could read', async () => {
    const key = SigningKey.generate();
    const wrong = { ...executorKey(key), not_after: 'never' };
    await expect(enrolKey(path, wrong)).rejects.toThrow(/not_after must be/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe(revokeKey, () => {
  it('keeps the earlier of two moments', async () => {
    const key = SigningKey.generate();
    await enrolKey(path, executorKey(key));
    const at = async (time: string) =>
      (await revokeKey(path, key.kid, new Date(T(time)))).revoked_at;
    expect(await at('11:00:00')).toBe('2026-11-30T11:00:00.000Z');
    expect(await at('12:00:00')).toBe('2026-11-30T11:00:00.000Z');
    expect(await at('10:00:00')).toBe('2026-11-30T10:00:00.000Z');
    await expect(revokeKey(path, '0'.repeat(16), new Date())).rejects.toThrow(/has no key/);
  });
});

describe(SigningKeyFile, () => {
  it('writes a key for its owner only, never over another', async () => {
    const keyPath = join(folder, 'key.pem');
    const key = SigningKey.generate();
    await writeKeyFile(keyPath, key);
    expect((await stat(keyPath)).mode & 0o777).toBe(0o600);
    expect(readKeyFile(keyPath).kid).toBe(key.kid);
    await expect(writeKeyFile(keyPath, key)).rejects.toThrow(/no key is overwritten/);
    await chmod(keyPath, 0o644);
    expect(() => readKeyFile(keyPath)).toThrow(/others may read it: chmod 600/);
  });

  it('signs with the key that replaces the file, and not with one that others may read', async () => {
    const keyPath = join(folder, 'key.pem');
    const [one, other] = [SigningKey.generate(), SigningKey.generate()];
    await writeKeyFile(keyPath, one);
    const problems: string[] = [];
    const sut = new SigningKeyFile(keyPath, (problem) => problems.push(problem));
    expect(sut.key.kid).toBe(one.kid);
    await writeKeyFile(join(folder, 'next.pem'), other);
    await rename(join(folder, 'next.pem'), keyPath);
    expect(sut.fresh().kid).toBe(other.kid);
    await chmod(keyPath, 0o666);
    expect(sut.fresh().kid).toBe(other.kid);
    expect(problems).toHaveLength(1);
  });
});
