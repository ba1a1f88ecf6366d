import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findNatsServer, projectRoot } from '@beacon/stack';
import { z } from 'zod';

const run = promisify(execFile);

const packed = z.object({
  file: z.string(),
  packed_bytes: z.number(),
  unpacked_bytes: z.number(),
});

/** A file that npm can install. */
export type Packed = z.output<typeof packed>;

/** The npm packages as they would be published. */
export interface Release {
  readonly beacon: Packed;
  readonly nats: Packed;
}

/** Packs the nats-server of this machine by the script of the release, and Beacon with it. */
export async function makeRelease(folder: string): Promise<Release> {
  const { path } = await findNatsServer();
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const license = join(projectRoot(), 'LICENSE');
  const from = ['--binary', path, '--sha256', sha256, '--origin', 'this machine'];
  const nats = await tool('nats-package.mjs', [...from, '--license', license, '--out', folder]);
  const beacon = await tool('main.mjs', ['--servers', folder, '--out', folder]);
  return { nats, beacon };
}

async function tool(name: string, args: readonly string[]): Promise<Packed> {
  const file = join(projectRoot(), 'tools/release', name);
  const { stdout } = await run(process.execPath, [file, ...args], { cwd: projectRoot() });
  return packed.parse(JSON.parse(stdout));
}

/** The names of the files in an npm file. */
export async function filesIn({ file }: Packed): Promise<readonly string[]> {
  const { stdout } = await run('tar', ['-tzf', file], { maxBuffer: 2 ** 26 });
  return stdout.trimEnd().split('\n');
}

/** Where `npm install --global` puts packages below its prefix. */
export const PACKAGES = 'lib/node_modules';

/** Installs the files globally, as a user would, in an empty folder as npm's prefix. */
export async function install(folder: string, { beacon, nats }: Release): Promise<void> {
  await npmInstall(folder, [nats.file, beacon.file]);
}

/** What a user installs beside Beacon for tables of DuckDB, in the version that the project itself is tested with. */
export async function installDuckDb(folder: string): Promise<void> {
  const file = join(projectRoot(), 'package.json');
  const { devDependencies } = manifest.parse(JSON.parse(await readFile(file, 'utf8')));
  await npmInstall(folder, [`${DUCKDB}@${devDependencies[DUCKDB]}`]);
}

const DUCKDB = '@duckdb/node-api';
const manifest = z.object({ devDependencies: z.object({ [DUCKDB]: z.string() }) });

/** With the settings of this machine's npm alone. */
async function npmInstall(folder: string, what: readonly string[]): Promise<void> {
  const { PATH, HOME, NODE_EXTRA_CA_CERTS } = process.env;
  const own = Object.entries(process.env).filter(([name]) => /^npm_config_registry$/i.test(name));
  const args = [
    'install',
    '--global',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
  ];
  // npm looks for the machine's settings below the prefix, where there are none: without its authorities it waits for minutes.
  const { stdout } = await run('npm', ['config', 'get', 'globalconfig', '--global'], { cwd: '/' });
  const env = { PATH, HOME, NODE_EXTRA_CA_CERTS, npm_config_globalconfig: stdout.trim() };
  await run('npm', [...args, ...what], {
    cwd: folder,
    env: { ...env, ...Object.fromEntries(own) },
  });
}

/** Bytes of all files below a folder. */
export async function sizeOf(folder: string): Promise<number> {
  const { stdout } = await run('du', ['-sk', folder]);
  return Number.parseInt(stdout, 10) * 1024;
}

/** What below a folder, itself too, anybody but its owner can read, write or enter. */
export async function openToOthers(folder: string): Promise<readonly string[]> {
  const { stdout } = await run('find', [folder, '-perm', '/077']);
  return stdout.split('\n').filter((line) => line !== '');
}
