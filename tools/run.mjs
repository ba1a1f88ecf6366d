/**
 * The one way to run the project's commands on any Node >= 20: `node tools/run.mjs <command> [args...]`. It installs and builds what is
 * missing, then runs the command on the Node that npm installed. All it says itself goes to stderr.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { build, isOutdated } from './run/build.mjs';
import { install, isInstalled } from './run/install.mjs';
import { withLock } from './run/lock.mjs';
import { Failure, ROOT, say } from './run/project.mjs';

const SAME_KEYPRESS_MS = 500;
const OLDEST_NODE = [22, 17];

const COMMANDS = {
  demo: withChannel('dist/bundles/demo.js'),
  bench: compiled('dist/bench'),
  calibrate: compiled('apps/cli/dist/calibrate'),
  'test:faults': compiled('dist/test/faults'),
  'test:portal': compiled('dist/test/portal'),
  'test:security': compiled('dist/test/security'),
  'test:package': compiled('dist/test/package'),
  fuzz: compiled('dist/test/fuzz'),
  'check:dependencies': { args: ['tools/dependencies/main.mjs'] },
  'check:promptfoo': { needsBuild: true, args: ['tools/check-promptfoo.mjs'] },
  package: { needsBuild: true, args: ['tools/release/main.mjs'] },
  migrate: compiled('apps/cli/dist/migrate'),
  provision: compiled('apps/cli/dist/provision'),
  stack: compiled('apps/cli/dist/stack'),
  // No channel: it starts nothing that would outlive it, and a channel would keep it from ending by itself.
  beacon: {
    needsBuild: true,
    inCallersFolder: true,
    args: [join(ROOT, 'dist/bundles/beacon.js')],
  },
  test: {
    needsBuild: true,
    args: [
      '--disable-warning=ExperimentalWarning',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
    ],
  },
  // From the sources, as specs are: it reads what the code is, and must not wait for a build of it.
  docs: {
    args: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      './libs/testing/jest/register-sources.mjs',
      'tools/docs/main.ts',
    ],
  },
  build: { needsBuild: true },
  lint: { args: ['node_modules/oxlint/bin/oxlint', '--type-aware'] },
  circles: {
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      'dependency-cruiser.config.mjs',
      'apps',
      'bench',
      'libs',
      'migrations',
      'test',
    ],
  },
  unused: { args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  typecheck: {
    // The portal runs in browsers, and its tests run parts of theirs there: nothing else may use a browser's globals.
    steps: [
      ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.json'],
      ['node_modules/@typescript/native/bin/tsc', '-p', 'apps/portal/tsconfig.json'],
      ['node_modules/@typescript/native/bin/tsc', '-p', 'test/portal/tsconfig.json'],
    ],
  },
};

function compiled(folder) {
  return withChannel('--enable-source-maps', `${folder}/main.js`);
}

/** A command of our own: it has a channel to this process, whose end tells it that this process is gone. */
function withChannel(...args) {
  return { needsBuild: true, hasChannel: true, args };
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
  const steps = command.steps ?? (command.args === undefined ? [] : [command.args]);
  for (const step of steps) {
    const code = await run(findNode(), [...step, ...args], command);
    if (code !== 0) return code;
  }
  return 0;
}

async function prepare(command) {
  if (isInstalled() && !(command.needsBuild && isOutdated())) return;
  await withLock(async () => {
    if (!isInstalled()) install();
    if (command.needsBuild && isOutdated()) build(findNode());
  });
}

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

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Failure ? error.message.trim() : error.stack);
  process.exitCode = error.exitCode ?? 1;
}
