/**
 * The one way to run the project's commands on any Node >= 20: `node tools/run.mjs <command> [args...]`. It installs and builds what is
 * missing, then runs the command on the Node that npm installed. All it says itself goes to stderr.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const INSTALL_STAMP = join(ROOT, 'node_modules', '.beacon-install');
const BUILD_STAMP = join(ROOT, 'dist', '.beacon-build');
const LOCK = join(ROOT, '.cache', 'run.lock');
const LOCK_PATIENCE_MS = 600_000;
const SAME_KEYPRESS_MS = 500;
const OLDEST_NODE = [22, 17];

/** What is built, and what a build is made of. Specs are no part of it. */
const SOURCES = [
  'apps',
  'bench',
  'libs',
  'migrations',
  'test',
  'nest-cli.json',
  'package-lock.json',
];
const NO_SOURCE = /(^|\/)(node_modules|dist)$|spec\.ts$/;

const NEST = ['node_modules/@nestjs/cli/bin/nest.js', 'build', '--all'];
const COMMANDS = {
  demo: compiled('apps/cli/src/demo'),
  bench: compiled('bench'),
  calibrate: compiled('apps/cli/src/calibrate'),
  'test:faults': compiled('test/faults'),
  fuzz: compiled('test/fuzz'),
  migrate: compiled('apps/cli/src/migrate'),
  provision: compiled('apps/cli/src/provision'),
  stack: compiled('apps/cli/src/stack'),
  // No channel: it starts nothing that would outlive it, and a channel would keep it from ending by itself.
  beacon: {
    needsBuild: true,
    inCallersFolder: true,
    args: [join(ROOT, 'dist/apps/cli/src/main.js')],
  },
  test: {
    needsBuild: true,
    args: [
      '--disable-warning=ExperimentalWarning',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
    ],
  },
  build: { needsBuild: true },
  lint: { args: ['node_modules/oxlint/bin/oxlint', '--type-aware'] },
  typecheck: { args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
};

/** A command of our own: it has a channel to this process, whose end tells it that this process is gone. */
function compiled(folder) {
  return {
    needsBuild: true,
    hasChannel: true,
    args: ['--enable-source-maps', `dist/${folder}/main.js`],
  };
}

class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

async function main([name, ...args]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new Failure(
      `Usage: node tools/run.mjs <${Object.keys(COMMANDS).join('|')}> [args...]`,
      2,
    );
  }
  await prepare(command);
  if (command.args === undefined) return 0;
  return await run(findNode(), [...command.args, ...args], command);
}

async function prepare(command) {
  if (isInstalled() && !(command.needsBuild && isOutdated())) return;
  await withLock(async () => {
    if (!isInstalled()) install();
    if (command.needsBuild && isOutdated()) build();
  });
}

// --- installing

function isInstalled() {
  const wanted = hashOf(['package-lock.json']);
  if (read(INSTALL_STAMP) === wanted) return true;
  if (!wasInstalledByHand()) return false;
  writeFileSync(INSTALL_STAMP, wanted);
  return true;
}

/** npm notes what it installed: that spares a second `npm ci` after the reader's own. */
function wasInstalledByHand() {
  const noted = read(join(ROOT, 'node_modules', '.package-lock.json'));
  if (noted === undefined) return false;
  const present = JSON.parse(noted).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const isComplete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
  return (
    isComplete &&
    Object.entries(present).every(([path, entry]) => wanted[path]?.version === entry.version)
  );
}

function install() {
  say('Installing dependencies (npm ci) ...');
  const result = runNpm('ci');
  if (result.status !== 0) throw new Failure(`npm failed.\n${result.stdout}${result.stderr}`);
  writeFileSync(INSTALL_STAMP, hashOf(['package-lock.json']));
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

// --- building

function isOutdated() {
  return read(BUILD_STAMP) !== sourceHash();
}

function sourceHash() {
  const configs = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));
  return hashOf([...SOURCES, ...configs].filter((path) => existsSync(join(ROOT, path))));
}

function build() {
  say('Building ...');
  // Taken before: what is edited while the build runs must make the next run build again.
  const hash = sourceHash();
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const result = spawnSync(findNode(), NEST, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0) {
    throw new Failure(
      `The build failed.\n${result.error?.message ?? ''}${result.stdout}${result.stderr}`,
    );
  }
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, hash);
}

/** One hash over the names and contents of files and folders. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  if (NO_SOURCE.test(path)) return [];
  const entries = listFolder(path);
  return entries === undefined
    ? [path]
    : entries.toSorted().flatMap((name) => filesOf(`${path}/${name}`));
}

function listFolder(path) {
  try {
    return readdirSync(join(ROOT, path));
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

// --- running

/** The Node that npm installed for this machine, else the running one if it is new enough. */
function findNode() {
  const packages = readdirSync(join(ROOT, 'node_modules')).filter((name) =>
    [
      `node-${process.platform}-${process.arch}`,
      `node-bin-${process.platform}-${process.arch}`,
    ].includes(name),
  );
  const installed = packages
    .map((name) => join(ROOT, 'node_modules', name, 'bin', 'node'))
    .find(runs);
  if (installed !== undefined) return installed;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]))
    return process.execPath;
  throw new Failure(
    `npm has no Node for ${process.platform}-${process.arch}, and this one is ${process.version}: use Node ${OLDEST_NODE.join('.')} or newer.`,
  );
}

function runs(file) {
  return spawnSync(file, ['--version']).status === 0;
}

function run(file, args, { hasChannel = false, inCallersFolder = false }) {
  const stdio = ['inherit', 'inherit', 'inherit', ...(hasChannel ? ['ipc'] : [])];
  const child = spawn(file, args, { cwd: inCallersFolder ? callersFolder() : ROOT, stdio });
  forward(child, 'SIGINT');
  forward(child, 'SIGTERM');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(signal === null ? code : 128 + constants.signals[signal]),
    );
  });
}

/** Where the command was typed: files named there mean that folder. npm starts scripts in the project's and notes the other. */
function callersFolder() {
  const isRunByNpm = process.env.npm_lifecycle_event === 'beacon';
  return (isRunByNpm ? process.env.INIT_CWD : undefined) ?? process.cwd();
}

/** Once for a keypress, which npm and the terminal can both send. */
function forward(child, signal) {
  let lastAt = 0;
  process.on(signal, () => {
    if (Date.now() - lastAt >= SAME_KEYPRESS_MS) child.kill(signal);
    lastAt = Date.now();
  });
}

// --- one at a time

/** Two commands started at once must not install or build into each other's files. */
async function withLock(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  while (!acquire()) {
    if (Date.now() > deadline)
      throw new Failure(`Another command holds ${LOCK}: end it, or remove the file.`);
    if (isStale()) rmSync(LOCK, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function acquire() {
  try {
    const file = openSync(LOCK, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale() {
  const holder = read(LOCK);
  if (holder === undefined || holder === '') return false;
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Failure ? error.message.trim() : error.stack);
  process.exitCode = error.exitCode ?? 1;
}
