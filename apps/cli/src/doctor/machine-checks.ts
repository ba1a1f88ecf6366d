import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { freemem } from 'node:os';
import { dirname } from 'node:path';
import { codeOf } from '../error-code.js';
import { ok, problem, warning, type Finding } from './finding.js';

const GIB = 1024 ** 3;

/** PostgreSQL, the broker and some ten processes of Node together take about half of it. */
const LEAST_MEMORY = GIB;
const MIN_MEMORY = GIB / 4;
/** A job of 100,000 answers takes about a gigabyte, and PostgreSQL as much for its log. */
const LEAST_DISK = 2 * GIB;
const MIN_DISK = GIB / 4;
/** Where the portal stands unless told otherwise. */
export const DEFAULT_PORT = 8090;

/** @param least the oldest major version that runs Beacon. */
export function checkNode(version: string, least: number): Finding {
  const major = Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
  if (major >= least) return ok('node', `Node ${version}`);
  return problem('node', `Node ${version} is too old`, `install Node ${least} or newer`);
}

/** The oldest major version that a range such as `>=20` takes. */
export function leastMajor(engines: string): number {
  return Number(/\d+/.exec(engines)?.[0] ?? 0);
}

/** Memory that can be had without others giving up theirs, in bytes. */
export function availableMemory(): number {
  try {
    const kibibytes = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    return kibibytes === undefined ? freemem() : Number(kibibytes) * 1024;
  } catch (error) {
    // Only Linux tells what caches would give back.
    if (codeOf(error) === 'ENOENT') return freemem();
    throw error;
  }
}

export function checkMemory(bytes: number): Finding {
  const found = `${inGib(bytes)} of memory are free`;
  if (bytes < MIN_MEMORY) return problem('memory', found, 'end other programs: 1 GiB is needed');
  if (bytes < LEAST_MEMORY) return warning('memory', found, 'end other programs: 1 GiB is good');
  return ok('memory', found);
}

/** @param folder may be absent: the disk is that of the nearest folder above that is there. */
export async function freeDisk(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && dirname(folder) !== folder) return freeDisk(dirname(folder));
    throw error;
  }
}

export function checkDisk(bytes: number, folder: string): Finding {
  const found = `${inGib(bytes)} are free where ${folder} is`;
  const next = 'make room, or give another folder to beacon up --data';
  if (bytes < MIN_DISK) return problem('disk', found, next);
  return bytes < LEAST_DISK ? warning('disk', found, next) : ok('disk', found);
}

/** Whether something listens on a port of this machine. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      codeOf(error) === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(false)));
  });
}

/** @param own whether Beacon itself listens there. */
export function checkPort(port: number, taken: boolean, own: boolean): Finding {
  if (!taken) return ok('port', `port ${port} is free`);
  if (own) return ok('port', `port ${port} is that of the running gateway`);
  return warning(
    'port',
    `port ${port} is taken by another program`,
    'beacon up takes the next free one; name one with --port',
  );
}

function inGib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`;
}
