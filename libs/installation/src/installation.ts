import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The name of the package that people install; `beacon` is that of the project it is made from. */
export const PACKAGE_NAME = 'beacon-audit';

/** No folder above this file is Beacon's. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/** Where this Beacon is, and what. */
export interface Installation {
  /** That all its files lie below: the project's, or that of the installed package. */
  readonly folder: string;
  /** Of its package.json, such as `0.1.0`. */
  readonly version: string;
  /** Whether it is the installed package, where nothing can be built and nothing should be written. */
  readonly isPackage: boolean;
}

/**
 * The Beacon that the running file is part of, be it a source, what that was compiled to, or a bundle: found by the package.json above, since a
 * bundle is elsewhere than the files that it is made of.
 * @throws InstallationError when there is none.
 */
export function installation(): Installation {
  found ??= installationAt(dirname(fileURLToPath(import.meta.url)));
  return found;
}

let found: Installation | undefined;

/**
 * The Beacon that a folder is part of.
 * @throws InstallationError when it is part of none.
 */
export function installationAt(start: string): Installation {
  for (let folder = start; ; folder = dirname(folder)) {
    const { name, version } = manifestIn(folder);
    const isPackage = name === PACKAGE_NAME;
    if (isPackage || name === 'beacon') return { folder, version: version ?? 'unknown', isPackage };
    if (dirname(folder) === folder) {
      throw new InstallationError(
        `No package.json of beacon in ${start}, nor above: install it again.`,
      );
    }
  }
}

function manifestIn(folder: string): { readonly name?: string; readonly version?: string } {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
}
