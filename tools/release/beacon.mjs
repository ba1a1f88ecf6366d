#!/usr/bin/env node
/**
 * The `beacon` command of the installed package, on any Node >= 20: it runs on the Node that npm installed beside it, or on the running one
 * where that is new enough.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = new URL('../dist/bundles/beacon.js', import.meta.url);
/** What Beacon is tested on. */
const OWN_MAJOR = 24;
const OLDEST = [22, 17];
const [major, minor] = process.versions.node.split('.').map(Number);

/** The Node that npm installed for this machine. */
function ownNode() {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform}-${process.arch}`;
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    try {
      const node = join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node');
      if (existsSync(node)) return node;
    } catch {
      // Not for this machine, or npm was told to omit optional packages.
    }
  }
  return undefined;
}

/** Ends as the child does. A Ctrl-C in a terminal reaches it by itself, and what it does then is its own business. */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(PROGRAM), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  const isInTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on('SIGINT', () => isInTerminal || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    process.stderr.write(`${node} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
const node = major === OWN_MAJOR ? undefined : ownNode();
if (node !== undefined) {
  runOn(node);
} else if (isNewEnough) {
  await import(PROGRAM);
} else {
  process.stderr.write(
    `Beacon needs Node ${OLDEST.join('.')} or newer, this is ${process.version}; npm brings one unless optional packages are omitted (npm install --include=optional).\n`,
  );
  process.exit(1);
}
