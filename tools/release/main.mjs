/**
 * `npm run package`: makes the npm package `beacon-audit` in dist/release. Packages with nats-server, made by tools/release/nats-package.mjs,
 * become its optional dependencies.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, ROOT, say } from '../run/project.mjs';
import { assemble } from './assemble.mjs';
import { bundle } from './bundle.mjs';
import { manifestOf, PACKAGE } from './manifest.mjs';
import { serversIn } from './nats-servers.mjs';
import { pack } from './npm.mjs';

const USAGE = `usage: npm run package -- [options]

  --out <folder>      where the package is put           (default: dist/release)
  --servers <folder>  packages that bring nats-server    (default: none; the installed Beacon then looks on PATH and fetches from apt)
`;

function main() {
  const { out, servers, help } = readOptions();
  if (help) return say(USAGE);
  const release = resolve(out);
  const folder = join(release, PACKAGE);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const brought = servers === undefined ? [] : serversIn(resolve(servers));
  writePackage(folder, brought);
  report(pack(folder, release), release, brought);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: join(ROOT, 'dist/release') },
      servers: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  return values;
}

function writePackage(folder, brought) {
  const versions = Object.fromEntries(brought.map(({ name, version }) => [name, version]));
  const manifest = manifestOf(assemble(folder), versions);
  bundle(manifest.bundleDependencies, folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** One line of JSON, for who publishes it and for the tests. */
function report({ filename, size, unpackedSize, entryCount }, release, brought) {
  const facts = {
    file: join(release, filename),
    packed_bytes: size,
    unpacked_bytes: unpackedSize,
    files: entryCount,
    nats_servers: brought.map(({ name, version }) => `${name}@${version}`),
  };
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}

try {
  main();
} catch (error) {
  say(error instanceof Failure ? error.message : error.stack);
  process.exitCode = 1;
}
