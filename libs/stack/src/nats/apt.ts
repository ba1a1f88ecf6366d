import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runStep } from '../processes/guarded-child.js';

/** A place that apt can fetch a package from. */
export interface AptCandidate {
  /** Name for people, such as `Debian testing`. */
  readonly label: string;
  /** A source line of its own; null for the sources that the machine itself uses. */
  readonly source: string | null;
}

const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const SUITES = ['testing', 'stable'];
const MIRRORS_TRIED = 2;
const STEP_TIMEOUT_MS = 180_000;

/**
 * The places to try, best first: on Debian the testing and stable suites of the machine's own mirror, then, on any system with
 * apt, the machine's own sources.
 * @param failures gets the reason when there is nothing to try.
 */
export async function aptCandidates(failures: string[]): Promise<readonly AptCandidate[]> {
  const missing = ['apt-get', 'dpkg'].find(
    (program) => spawnSync(program, ['--version']).status !== 0,
  );
  if (missing !== undefined) {
    failures.push(`this machine has no ${missing}`);
    return [];
  }
  const ownSources = { label: "this machine's own sources", source: null };
  return [...debianSuites(), ownSources];
}

function debianSuites(): readonly AptCandidate[] {
  if (osRelease('ID') !== 'debian') return [];
  const mirrors = debianMirrors().slice(0, MIRRORS_TRIED);
  return SUITES.flatMap((suite) =>
    mirrors.map((mirror) => ({
      label: `Debian ${suite} at this machine's own mirror`,
      source: `deb ${sourceOptions()}${mirror} ${suite} main\n`,
    })),
  );
}

function osRelease(key: string): string | undefined {
  if (!existsSync('/etc/os-release')) return undefined;
  const text = readFileSync('/etc/os-release', 'utf8');
  return new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
}

function sourceOptions(): string {
  const architecture = spawnSync('dpkg', ['--print-architecture'], {
    encoding: 'utf8',
  }).stdout.trim();
  const keyring = existsSync(DEBIAN_KEYRING) ? ` signed-by=${DEBIAN_KEYRING}` : '';
  return `[arch=${architecture}${keyring}] `;
}

const TARGET_FORMAT = '$(IDENTIFIER)|$(COMPONENT)|$(RELEASE)|$(ORIGIN)|$(REPO_URI)';

/** Addresses of the Debian archive that the machine is configured with. Third parties use Debian's suite names, too. */
function debianMirrors(): readonly string[] {
  const run = spawnSync('apt-get', ['indextargets', '--format', TARGET_FORMAT], {
    encoding: 'utf8',
  });
  const targets = (run.stdout ?? '').split('\n').map((line) => line.split('|'));
  const mirrors = targets
    .filter(([identifier, component]) => identifier === 'Packages' && component === 'main')
    .filter(([, , release]) => release !== undefined && !release.includes('-'))
    .filter(([, , , origin, address = '']) => origin === 'Debian' || isDebianAddress(address))
    .map(([, , , , address = '']) => address.replace(/\/$/, ''));
  return [...new Set(mirrors)];
}

/** Before the machine's first `apt-get update` apt does not know a repository's origin. */
function isDebianAddress(address: string): boolean {
  return /\/debian\/?$/.test(address) || address.startsWith('mirror+');
}

/**
 * Downloads a package, checked by apt's signatures, and unpacks it below the work folder, without root and without touching the
 * machine's own apt state. Returns the folder that stands for `/`.
 * @throws ProcessDiedError with apt's own last lines.
 */
export async function unpackByApt(
  name: string,
  candidate: AptCandidate,
  work: string,
  signal?: AbortSignal,
): Promise<string> {
  const options = await privateApt(candidate, work);
  const downloads = join(work, 'downloads');
  const unpacked = join(work, 'unpacked');
  for (const folder of [downloads, unpacked]) await mkdir(folder);
  const run = (file: string, args: readonly string[]): Promise<unknown> =>
    runStep({ name: file, file, args, cwd: downloads }, { signal, timeoutMs: STEP_TIMEOUT_MS });
  await run('apt-get', [...options, 'update']);
  await run('apt-get', [...options, 'download', name]);
  const [archive] = (await readdir(downloads)).filter((file) => file.endsWith('.deb'));
  if (archive === undefined) throw new Error(`apt-get downloaded no package ${name}`);
  await run('dpkg', ['-x', archive, unpacked]);
  return unpacked;
}

/** apt's options that keep all it writes below the work folder and all it fetches small. */
async function privateApt(candidate: AptCandidate, work: string): Promise<readonly string[]> {
  for (const folder of ['lists/partial', 'cache/archives/partial']) {
    await mkdir(join(work, folder), { recursive: true });
  }
  const settings = {
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    // As root, apt would download as another user, who may not reach the work folder.
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'Acquire::IndexTargets::deb::CNF::DefaultEnabled': 'false',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '30',
    ...(await privateSources(candidate, work)),
  };
  return ['-q', ...Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])];
}

async function privateSources(
  { source }: AptCandidate,
  work: string,
): Promise<Readonly<Record<string, string>>> {
  if (source === null) return {};
  const file = join(work, 'sources.list');
  await writeFile(file, source, { mode: 0o600 });
  return { 'Dir::Etc::SourceList': file, 'Dir::Etc::SourceParts': '/dev/null' };
}
