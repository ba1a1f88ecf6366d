/**
 * Completes package-lock.json: `node tools/complete-lockfile.mjs`, after every `npm install` that changed it.
 *
 * npm leaves an optional package out of the lockfile when the registry that it asked does not have it, which happens with
 * mirrors that hold no packages of other platforms; `npm ci` then refuses the lockfile on every machine. The missing
 * entries are written from what their parents say: the exact version, and the platform that their name tells.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const OPERATING_SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'sunos',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'wasm32',
];
const LIBRARIES = { musl: 'musl', gnu: 'glibc' };

/** `@swc/core-linux-x64-musl` says linux, x64, musl. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const libc = words.filter((word) => word in LIBRARIES).map((word) => LIBRARIES[word]);
  return {
    os: OPERATING_SYSTEMS.filter((os) => words.includes(os)),
    cpu: PROCESSORS.filter((cpu) => words.includes(cpu)),
    ...(libc.length > 0 ? { libc } : {}),
  };
}

function missingPackages(packages) {
  const missing = new Map();
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const found =
        `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages;
      if (!found && /^\d/.test(version)) missing.set(name, { version, dev });
    }
  }
  return missing;
}

function entryOf(name, { version, dev }) {
  const { os, cpu, libc } = platformOf(name);
  if (os.length + cpu.length === 0)
    throw new Error(`${name} does not say for which platform it is`);
  return {
    version,
    cpu,
    ...(dev ? { dev } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = missingPackages(lock.packages);
for (const [name, wanted] of missing) lock.packages[`node_modules/${name}`] = entryOf(name, wanted);
const paths = Object.keys(lock.packages).toSorted();
lock.packages = Object.fromEntries(paths.map((path) => [path, lock.packages[path]]));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${missing.size} entries added\n`);
