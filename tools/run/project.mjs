/** What the files of this folder share: the project's place, its files, and how a command fails. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A failure that its message explains: no stack is shown. */
export class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** The text of a file; undefined when there is none. */
export function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A hash of a file's content. */
export function hashOf(path) {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, path)))
    .digest('hex');
}

/** The files at and below a path of the project, without those that the pattern names. */
export function filesOf(path, ignored) {
  if (ignored.test(path)) return [];
  const entries = listFolder(path);
  return entries === undefined
    ? [path]
    : entries.flatMap((name) => filesOf(`${path}/${name}`, ignored));
}

function listFolder(path) {
  try {
    return readdirSync(join(ROOT, path));
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
