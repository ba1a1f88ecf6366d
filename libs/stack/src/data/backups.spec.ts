import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backUpPostgres, BACKUPS_KEPT } from './backups.js';

const NOTE = { beacon: '0.1.0', schema: '2026-11-29-012-job-list' };

describe(backUpPostgres, () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-backups-'));
    await mkdir(join(folder, 'postgres/data/base'), { recursive: true });
    await writeFile(join(folder, 'postgres/password'), 'word');
    await writeFile(join(folder, 'postgres/data/base/1'), 'x'.repeat(1000));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('copies the cluster with its password, and says of which version it is', async () => {
    const { path, bytes, removed } = await backUpPostgres(folder, NOTE, new Date(0));
    expect([basename(path), bytes, removed]).toEqual(['1970-01-01T00-00-00Z', 1004, []]);
    expect(await readFile(join(path, 'postgres/password'), 'utf8')).toBe('word');
    expect((await stat(join(path, 'postgres/data/base/1'))).size).toBe(1000);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(join(path, 'backup.json'), 'utf8'))).toEqual({
      made_at: '1970-01-01T00:00:00.000Z',
      ...NOTE,
    });
  });

  it('keeps the newest ones, of one schema each, and names those that it removed', async () => {
    const made: string[] = [];
    const schemas = ['001', '002', '003', '003', '004'];
    const removals: (readonly string[])[] = [];
    for (const [day, schema] of schemas.entries()) {
      const at = new Date(day * 86_400_000);
      const { path, removed } = await backUpPostgres(folder, { ...NOTE, schema }, at);
      made.push(path);
      removals.push(removed);
    }
    expect(removals).toEqual([[], [], [], [made[2]], [made[0]]]);
    const kept = await readdir(join(folder, 'backups'));
    expect(kept).toHaveLength(BACKUPS_KEPT);
    expect(kept.toSorted()).toEqual([1, 3, 4].map((day) => basename(made[day] ?? '')));
  });

  it('removes what a backup left that was killed in the middle', async () => {
    await mkdir(join(folder, 'backups/unfinished-2026'), { recursive: true });
    const { path } = await backUpPostgres(folder, NOTE);
    expect(await readdir(join(folder, 'backups'))).toEqual([basename(path)]);
  });
});
