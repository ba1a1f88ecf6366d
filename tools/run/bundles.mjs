/**
 * Bundles what a stack runs, each program with the packages it needs, into a few files in dist/bundles: to find and read the 1,000 to 4,600 files of a
 * program one by one is half of what its start takes (docs/adr/0074-bundles.md).
 */
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from './project.mjs';

const TARGET = join(ROOT, 'dist/bundles');
/** What runs, by the name of its bundle. */
const PROGRAMS = {
  beacon: 'apps/cli/dist/main.js',
  demo: 'apps/cli/dist/demo/main.js',
  executor: 'apps/executor/dist/main.js',
  gateway: 'apps/gateway/dist/main.js',
  migrate: 'apps/cli/dist/migrate/main.js',
  planner: 'apps/planner/dist/main.js',
  provision: 'apps/cli/dist/provision/main.js',
  recorder: 'apps/recorder/dist/main.js',
  simulator: 'apps/simulator/dist/main.js',
};

/** What packages load where it is installed, and do without where it is not, as it is not here. */
const ABSENT = [
  '@duckdb/node-api',
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'amqp-connection-manager',
  'amqplib',
  'ioredis',
  'kafkajs',
  'mqtt',
  'pg-native',
];
/** Finds its own files beside it. */
const FINDS_ITS_FILES = 'swagger-ui-dist';
const OUTSIDE = [...ABSENT, FINDS_ITS_FILES];
/** Its first choice loads its parts in a way that no bundler can follow. */
const ALIASES = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };

/** A file that a thread runs, named relative to the one that starts it. */
const THREAD = /new URL\('(\.\/[\w.-]+\.js)', import\.meta\.url\)/g;

/** Bundles the files that threads run, too. All bundles lie in one folder: what was a file beside the one that names it still is. */
const threads = {
  name: 'threads',
  async load(id) {
    if (id.includes('/node_modules/') || !id.endsWith('.js')) return null;
    const code = await readFile(id, 'utf8');
    for (const [, path] of code.matchAll(THREAD))
      this.emitFile({ type: 'chunk', id: join(dirname(id), path), fileName: basename(path) });
    return code;
  },
};

function isOutside(id) {
  return OUTSIDE.some((name) => id === name || id.startsWith(`${name}/`));
}

/** What cannot be found would end a program when it asks for it, maybe after days. */
function failOnWhatIsMissing(level, log, pass) {
  if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
  if (level === 'error') pass(level, log);
}

const build = await rolldown({
  input: PROGRAMS,
  cwd: ROOT,
  platform: 'node',
  resolve: { mainFields: ['main'], alias: ALIASES },
  external: isOutside,
  plugins: [threads],
  onLog: failOnWhatIsMissing,
});
rmSync(TARGET, { recursive: true, force: true });
await build.write({
  dir: TARGET,
  format: 'esm',
  // Nest tells classes by their names, and people read them in stacks.
  keepNames: true,
  // To read a map takes longer than the bundle saves: every error that is made asks for one.
  sourcemap: false,
  // A seventh of all that would be read. The notices of licences stay.
  comments: { jsdoc: false, annotation: false, legal: true },
  entryFileNames: '[name].js',
  chunkFileNames: 'part-[hash].js',
});
await build.close();
