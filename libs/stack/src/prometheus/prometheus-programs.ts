import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { aptCandidates, unpackByApt } from '../nats/apt.js';
import type { AptCandidate } from '../nats/apt.js';
import { cacheFolder } from '../processes/folders.js';
import { withLock } from '../processes/lock.js';
import { guardFolder } from '../processes/watchdog.js';

/** A Prometheus that runs on this machine. */
export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
  /** Such as `2.42.0`. */
  readonly version: string;
}

/** What there is, or why there is none. */
export type FoundPrometheus = PrometheusPrograms | { readonly missing: string };

const PROGRAMS = ['prometheus', 'promtool'] as const;

/**
 * Finds Prometheus and its promtool: on PATH, else unpacked before, else it unpacks the Debian package from the machine's own mirror into the
 * cache, without installing it. For checks of metrics and alerts: nothing that Beacon does needs it.
 */
export async function findPrometheus(): Promise<FoundPrometheus> {
  const installed = (process.env['PATH'] ?? '').split(delimiter).map(programsIn).find(isThere);
  if (installed !== undefined) return installed;
  const cache = join(cacheFolder(), 'prometheus', `${process.platform}-${process.arch}`);
  await mkdir(cache, { recursive: true });
  return withLock(join(cache, 'lock'), async () => (await cachedIn(cache)) ?? fetchInto(cache));
}

function isThere(programs: PrometheusPrograms | undefined): programs is PrometheusPrograms {
  return programs !== undefined;
}

function programsIn(folder: string): PrometheusPrograms | undefined {
  const programs = pathsIn(folder);
  const version = versionOf(programs.prometheus);
  if (version === undefined || versionOf(programs.promtool) === undefined) return undefined;
  return { ...programs, version };
}

/** Runs it: the one sure test. Older versions say it on stderr. */
function versionOf(program: string): string | undefined {
  if (!existsSync(program)) return undefined;
  const run = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  const version = /version (\d+\.\d+\.\d+)/.exec(`${run.stdout ?? ''}${run.stderr ?? ''}`)?.[1];
  return run.status === 0 ? version : undefined;
}

async function cachedIn(cache: string): Promise<PrometheusPrograms | undefined> {
  const folders = (await readdir(cache)).filter((name) => /^\d/.test(name));
  return folders.map((name) => programsIn(join(cache, name))).find(isThere);
}

async function fetchInto(cache: string): Promise<FoundPrometheus> {
  const failures: string[] = [];
  for (const candidate of await aptCandidates(failures)) {
    const found = await tryCandidate(candidate, cache, failures);
    if (found !== undefined) return found;
  }
  return { missing: `no Prometheus on PATH, and none could be fetched: ${failures.join('; ')}` };
}

async function tryCandidate(
  candidate: AptCandidate,
  cache: string,
  failures: string[],
): Promise<PrometheusPrograms | undefined> {
  const work = await mkdtemp(join(cache, 'work-'));
  const release = guardFolder(work);
  try {
    const unpacked = await unpackByApt('prometheus', candidate, work);
    return await keep(join(unpacked, 'usr', 'bin'), work, cache);
  } catch (error) {
    failures.push(`${candidate.label}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
    release();
  }
}

/** Moves what runs here into the cache, both programs or none. */
async function keep(bin: string, work: string, cache: string): Promise<PrometheusPrograms> {
  const found = programsIn(bin);
  if (found === undefined) throw new Error('the package holds no Prometheus that runs here');
  const folder = join(work, found.version);
  await mkdir(folder);
  for (const program of PROGRAMS) await copyFile(join(bin, program), join(folder, program));
  const target = join(cache, found.version);
  await rm(target, { recursive: true, force: true });
  await rename(folder, target);
  return { ...found, ...pathsIn(target) };
}

function pathsIn(folder: string): Pick<PrometheusPrograms, 'prometheus' | 'promtool'> {
  return { prometheus: join(folder, 'prometheus'), promtool: join(folder, 'promtool') };
}
