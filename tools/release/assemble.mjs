/** Puts together what the package holds: bundles and what they read, no sources, no compiled files, no maps. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../run/project.mjs';
import { librariesOf, packagesOf } from './specifiers.mjs';

const PROGRAMS = ['cli', 'executor', 'gateway', 'planner', 'recorder', 'simulator'];
/** Files that are read as they are. */
const AS_THEY_ARE = [
  'apps/portal/dist',
  'config/catalogue.yaml',
  'data/questions',
  'dist/bundles',
  'LICENSE',
];
/** Not read by anything that is installed. */
const LEFT_OUT = /^apps\/portal\/dist\/\.vite(\/|$)/;

/**
 * @param {string} target an empty folder.
 * @returns {Set<string>} the packages that the code imports, which are in the bundles.
 */
export function assemble(target) {
  for (const path of AS_THEY_ARE) copyAsItIs(path, target);
  copyLauncher(target);
  return importedPackages();
}

function importedPackages() {
  const packages = new Set();
  const open = PROGRAMS.map((name) => `apps/${name}`);
  const done = new Set();
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (done.has(folder)) continue;
    done.add(folder);
    for (const path of filesBelow(`${folder}/dist`).filter((file) => file.endsWith('.js'))) {
      const code = readFileSync(join(ROOT, path), 'utf8');
      open.push(...librariesOf(code).map(folderOf));
      for (const name of packagesOf(code)) packages.add(name);
    }
  }
  return packages;
}

function folderOf(library) {
  return library === 'migrations' ? library : `libs/${library}`;
}

function filesBelow(path) {
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .toSorted();
}

function copyAsItIs(path, target) {
  const files = statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path];
  for (const file of files.filter((name) => !LEFT_OUT.test(name))) {
    mkdirSync(join(target, dirname(file)), { recursive: true });
    cpSync(join(ROOT, file), join(target, file));
  }
}

function copyLauncher(target) {
  const own = (name) => readFileSync(join(ROOT, 'tools/release', name), 'utf8');
  write(target, 'bin/beacon.mjs', own('beacon.mjs'));
  chmodSync(join(target, 'bin/beacon.mjs'), 0o755);
  write(target, 'README.md', own('README.md'));
}

function write(target, path, content) {
  mkdirSync(join(target, dirname(path)), { recursive: true });
  writeFileSync(join(target, path), content);
}
