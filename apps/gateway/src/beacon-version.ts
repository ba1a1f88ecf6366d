import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version of this Beacon, from its package.json, whether it runs from the sources or from `dist`. */
export const BEACON_VERSION = versionAbove(dirname(fileURLToPath(import.meta.url)));

function versionAbove(folder: string): string {
  const file = join(folder, 'package.json');
  const { name, version } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string })
    : {};
  // The project, or the package that is made of it.
  if (name === 'beacon' || name === 'beacon-audit') return version ?? 'unknown';
  const parent = dirname(folder);
  return parent === folder ? 'unknown' : versionAbove(parent);
}
