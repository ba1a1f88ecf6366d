import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { Piece } from './place.js';
import { formsOf } from './secret.js';
import type { Secret } from './secret.js';

/** Rights of anybody but the owner. */
const OTHERS = 0o077;
/** Tables and their log, which are read through the database. */
const TABLES = /\/postgres\/data\/(base|global|pg_\w+)\//;

/** Every file of a data folder, the broker's store among them. */
export async function stateFiles(folder: string): Promise<readonly Piece[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !TABLES.test(path));
  return Promise.all(
    files.map(async (where) => ({ where, text: await readFile(where, 'latin1').catch(() => '') })),
  );
}

/** Whether the files that are made to hold a secret hold it, for their owner alone: only then were they, and it, looked for rightly. */
export async function homeRow(secret: Secret): Promise<SecurityRow> {
  return tryOut({
    identity: secret.name,
    operation: `is in its own files, ${secret.homes.length}, for their owner alone`,
    expected: 'so',
    run: async () =>
      (await Promise.all(secret.homes.map(async (path) => flawOf(path, secret)))).flat(),
    isAsExpected: (flaws) => flaws.length === 0,
    say: (flaws) => flaws.join(', ') || 'so',
  });
}

async function flawOf(path: string, { values }: Secret): Promise<readonly string[]> {
  const text = await readFile(path, 'latin1');
  const { mode } = await stat(path);
  const isThere = values.some((value) => [...formsOf(value)].some((form) => text.includes(form)));
  return [
    ...(isThere ? [] : [`not in ${path}`]),
    ...((mode & OTHERS) === 0 ? [] : [`${path} has mode ${(mode & 0o777).toString(8)}`]),
  ];
}
