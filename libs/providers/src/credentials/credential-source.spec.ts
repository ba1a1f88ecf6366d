import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CredentialConfig, LaneAuth } from '@beacon/domain';
import { laneConfig } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandSecret } from './command-secret.js';
import { CredentialError } from './credential.error.js';
import { credentialSource } from './credential-source.js';
import { Commands } from './lane-command.js';
import { outputOf } from './run-command.js';

const BEARER: LaneAuth = { kind: 'bearer' };
const SIGV4: LaneAuth = { kind: 'sigv4' };
const laneWith = (credential: CredentialConfig, auth: LaneAuth = BEARER) =>
  laneConfig({ region: 'us-east', model: 'm', credential, auth });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beacon-credentials-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a lane without credentials', () => {
  it('sends none', async () => {
    expect(await credentialSource(laneWith({ kind: 'none' }), {}).current()).toBeNull();
  });
});

describe('credentials of the environment', () => {
  const named = (variable: string): CredentialConfig => ({ kind: 'env', variable });

  it('are read at once, and refused by the name of the variable', async () => {
    const lane = laneWith(named('MY_KEY'));
    expect(await credentialSource(lane, { MY_KEY: ' sk-1\n' }).current()).toBe('sk-1');
    expect(() => credentialSource(lane, {})).toThrow(
      'lane us-east m: the environment variable MY_KEY is not set',
    );
  });

  it('are a pair of keys in variables beside each other where requests are signed', async () => {
    const env = {
      EU_AWS_ACCESS_KEY_ID: 'AKIA1',
      EU_AWS_SECRET_ACCESS_KEY: 'secret/1',
      EU_AWS_SESSION_TOKEN: 'token==',
      AWS_SECRET_ACCESS_KEY: 'of another',
    };
    const secret = await credentialSource(
      laneWith(named('EU_AWS_ACCESS_KEY_ID'), SIGV4),
      env,
    ).current();
    expect(JSON.parse(secret ?? '')).toEqual({
      AccessKeyId: 'AKIA1',
      SecretAccessKey: 'secret/1',
      SessionToken: 'token==',
    });
    const usual = laneWith(named('AWS_ACCESS_KEY_ID'), SIGV4);
    expect(() => credentialSource(usual, { AWS_ACCESS_KEY_ID: 'AKIA1' })).toThrow(
      'the environment variable AWS_SECRET_ACCESS_KEY is not set',
    );
    const pair = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B', AWS_SESSION_TOKEN: ' ' };
    expect(await credentialSource(usual, pair).current()).toBe(
      '{"AccessKeyId":"A","SecretAccessKey":"B"}',
    );
  });
});

describe('credentials of a file', () => {
  const path = (): string => join(folder, 'key');
  const source = (auth?: LaneAuth) =>
    credentialSource(laneWith({ kind: 'file', path: path() }, auth), {});

  it('are read again when the file changes', async () => {
    writeFileSync(path(), 'sk-first\n');
    const sut = source();
    expect(await sut.current()).toBe('sk-first');
    expect(await sut.current()).toBe('sk-first');
    writeFileSync(path(), '{ "token": "sk-2nd" }');
    expect(await sut.current()).toBe('sk-2nd');
    expect(await sut.renew?.('sk-2nd')).toBe(false);
    expect(await sut.renew?.('sk-first')).toBe(true);
  });

  it('may come later, and go', async () => {
    const sut = source();
    await expect(sut.current()).rejects.toThrow(
      `lane us-east m: the file of its credentials, ${path()}, cannot be read (ENOENT): write the secret into it`,
    );
    writeFileSync(path(), 'sk-1');
    expect(await sut.current()).toBe('sk-1');
    rmSync(path());
    await expect(sut.current()).rejects.toThrow(CredentialError);
  });

  it.each([
    ['', 'is empty'],
    ['sk-hunter2 and more', 'holds characters that no header can carry'],
    ['{ "key": "sk-hunter2" }', 'is no JSON with token and, where it ends, expires_at'],
    [`{ "token": "sk-hunter2`, 'is no JSON with token and, where it ends, expires_at'],
    ['hunter2'.repeat(10_000), 'is over 65536 bytes'],
  ])('are refused without being told: %#', async (text, rule) => {
    writeFileSync(path(), text);
    const refusal = await source().current().catch(String);
    expect(refusal).toContain(rule);
    expect(refusal).not.toContain('hunter2');
  });

  it('are a pair of keys where requests are signed', async () => {
    const keys = '{"AccessKeyId":"A","SecretAccessKey":"B","Expiration":"2030-01-01T00:00:00Z"}';
    writeFileSync(path(), keys);
    expect(await source(SIGV4).current()).toBe(keys);
    writeFileSync(path(), 'hunter2');
    await expect(source(SIGV4).current()).rejects.toThrow('is no JSON with AccessKeyId');
  });

  it('are not read from what is no plain file', async () => {
    await expect(
      credentialSource(laneWith({ kind: 'file', path: folder }), {}).current(),
    ).rejects.toThrow('is no plain file');
  });
});

