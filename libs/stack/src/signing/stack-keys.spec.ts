import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readKeyFile, readTrustFile, revokeKey } from '@beacon/signing';
import { StackKeys } from './stack-keys.js';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beacon-keys-'));
  folder = join(parent, 'signing');
});
afterEach(async () => rm(parent, { recursive: true }));

const kidOf = (name: string): string => readKeyFile(join(folder, `${name}.pem`)).kid;

describe(StackKeys, () => {
  it('makes a key for each service that signs and each region, readable by its owner only', async () => {
    const sut = await StackKeys.in(folder, ['us-east', 'eu-west']);
    const list = readTrustFile(sut.trustFile);
    const roles = list.entries.map(({ role, region }) => [role, region]);
    expect(roles).toEqual([
      ['gateway', null],
      ['planner', null],
      ['recorder', null],
      ['executor', 'us-east'],
      ['executor', 'eu-west'],
    ]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.pem'))) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    expect(sut.environmentOf('executor', 'us-east')).toEqual({
      BEACON_SIGNING_KEY_FILE: join(folder, 'executor-us-east.pem'),
      BEACON_TRUST_FILE: sut.trustFile,
    });
    expect(sut.environmentOf('simulator')).toEqual({});
  });

  it('keeps what is there, and adds a region that is new', async () => {
    const { trustFile } = await StackKeys.in(folder, ['us-east']);
    const before = await readFile(trustFile, 'utf8');
    await StackKeys.in(folder, ['us-east']);
    expect(await readFile(trustFile, 'utf8')).toBe(before);
    await StackKeys.in(folder, ['us-east', 'eu-west']);
    expect(readTrustFile(trustFile).find(kidOf('executor-eu-west'))?.region).toBe('eu-west');
  });

  it('gives the owner of a revoked key another, and keeps the old one aside', async () => {
    const { trustFile } = await StackKeys.in(folder, ['us-east']);
    const old = kidOf('executor-us-east');
    await revokeKey(trustFile, old, new Date());
    await StackKeys.in(folder, ['us-east']);
    expect(kidOf('executor-us-east')).not.toBe(old);
    expect(await readdir(folder)).toContain(`executor-us-east.revoked-${old}.pem`);
    expect(readTrustFile(trustFile).find(old)?.status).toBe('revoked');
  });
});
