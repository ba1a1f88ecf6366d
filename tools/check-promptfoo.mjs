/**
 * Holds `beacon export promptfoo` to promptfoo itself: fetches its command from npm into .cache/promptfoo (some 2 GB, so that CI does not), imports
 * examples/promptfoo, runs it against the simulator, and has promptfoo import, list and show the results. With a file as argument, only the last.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const VERSION = '0.123.1';
const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache/promptfoo');
const PROMPTFOO = join(CACHE, 'node_modules/promptfoo/dist/src/entrypoint.js');
const BEACON = join(ROOT, 'apps/cli/dist/main.js');

function tell(text) {
  process.stdout.write(`${text}\n`);
}

/** Runs a program to its end; returns what it printed. */
function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...options,
  });
  if (status === 0) return stdout + stderr;
  throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

function installPromptfoo() {
  const manifest = join(CACHE, 'node_modules/promptfoo/package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === VERSION)
    return;
  tell(`fetching promptfoo ${VERSION} …`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), '{ "private": true }\n');
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--silent'];
  run('npm', ['install', ...quiet, `promptfoo@${VERSION}`], { cwd: CACHE });
}

/** The results of the example, from a stack that is there for that alone. */
function exampleResults(folder) {
  cpSync(join(ROOT, 'examples/promptfoo'), folder, { recursive: true });
  const beacon = (...args) => run(process.execPath, [BEACON, ...args], { cwd: folder });
  beacon('import', 'promptfoo', 'promptfooconfig.yaml', '--folder', 'audit', '--language', 'en');
  const catalogue = join(folder, 'audit/catalogue.yaml');
  const text = readFileSync(catalogue, 'utf8');
  // The simulator has an address for each region.
  writeFileSync(catalogue, text.replaceAll('_URL}/v1', '_URL}/{region}/v1'));
  const data = ['--data', join(folder, 'data')];
  try {
    tell('running examples/promptfoo …');
    const up = beacon('up', ...data, '--catalogue', catalogue, '--detach', '--json');
    const gateway = ['--gateway', JSON.parse(up.split('\n')[0]).gateway];
    const told = beacon('submit', 'audit/job.yaml', '--watch', '--json', ...gateway);
    const job = JSON.parse(told.split('\n')[0]).id;
    const out = ['--checks', 'audit/checks.jsonl', '--out', 'results.json'];
    beacon('export', 'promptfoo', job, ...out, ...gateway);
  } finally {
    beacon('down', ...data);
  }
  return join(folder, 'results.json');
}

/** What promptfoo must say of results. */
function openInPromptfoo(results, folder) {
  const env = {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: join(folder, 'promptfoo'),
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
  };
  const promptfoo = (...args) => run(process.execPath, [PROMPTFOO, ...args], { cwd: folder, env });
  const { evalId, results: table } = JSON.parse(readFileSync(results, 'utf8'));
  say('imports it', promptfoo('import', results), evalId, 'successfully imported');
  // Its table cuts long ids.
  say('lists it', promptfoo('list', 'evals', '-n', '5'), evalId.slice(0, 24));
  say(
    'shows it',
    promptfoo('show', 'eval', evalId),
    ...table.prompts.map(({ provider }) => provider.split(' ')[0]),
  );
  const again = join(folder, 'again.json');
  promptfoo('export', 'eval', evalId, '-o', again);
  const back = JSON.parse(readFileSync(again, 'utf8')).results;
  const columns = back.prompts.map(({ provider }) => provider).join();
  if (
    back.results.length !== table.results.length ||
    columns !== table.prompts.map(({ provider }) => provider).join()
  ) {
    throw new Error('promptfoo exports other results than it imported');
  }
  const lost = back.results.filter(
    ({ metadata }) => metadata?.region === undefined || metadata.outcome === undefined,
  );
  if (lost.length > 0)
    throw new Error(`promptfoo lost the region or outcome of ${lost.length} results`);
  tell(
    `pass promptfoo exports it again, with region and outcome of all ${back.results.length} results`,
  );
}

/** A long name may be broken into lines by a table, so that blanks and lines of it count for nothing. */
function say(what, printed, ...wanted) {
  const plain = printed.replaceAll(/[\s│|]/g, '');
  const missing = wanted.filter((text) => !plain.includes(text.replaceAll(' ', '')));
  if (missing.length > 0)
    throw new Error(`promptfoo ${what}, without ${missing.join(', ')}:\n${printed}`);
  tell(`pass promptfoo ${what}`);
}

const [file] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'beacon-promptfoo-'));
// PostgreSQL does not run as root, and has to enter it.
chmodSync(folder, 0o755);
try {
  installPromptfoo();
  openInPromptfoo(file === undefined ? exampleResults(folder) : resolve(file), folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
