/** Puts together what the package holds: compiled code and what it reads, no sources, no specs, no maps. */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { ROOT } from '../run/project.mjs';
import { dataFilesOf, packagesOf, renameLibraries } from './specifiers.mjs';

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
 * @returns {{libraries: Map<string, string>, packages: Set<string>}} the file that each library is, and the packages that are imported.
 */
export function assemble(target) {
  const found = { libraries: new Map(), packages: new Set() };
  const open = PROGRAMS.map((name) => `apps/${name}`);
  const done = new Set();
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (done.has(folder)) continue;
    done.add(folder);
    for (const library of copyCompiled(folder, target, found.packages)) {
      const { folder: its, main } = libraryOf(library);
      found.libraries.set(library, main);
      open.push(its);
    }
  }
  for (const path of AS_THEY_ARE) copyAsItIs(path, target);
  copyLauncher(target);
  return found;
}

/** @returns {Set<string>} the libraries that the folder's code imports. */
function copyCompiled(folder, target, packages) {
  const libraries = new Set();
  for (const path of filesBelow(`${folder}/dist`).filter((file) => file.endsWith('.js'))) {
    const original = readFileSync(join(ROOT, path), 'utf8');
    const { code, libraries: its } = inFile(path, () => renameLibraries(original));
    write(target, path, code.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'));
    for (const name of its) libraries.add(name);
    for (const name of packagesOf(code)) packages.add(name);
    for (const data of dataFilesOf(original)) copyAsItIs(posix.join(dirname(path), data), target);
  }
  return libraries;
}

function inFile(path, work) {
  try {
    return work();
  } catch (error) {
    throw new Error(`${path} ${error.message}`, { cause: error });
  }
}

/** Where a library is, and the file that an import of it means, as its own package.json says. */
function libraryOf(name) {
  const folder = name === 'migrations' ? name : `libs/${name}`;
  const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  return { folder, main: posix.join(folder, manifest.exports.default) };
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
