import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Installation {
  readonly folder: string;
  readonly version: string;
}

const found = installationAbove(dirname(fileURLToPath(import.meta.url)));

/** The folder that all files of Beacon lie below, whether this runs from sources, from what they were compiled to, or from a bundle. */
export const BEACON_FOLDER = found.folder;

/** The version of this Beacon, from its package.json. */
export const BEACON_VERSION = found.version;

function installationAbove(folder: string): Installation {
  const file = join(folder, 'package.json');
  const { name, version } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string })
    : {};
  // The project, or the package that is made of it.
  if (name === 'beacon' || name === 'beacon-audit')
    return { folder, version: version ?? 'unknown' };
  const parent = dirname(folder);
  return parent === folder ? { folder, version: 'unknown' } : installationAbove(parent);
}
