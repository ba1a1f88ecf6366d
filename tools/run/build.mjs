/**
 * Compiles what is outdated with `tsc -b`, bundles what a stack runs, and builds the portal with Vite. Which files changed is told by their contents, not by
 * their times: what was restored from a copy, or edited while a build ran, is built too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure, filesOf, hashOf, read, ROOT, say } from './project.mjs';

const TSC = 'node_modules/@typescript/native/bin/tsc';
const VITE = 'node_modules/vite/bin/vite.js';
const PORTAL = 'apps/portal';
/** What the portal is made of, beside its packages. */
const PORTAL_SOURCE = /^(apps\/portal|libs\/client)\//;
const BUNDLER = 'tools/run/bundles.mjs';
const BUNDLES = 'dist/bundles';
/** What no bundle is made of. */
const NOT_BUNDLED = /^(apps\/portal|bench|libs\/testing|test)\//;
const STAMP = join(ROOT, 'dist', '.beacon-build');

/** What a build is made of. Specs and their helpers are no part of it, as in tsconfig.project.json. */
const SOURCES = [
  'apps',
  'bench',
  'libs',
  'migrations',
  'test',
  'package.json',
  'package-lock.json',
  BUNDLER,
];
const NO_SOURCE = /(^|\/)(node_modules|dist)$|[.-]spec\.ts$|\.fixture\.ts$/;
/** What decides how everything is compiled, or against which packages. */
const SETTINGS = /(^|\/)(tsconfig[^/]*|package|package-lock)\.json$/;

export function isOutdated() {
  const { isWhole, files } = readStamp();
  if (!isWhole || ![...outputFolders(), BUNDLES].every(isThere)) return true;
  return differences(files, hashes()).length > 0;
}

/** @param node the Node to run the compiler with. */
export function build(node) {
  say('Building ...');
  // Taken before: what is edited while the build runs must make the next run build again.
  const files = hashes();
  const before = readStamp();
  makeReady(before.files, files);
  // Not whole until it succeeds: outputs of a failed build are of no known state.
  writeStamp({ isWhole: false, files });
  compile(node, [TSC, '-b', 'tsconfig.build.json']);
  if (areBundlesOutdated(before, files)) compile(node, [BUNDLER]);
  if (isPortalOutdated(before, files)) {
    // The second puts its pages, which go into published files, into the folder that the first empties.
    for (const config of ['vite.config.ts', 'vite.site.config.ts'])
      compile(node, [VITE, 'build', '--config', `${PORTAL}/${config}`, '--logLevel', 'warn']);
  }
  writeStamp({ isWhole: true, files });
}

function compile(node, args) {
  const result = spawnSync(node, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0) {
    throw new Failure(
      `The build failed.\n${result.error?.message ?? ''}${result.stdout}${result.stderr}`,
    );
  }
}

/** After a build that failed nobody knows what it had made. */
function areBundlesOutdated(before, now) {
  return (
    !before.isWhole ||
    !isThere(BUNDLES) ||
    differences(before.files, now).some((path) => !NOT_BUNDLED.test(path))
  );
}

/** Likewise. */
function isPortalOutdated(before, now) {
  return (
    !before.isWhole ||
    !['index.html', 'site/site.js'].every((name) => existsSync(join(ROOT, PORTAL, 'dist', name))) ||
    differences(before.files, now).some((path) => PORTAL_SOURCE.test(path) || SETTINGS.test(path))
  );
}

/** Brings the outputs of the build before into a state from which tsc, which goes by times, builds the right thing. */
function makeReady(before, now) {
  const changed = differences(before, now);
  if (before === undefined || changed.some((path) => SETTINGS.test(path))) {
    for (const folder of outputFolders()) remove(folder);
    return;
  }
  for (const path of changed) {
    // tsc leaves the output of a deleted file where it is.
    if (now[path] === undefined) remove(outputFolderOf(path));
    else utimesSync(join(ROOT, path), new Date(), new Date());
  }
}

/** Paths of files that are in one state only, or in both with other contents. */
function differences(before = {}, now) {
  const paths = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...paths].filter((path) => before[path] !== now[path]);
}

function hashes() {
  const configs = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));
  const files = [...SOURCES, ...configs].flatMap((path) => filesOf(path, NO_SOURCE));
  return Object.fromEntries(files.map((path) => [path, hashOf(path)]));
}

function isThere(folder) {
  return existsSync(join(ROOT, folder));
}

function outputFolders() {
  const packages = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}/`),
  );
  return ['', 'migrations/', ...packages].map(outputFolderOf);
}

/** `apps/x/` and `libs/x/` have their own, `migrations/` too; bench and test programs have the project's. */
function outputFolderOf(path) {
  const [own = ''] = /^((apps|libs)\/[^/]+|migrations)(?=\/)/.exec(path) ?? [];
  return join(own, 'dist');
}

function remove(folder) {
  rmSync(join(ROOT, folder), { recursive: true, force: true });
}

function readStamp() {
  const text = read(STAMP);
  // Starts with something else where an earlier version of this file has written it: everything is built anew then.
  return text?.startsWith('{') ? JSON.parse(text) : { isWhole: false, files: undefined };
}

function writeStamp(stamp) {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, JSON.stringify(stamp));
}
