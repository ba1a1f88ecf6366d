/** Installs the dependencies when they are not those of package-lock.json. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, hashOf, read, ROOT, say } from './project.mjs';

const STAMP = join(ROOT, 'node_modules', '.beacon-install');

export function isInstalled() {
  const wanted = hashOf('package-lock.json');
  if (read(STAMP) === wanted) return true;
  if (!wasInstalledByHand()) return false;
  writeStamp(wanted);
  return true;
}

/** npm notes what it installed: that spares a second `npm ci` after the reader's own. */
function wasInstalledByHand() {
  const noted = read(join(ROOT, 'node_modules', '.package-lock.json'));
  if (noted === undefined) return false;
  const present = JSON.parse(noted).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const isComplete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || isThere(entry, present[path]),
  );
  return (
    isComplete &&
    Object.entries(present).every(([path, entry]) => wanted[path]?.version === entry.version)
  );
}

/** A library of the project is a link, which has no version. */
function isThere(wanted, present) {
  return present !== undefined && present.version === wanted.version;
}

export function install() {
  say('Installing dependencies (npm ci) ...');
  const result = runNpm('ci');
  if (result.status !== 0) throw new Failure(`npm failed.\n${result.stdout}${result.stderr}`);
  writeStamp(hashOf('package-lock.json'));
}

/** A new file, because folders of packages are copied by hard links. */
function writeStamp(hash) {
  rmSync(STAMP, { force: true });
  writeFileSync(STAMP, hash);
}

function runNpm(...args) {
  const [file, first] = npm();
  const all = [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(file, all, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error !== undefined) throw new Failure(`npm cannot be run: ${result.error.message}`);
  return result;
}

function npm() {
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
  return isNpm ? [process.execPath, [script]] : ['npm', []];
}
