/** What the project's lockfile says of the packages that the installed Beacon needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run/project.mjs';

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));

/** @returns {string} the version of a package that stands at the top of node_modules. */
export function lockedVersion(name) {
  return packages[`node_modules/${name}`].version;
}

/**
 * @param {string[]} names packages at the top of node_modules.
 * @returns {string[]} folders of all packages that these need, themselves too, below node_modules; without those of single platforms.
 */
export function neededFolders(names) {
  const found = new Set();
  const open = names.map((name) => ({ from: '', name, isOptional: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = resolve(next.from, next.name);
    if (path === undefined && !next.isOptional)
      throw new Error(`package-lock.json has no ${next.name} for ${next.from || 'the project'}.`);
    if (path === undefined || found.has(path) || isForSomePlatforms(packages[path])) continue;
    found.add(path);
    open.push(...needsOf(packages[path], path));
  }
  return [...found];
}

/** One of several of which npm takes the one that fits. Others say too where they run, and mean everywhere. */
function isForSomePlatforms({ os, cpu, optional }) {
  return optional === true && (os !== undefined || cpu !== undefined);
}

function needsOf(entry, from) {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = entry;
  const needs = (names, isOptional) =>
    Object.keys(names ?? {}).map((name) => ({ from, name, isOptional }));
  const isOptionalPeer = (name) => peerDependenciesMeta?.[name]?.optional === true;
  return [
    ...needs(dependencies, false),
    ...needs(optionalDependencies, true),
    // One that nothing else needs is not there, and has never been.
    ...needs(peerDependencies, true).filter(({ name }) => !isOptionalPeer(name)),
  ];
}

/** As Node finds it: in the folder of who asks, then in those above. */
function resolve(from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}
