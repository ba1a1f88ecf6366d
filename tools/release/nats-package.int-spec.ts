import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findNatsServer } from '@beacon/stack';

const SCRIPT = join(import.meta.dirname, 'nats-package.mjs');
/** First bytes of a program for macOS on arm64. */
const MACH_O_ARM64 = Buffer.from('cffaedfe0c000001000000000200000000000000', 'hex');

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('tools/release/nats-package.mjs', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-release-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const script = (...args: readonly string[]): Ended =>
    spawnSync(process.execPath, [SCRIPT, ...args], { cwd: folder, encoding: 'utf8' });
  const hashOf = (file: string): string =>
    createHash('sha256').update(readFileSync(file)).digest('hex');
  const inPackage = (file: string, path: string): string =>
    spawnSync('tar', ['-xzOf', file, `package/${path}`], { encoding: 'utf8', maxBuffer: 1e9 })
      .stdout;

  /** An archive with the layout of the NATS project's releases. */
  function makeArchive(program: Buffer, name = 'nats-server-v2.15.1-darwin-arm64'): string {
    const release = join(folder, name);
    mkdirSync(release);
    writeFileSync(join(release, 'nats-server'), program);
    writeFileSync(join(release, 'LICENSE'), 'the licence');
    writeFileSync(join(release, 'README.md'), 'read me');
    const archive = `${release}.tar.gz`;
    spawnSync('tar', ['-czf', archive, '-C', folder, name]);
    return archive;
  }

  function checksumsOf(archive: string, hash = hashOf(archive)): string {
    const file = join(folder, 'SHA256SUMS');
    writeFileSync(file, `${'0'.repeat(64)}  another.zip\n${hash}  ${basename(archive)}\n`);
    return file;
  }

  it('packs the server that runs here, with licence and notice', async () => {
    const { path, version } = await findNatsServer();
    const license = join(folder, 'LICENSE-2.0');
    writeFileSync(license, 'the licence');
    const { status, stdout, stderr } = script(
      '--binary',
      path,
      '--sha256',
      hashOf(path),
      '--license',
      license,
      '--origin',
      'a machine',
      '--out',
      folder,
    );
    expect([status, stderr]).toEqual([0, '']);
    const { file } = JSON.parse(stdout) as { file: string };
    const name = `beacon-audit-nats-server-${process.platform}-${process.arch}`;
    expect(basename(file)).toBe(`${name}-${version}.tgz`);
    expect(JSON.parse(inPackage(file, 'package.json'))).toMatchObject({
      name,
      version,
      license: 'Apache-2.0',
      os: [process.platform],
      cpu: [process.arch],
    });
    expect(inPackage(file, 'LICENSE')).toBe('the licence');
    expect(inPackage(file, 'NOTICE')).toContain(`SHA-256 ${hashOf(path)}`);
    expect(inPackage(file, 'NOTICE')).toContain('comes from a machine');
  });

  it('packs a release for another machine, told by its first bytes and its name', () => {
    const archive = makeArchive(MACH_O_ARM64);
    const { status, stdout, stderr } = script(
      '--archive',
      archive,
      '--checksums',
      checksumsOf(archive),
      '--out',
      join(folder, 'out'),
    );
    expect([status, stderr]).toEqual([0, '']);
    const { file } = JSON.parse(stdout) as { file: string };
    expect(basename(file)).toBe('beacon-audit-nats-server-darwin-arm64-2.15.1.tgz');
    expect(inPackage(file, 'LICENSE')).toBe('the licence');
    expect(inPackage(file, 'NOTICE')).toContain('the release v2.15.1 of the NATS project');
  });

  it('refuses a file that is not what was released', () => {
    const archive = makeArchive(MACH_O_ARM64);
    const checksums = checksumsOf(archive, 'f'.repeat(64));
    const { status, stderr } = script(
      '--archive',
      archive,
      '--checksums',
      checksums,
      '--out',
      folder,
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('not what its makers released')]);
  });

  it('refuses a file that the published hashes do not name', () => {
    const archive = makeArchive(MACH_O_ARM64);
    const checksums = join(folder, 'SHA256SUMS');
    writeFileSync(checksums, `${hashOf(archive)}  another.tar.gz\n`);
    const { status, stderr } = script(
      '--archive',
      archive,
      '--checksums',
      checksums,
      '--out',
      folder,
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('has no line for')]);
  });

  it('refuses what is no program, or none for a known processor', () => {
    const riscv = Buffer.alloc(64);
    riscv.write('\x7fELF', 'latin1');
    riscv.writeUInt16LE(0xf3, 18);
    for (const [content, reason] of [
      [Buffer.from('#!/bin/sh\nexit 0\n'.padEnd(64)), 'no program for Linux or macOS'],
      [riscv, 'on a processor other than'],
    ] as const) {
      const file = join(folder, 'nats-server');
      writeFileSync(file, content);
      chmodSync(file, 0o755);
      const given = ['--binary', file, '--sha256', hashOf(file), '--license', SCRIPT];
      const { status, stderr } = script(...given, '--out', folder);
      expect([status, stderr]).toEqual([1, expect.stringContaining(reason)]);
    }
  });

  it('refuses a version that differs from what the file is named', () => {
    const archive = makeArchive(MACH_O_ARM64);
    const { status, stderr } = script(
      '--archive',
      archive,
      '--sha256',
      hashOf(archive),
      '--version',
      '2.14.0',
      '--out',
      folder,
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('2.15.1')]);
  });

  it('says how it is used when something is missing', () => {
    for (const args of [[], ['--binary', SCRIPT], ['--binary', SCRIPT, '--sha256', 'x']]) {
      const { status, stderr } = script(...args);
      expect([status, stderr]).toEqual([2, expect.stringContaining('usage:')]);
    }
  });
});
