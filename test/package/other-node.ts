import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Node of this machine that is not the one that Beacon runs on, but may start it; undefined where there is none. */
export function otherNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const own = folders.filter((folder) => !folder.includes('node_modules'));
  return own
    .map((folder) => join(folder, 'node'))
    .find((file) => existsSync(file) && isOther(file));
}

function isOther(file: string): boolean {
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  const major = Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]);
  return major >= 20 && major !== 24;
}
