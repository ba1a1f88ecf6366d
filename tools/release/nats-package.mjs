/**
 * Makes an npm package of a nats-server: `node tools/release/nats-package.mjs --help`. The file is taken only when it has the hash that its makers
 * publish, and only when it is a program for a known platform.
 */
import { createHash } from 'node:crypto';
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
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, say } from '../run/project.mjs';
import { findIn, unpack } from './nats-archive.mjs';
import { natsPackageName } from './nats-servers.mjs';
import { pack } from './npm.mjs';
import { platformOf } from './program-platform.mjs';

const USAGE = `usage: node tools/release/nats-package.mjs --archive <file> --checksums SHA256SUMS --out <folder>

  --archive <file>    nats-server-v<version>-<os>-<cpu>.tar.gz or .zip, as the NATS project releases it
  --binary <file>     the program itself, in place of an archive
  --checksums <file>  the release's SHA256SUMS, which names the file
  --sha256 <hash>     the hash of the file, in place of that
  --version <number>  of a program that does not run on this machine and whose file is not named after it
  --license <file>    the licence's text                  (default: LICENSE of the archive)
  --origin <text>     where the file comes from           (default: the release of the NATS project that its name says)
  --out <folder>      where the package is put
`;

function main() {
  const options = readOptions();
  if (options.help) return say(USAGE);
  const work = mkdtempSync(join(tmpdir(), 'beacon-nats-package-'));
  try {
    const { filename, size, unpackedSize } = makePackage(options, work);
    const facts = {
      file: join(resolve(options.out), filename),
      packed_bytes: size,
      unpacked_bytes: unpackedSize,
    };
    process.stdout.write(`${JSON.stringify(facts)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readOptions() {
  const names = ['archive', 'binary', 'checksums', 'sha256', 'version', 'license', 'origin', 'out'];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } } });
  if (values.help) return values;
  oneOf(values, 'archive', 'binary');
  oneOf(values, 'checksums', 'sha256');
  if (values.out === undefined) throw new Failure(`--out is missing.\n\n${USAGE}`, 2);
  return values;
}

function oneOf(values, first, second) {
  if ((values[first] === undefined) !== (values[second] === undefined)) return;
  throw new Failure(`Give one of --${first} and --${second}.\n\n${USAGE}`, 2);
}

function makePackage(options, work) {
  const file = resolve(options.archive ?? options.binary);
  const sha256 = verify(file, options);
  const source = options.archive === undefined ? null : unpack(file, work);
  const program = source === null ? file : findIn(source, 'nats-server');
  const license = licenseOf(options, source);
  const { os, cpu } = platformOf(program);
  const version = versionOf(program, options, { file, os, cpu });
  const origin = options.origin ?? `the release v${version} of the NATS project`;
  const target = join(work, 'package');
  mkdirSync(join(target, 'bin'), { recursive: true });
  cpSync(program, join(target, 'bin/nats-server'));
  chmodSync(join(target, 'bin/nats-server'), 0o755);
  cpSync(license, join(target, 'LICENSE'));
  writeFileSync(join(target, 'NOTICE'), notice({ version, origin, file: basename(file), sha256 }));
  writeFileSync(join(target, 'package.json'), manifest({ version, os, cpu }));
  mkdirSync(options.out, { recursive: true });
  return pack(target, resolve(options.out));
}

/** @throws {Failure} when the file is not the one whose hash was published. */
function verify(file, { checksums, sha256 }) {
  const wanted = sha256?.toLowerCase() ?? publishedHash(checksums, basename(file));
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found === wanted) return found;
  throw new Failure(
    `${file} has the hash ${found}, and should have ${wanted}: it is not what its makers released.`,
  );
}

function publishedHash(checksums, name) {
  const lines = readFileSync(checksums, 'utf8').split('\n');
  const hash = lines
    .map((line) => /^([0-9a-fA-F]{64}) [ *](.+)$/.exec(line.trim()))
    .find((match) => match?.[2] === name)?.[1];
  if (hash === undefined) throw new Failure(`${checksums} has no line for ${name}.`);
  return hash.toLowerCase();
}

function licenseOf({ license }, source) {
  const file = license ?? (source === null ? undefined : findIn(source, 'LICENSE'));
  if (file === undefined || !existsSync(file))
    throw new Failure('The text of its licence must go with it: name the file with --license.');
  return file;
}

/** What the program says of itself, where it runs here; it must not differ from what else is said. */
function versionOf(program, { version: given }, { file, os, cpu }) {
  const named = /v(\d+\.\d+\.\d+)/.exec(basename(file))?.[1];
  const said = os === process.platform && cpu === process.arch ? sayVersion(program) : undefined;
  const [version, ...others] = [
    ...new Set([said, given, named].filter((one) => one !== undefined)),
  ];
  if (version === undefined)
    throw new Failure(`${program} is for ${os}-${cpu} and does not run here: give its --version.`);
  if (others.length > 0)
    throw new Failure(
      `The program is version ${version}, its file or --version says ${others.join(', ')}.`,
    );
  return version;
}

function sayVersion(program) {
  chmodSync(program, 0o755);
  const { stdout, status } = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  const version = /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
  if (status === 0 && version !== undefined) return version;
  throw new Failure(`${program} does not run as a nats-server on this machine.`);
}

function notice({ version, origin, file, sha256 }) {
  return `nats-server ${version}
Copyright 2012-2026 The NATS Authors
Licensed under the Apache License, Version 2.0 (see LICENSE).

bin/nats-server is unmodified. It comes from ${origin},
file ${file}, SHA-256 ${sha256}.
NATS is a trademark of the Linux Foundation. This package is made by the Beacon project, not by the NATS Authors.
`;
}

function manifest({ version, os, cpu }) {
  const content = {
    name: natsPackageName(os, cpu),
    version,
    description: `nats-server ${version} for ${os}-${cpu}, as Beacon's embedded broker`,
    license: 'Apache-2.0',
    os: [os],
    cpu: [cpu],
    files: ['bin', 'LICENSE', 'NOTICE'],
    preferUnplugged: true,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

try {
  main();
} catch (error) {
  say(error instanceof Failure ? error.message : error.stack);
  process.exitCode = error.exitCode ?? 1;
}
