import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UsageError } from '../refusal.error.js';
import { adminCredentialsOf, credentialsOf } from './credentials.js';

const KEY = `beacon_abcdefgh_${'x'.repeat(43)}`;
const OTHER = `beacon_abcdefgh_${'y'.repeat(43)}`;

describe(credentialsOf, () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-credentials-'));
    file = join(folder, 'key');
    writeFileSync(file, `${KEY}\n`, { mode: 0o600 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the key of the file, else of the environment, else none', () => {
    const env = { BEACON_API_KEY: OTHER };
    expect(credentialsOf({ apiKeyFile: file }, env)).toEqual({ authorization: `Bearer ${KEY}` });
    expect(credentialsOf({}, env)).toEqual({ authorization: `Bearer ${OTHER}` });
    expect(credentialsOf({}, {})).toEqual({});
  });

  it('names the project', () => {
    expect(credentialsOf({ project: 'acme' }, {})).toEqual({ 'beacon-project': 'acme' });
    expect(() => credentialsOf({ project: 'a b' }, {})).toThrow('--project is "a b"');
  });

  it('refuses a file that others may read', () => {
    chmodSync(file, 0o640);
    expect(() => credentialsOf({ apiKeyFile: file }, {})).toThrow(/chmod 600/);
    chmodSync(file, 0o600);
  });

  it('never shows what it refuses', () => {
    const secret = 'hunter2-hunter2';
    try {
      credentialsOf({}, { BEACON_API_KEY: secret });
      throw new Error('it was taken');
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      expect(String(error)).toMatch(/^UsageError: BEACON_API_KEY holds no API key/);
      expect(String(error)).not.toContain(secret);
    }
  });

  it('takes the token of admins where there is no key, for their commands only', () => {
    const env = { BEACON_ADMIN_TOKEN: 'the-token' };
    expect(credentialsOf({}, env)).toEqual({});
    expect(adminCredentialsOf({}, env)).toEqual({ authorization: 'Bearer the-token' });
    const both = { ...env, BEACON_API_KEY: KEY };
    expect(adminCredentialsOf({}, both)).toEqual({ authorization: `Bearer ${KEY}` });
  });
});