describe('credentials of a command', () => {
  /** A program that counts its runs in a file and prints what a script says of the run. */
  const script = (body: string): string[] => {
    const counter = join(folder, 'runs');
    const code = `const fs = require('node:fs');
      fs.appendFileSync(${JSON.stringify(counter)}, '.');
      const run = fs.readFileSync(${JSON.stringify(counter)}).length;
      ${body}`;
    return [process.execPath, '-e', code];
  };
  const runs = (): number => readFileSync(join(folder, 'runs'), 'utf8').length;

  let clock = 0;
  beforeEach(() => {
    clock = 0;
  });
  const source = (body: string, lifetimeMs = 100_000, auth: LaneAuth = BEARER): CommandSecret =>
    new CommandSecret({ argv: script(body), lifetimeMs, auth, now: () => clock });

  it('are fetched once for all who wait, and kept for their life', async () => {
    const sut = source('console.log(`token-${run}`)');
    expect(await Promise.all([sut.current(), sut.current(), sut.current()])).toEqual([
      'token-1',
      'token-1',
      'token-1',
    ]);
    clock = 79_999;
    expect(await sut.current()).toBe('token-1');
    expect(runs()).toBe(1);
    clock = 100_000;
    expect(await sut.current()).toBe('token-2');
  });

  it('are renewed before they end, while the ones at hand are used', async () => {
    const sut = source('console.log(`token-${run}`)');
    await sut.current();
    clock = 80_000;
    expect(await sut.current()).toBe('token-1');
    // Joins the renewal that runs.
    expect(await sut.renew('token-1')).toBe(true);
    expect(await sut.current()).toBe('token-2');
    expect(runs()).toBe(2);
  });

  it('live as long as they say themselves', async () => {
    const sut = source(
      'console.log(JSON.stringify({ token: `token-${run}`, expires_at: Date.now() / 1000 + 10 }))',
    );
    expect(await sut.current()).toBe('token-1');
    clock = 11_000;
    expect(await sut.current()).toBe('token-2');
    const past = source(
      'console.log(JSON.stringify({ token: "t", expires_at: "2020-01-01T00:00:00Z" }))',
    );
    await expect(past.current()).rejects.toThrow('printed a secret that has ended already');
  });

  it('are read as the command lines of clouds print them', async () => {
    const azure = source(
      'console.log(JSON.stringify({ accessToken: "a", expires_on: 4102444800 }))',
    );
    expect(await azure.current()).toBe('a');
    const keys = { Version: 1, AccessKeyId: 'A', SecretAccessKey: 'B', SessionToken: 'C' };
    const aws = source(`console.log('${JSON.stringify(keys)}')`, 100_000, SIGV4);
    expect(JSON.parse(await aws.current())).toEqual(keys);
  });

  it('are renewed once when a provider refuses them, and not again and again', async () => {
    const sut = source('console.log(run < 3 ? `token-${run}` : "token-2")');
    await sut.current();
    expect(await sut.renew('token-1')).toBe(true);
    expect(await sut.current()).toBe('token-2');
    expect(await sut.renew('token-1')).toBe(true);
    expect(await sut.renew('token-2')).toBe(false);
    expect(runs()).toBe(2);
    clock = 60_000;
    expect(await sut.renew('token-2')).toBe(false);
    expect(runs()).toBe(3);
  });

  it('fail for all who wait, and are fetched again after a while', async () => {
    const sut = source('if (run === 1) process.exit(3); console.log("token")');
    const told = 'ended with exit code 3';
    await expect(sut.current()).rejects.toThrow(told);
    await expect(sut.current()).rejects.toThrow(told);
    expect(runs()).toBe(1);
    clock = 5_000;
    expect(await sut.current()).toBe('token');
  });

  it('are renewed once for all calls that were refused at the same time', async () => {
    const sut = source('console.log(`token-${run}`)');
    await sut.current();
    const renewed = await Promise.all([1, 2, 3].map(async () => sut.renew('token-1')));
    expect(renewed).toEqual([true, true, true]);
    expect(runs()).toBe(2);
  });

  it('are shared by lanes with the same command, and what goes wrong names each', async () => {
    const commands = new Commands();
    const credential = {
      kind: 'command',
      argv: script('if (run > 1) process.exit(3); console.log("token")'),
      lifetimeMs: 10_000,
    } as const;
    const lanes = ['m', 'n'].map((model) => ({ ...laneWith(credential), model }));
    const [one, other] = lanes.map((lane) => credentialSource(lane, {}, commands));
    expect(await Promise.all([one?.current(), other?.current()])).toEqual(['token', 'token']);
    expect(runs()).toBe(1);
    await expect(other?.renew?.('token')).rejects.toThrow(
      `lane us-east n: the command of its credentials, ${process.execPath}, ended with exit code 3: run it by hand to see why`,
    );
  });

  it('outlive a renewal that fails', async () => {
    const sut = source('if (run > 1) process.exit(1); console.log("token")');
    await sut.current();
    clock = 80_000;
    expect(await sut.current()).toBe('token');
    await expect(sut.renew('token')).rejects.toThrow('ended with exit code 1');
    expect(await sut.current()).toBe('token');
  });

  it('are told of in no message', async () => {
    const sut = source('console.error("sk-hunter2"); console.log("sk-hunter2 with words")');
    const refusal = await sut.current().catch(String);
    expect(refusal).toContain('printed what holds characters that no header can carry');
    expect(refusal).not.toContain('hunter2');
  });
});

describe(outputOf, () => {
  it('ends a program that takes too long, prints too much, or is none', async () => {
    await expect(outputOf(['/bin/sh', '-c', 'sleep 60'], 100)).rejects.toThrow(
      'took longer than 100 ms',
    );
    await expect(outputOf(['/bin/sh', '-c', 'yes'])).rejects.toThrow('printed over 65536 bytes');
    await expect(outputOf(['/no/such/program'])).rejects.toThrow('cannot be run (ENOENT)');
    await expect(outputOf(['/bin/sh', '-c', 'kill -9 $$'])).rejects.toThrow('was ended by SIGKILL');
  });

  it('runs no shell, and gives no input', async () => {
    expect(await outputOf(['/bin/echo', '$HOME; `id`'])).toBe('$HOME; `id`\n');
    expect(await outputOf(['/bin/cat'])).toBe('');
  });
});
