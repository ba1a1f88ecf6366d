import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_NAME } from '@beacon/installation';
import { StackError } from './errors.js';
import { isInstalled, projectRoot } from './processes/folders.js';
import type { Command } from './processes/guarded-child.js';
import type { ProcessSpec, Ready } from './processes/managed-process.js';

/** The project's services. */
export const SERVICES = ['gateway', 'planner', 'executor', 'recorder', 'simulator'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One process of a service. */
export interface ServiceProcess {
  /** Unique in a stack, such as `planner`, `planner-2` or `executor-us-east`. */
  readonly name: string;
  readonly service: ServiceName;
  /** Added to this process's own environment; an undefined one is taken out. */
  readonly env: Environment;
}

/** How to run a service: ready when it logs `service.ready`, back on the same HTTP port after a restart. */
export function serviceSpec({ name, service, env }: ServiceProcess): ProcessSpec {
  return {
    name,
    command: (previous) => {
      const port = previous === undefined ? (env['HTTP_PORT'] ?? '0') : new URL(previous.url).port;
      return nodeCommand(name, bundleOf(service), { ...env, HTTP_PORT: port });
    },
    ready: readServiceReady,
  };
}

/**
 * On a large machine V8 lets garbage lie until the heap is hundreds of megabytes; what the services need does not grow with
 * a job, so they are told to clean up before that.
 */
const HEAP = ['--max-old-space-size=384', '--max-semi-space-size=16'];

/** The bundle of a service or step, below the project's folder. */
export function bundleOf(program: ServiceName | 'migrate' | 'provision'): string {
  return `dist/bundles/${program}.js`;
}

/**
 * How to run a compiled file of the project.
 * @param file below the project's folder.
 * @throws StackError when it is not built.
 */
export function nodeCommand(name: string, file: string, env: Environment): Command {
  const path = join(projectRoot(), file);
  if (!existsSync(path)) {
    const remedy = isInstalled() ? `install ${PACKAGE_NAME} again` : 'run npm run build';
    throw new StackError(`${name} is not built (no ${file}): ${remedy}.`);
  }
  const merged = Object.entries({ ...process.env, ...env }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    name,
    file: process.execPath,
    args: ['--enable-source-maps', ...HEAP, path],
    cwd: projectRoot(),
    env: Object.fromEntries(merged),
  };
}

/** Reads the log line by which a service says that it is ready; undefined for any other line. */
export function readServiceReady(line: string): Ready | undefined {
  if (!line.includes('service.ready')) return undefined;
  try {
    const { event, url } = JSON.parse(line) as { event?: unknown; url?: unknown };
    return event === 'service.ready' && typeof url === 'string' ? { url } : undefined;
  } catch {
    return undefined;
  }
}
