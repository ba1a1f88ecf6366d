import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepInFile } from './keep-in-file.js';
import { keepInGit } from './keep-in-git.js';
import { anchorOf } from './seal-anchor.js';

const root = 'ab'.repeat(32);
const seal = (size: number, change: object = {}) => ({
  size,
  root,
  sealed_at: '2026-11-30T10:00:00.000Z',
  kid: 'a'.repeat(16),
  signature: 'signature',
  statement: JSON.stringify({ v: 1, type: 'seal', job: 'j', size, root, ...change }),
});

describe('a seal that is kept elsewhere', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-anchor-'));
    execFileSync('git', ['-C', folder, 'init', '--quiet']);
    for (const [name, value] of [
      ['user.name', 'Ann'],
      ['user.email', 'ann@example.com'],
    ] as const) {
      execFileSync('git', ['-C', folder, 'config', name, value]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const log = (): string =>
    execFileSync('git', ['-C', folder, 'log', '--format=%s', '--name-only'], { encoding: 'utf8' });

  it('is a line of a file once, behind what is there, though a crash has torn that', async () => {
    const path = join(folder, 'seals.jsonl');
    await keepInFile(path, anchorOf('j', seal(3)));
    await keepInFile(path, anchorOf('j', seal(3)));
    appendFileSync(path, '{"torn');
    await keepInFile(path, anchorOf('j', seal(4)));
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('"size":3');
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ seal: { job: 'j', size: 4, root } });
  });

  it('is a commit of its own once, without what else is staged', async () => {
    writeFileSync(join(folder, 'other'), 'x');
    execFileSync('git', ['-C', folder, 'add', 'other']);
    expect((await keepInGit(folder, anchorOf('j', seal(3)))).text).toMatch(/commit [0-9a-f]{40}$/);
    expect((await keepInGit(folder, anchorOf('j', seal(3)))).text).toBe('has the seal already');
    expect(log()).toBe('Seal of j, 3 entries\n\nj-3.seal.json\n');
    const forged = { ...anchorOf('j', seal(3)), line: '{}\n' };
    await expect(keepInGit(folder, forged)).rejects.toThrow('another seal of the same size');
  });

  it('is refused where it is none of the job, and where there is no repository', async () => {
    expect(() => anchorOf('k', seal(3))).toThrow('none of this job');
    expect(() => anchorOf('j', seal(3, { root: 'cd'.repeat(32) }))).toThrow('none of this job');
    const nowhere = join(folder, 'none');
    await expect(keepInGit(nowhere, anchorOf('j', seal(3)))).rejects.toThrow('--git');
    await expect(keepInFile(nowhere + '/file', anchorOf('j', seal(3)))).rejects.toThrow('ENOENT');
  });
});
