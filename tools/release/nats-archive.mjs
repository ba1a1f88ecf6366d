/** Takes files out of a release's archive. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../run/project.mjs';

/** @returns {string} the folder into which the archive was unpacked, below `work`. */
export function unpack(archive, work) {
  const target = join(work, 'unpacked');
  mkdirSync(target);
  const [program, ...args] = archive.endsWith('.zip')
    ? ['unzip', '-q', archive, '-d', target]
    : ['tar', '-xf', archive, '-C', target, '--no-same-owner'];
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Failure(`${archive} cannot be unpacked: ${error?.message ?? stderr}`);
  return target;
}

/** @returns {string} the one file of that name. */
export function findIn(folder, name) {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => join(entry.parentPath, entry.name));
  if (found.length === 1) return found[0];
  throw new Failure(`The archive holds ${found.length} files named ${name}, must be one.`);
}
