/** Which licences the packages of the lockfile have, and whether each may be used here. */
import satisfies from 'spdx-satisfies';

/** Licences that ask for no more than to be named, and MPL-2.0, which is about its own files only. */
export const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'BlueOak-1.0.0',
  // Of data: lists of browsers and of licences.
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
];

/**
 * The licence of each package of a lockfile.
 * @param packages `packages` of a lockfile.
 * @param installedLicence what the package.json of a path says; undefined where the package is not installed.
 * @returns { path, licence } for each, with null where nobody says it.
 */
export function licencesOf(packages, installedLicence) {
  return Object.entries(packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && entry.link !== true)
    .map(([path, entry]) => {
      const own = installedLicence(path) ?? entry.license;
      return { path, licence: own ?? parentsLicence(packages, path, installedLicence) };
    });
}

/** A package for another platform is not installed, and has the licence of the package that chooses between platforms. */
function parentsLicence(packages, path, installedLicence) {
  const name = nameOf(path);
  const parent = Object.entries(packages).find(
    ([at, entry]) => at !== '' && Object.hasOwn(entry.optionalDependencies ?? {}, name),
  );
  // The project's own optional packages are Node itself, for each platform.
  if (parent === undefined) {
    return Object.hasOwn(packages[''].optionalDependencies ?? {}, name) && name.startsWith('node-')
      ? 'MIT'
      : null;
  }
  return installedLicence(parent[0]) ?? parent[1].license ?? null;
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Why a licence is not accepted; null when it is. */
export function problemOf(licence) {
  if (licence === null) return 'says no licence';
  try {
    return satisfies(licence, ALLOWED) ? null : `has ${licence}, which is not on the list`;
  } catch {
    return `has ${JSON.stringify(licence)}, which is no SPDX expression`;
  }
}
