import { statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isStillRunning, writeWhole } from '@beacon/stack';
import { z } from 'zod';
import { currentFile } from '../gateway/running-stack.js';
import { RefusalError } from '../refusal.error.js';

const processSchema = z.object({
  name: z.string(),
  pid: z.int(),
  mark: z.string().nullable(),
  url: z.string(),
  state: z.enum(['running', 'restarting']),
  restarts: z.int(),
  last_exit: z.string().nullable(),
  next_start_at: z.iso.datetime().nullable(),
});

export const stateSchema = z.object({
  status: z.enum(['starting', 'running', 'stopping']),
  pid: z.int().min(1),
  mark: z.string().nullable(),
  version: z.string(),
  started_at: z.iso.datetime(),
  detached: z.boolean(),
  data: z.string(),
  catalogue: z.string(),
  gateway: z.string(),
  portal: z.string(),
  nats: z.string().nullable(),
  database: z.string().nullable(),
  simulator: z.string().nullable(),
  processes: z.array(processSchema),
});

/** What a running stack says of itself in `beacon.json` of its data folder. Addresses hold no passwords. */
export type StackState = z.output<typeof stateSchema>;

const MOST_BYTES = 1024 ** 2;

export function stateFile(folder: string): string {
  return join(folder, 'beacon.json');
}

export async function writeState(state: StackState): Promise<void> {
  await writeWhole(stateFile(state.data), state);
}

export async function removeState(folder: string): Promise<void> {
  await rm(stateFile(folder), { force: true });
}

/**
 * What the stack of a data folder said last; null when it was stopped in good order, or never ran.
 * @throws RefusalError when the file is not what `beacon up` writes.
 */
export async function readState(folder: string): Promise<StackState | null> {
  const file = stateFile(folder);
  const text = await textOf(file);
  if (text === null) return null;
  const result = stateSchema.safeParse(parsed(text));
  // A folder that was moved is where it is found now, not where it was.
  if (result.success) return { ...result.data, data: folder };
  throw new RefusalError(`${file} is not what \`beacon up\` writes: remove it if nothing runs.`);
}

/** Whether the process that wrote the state still runs. */
export function isRunning({ pid, mark }: StackState): boolean {
  return isStillRunning({ pid, mark });
}

/** The folder that the last `beacon up` ran on; null before the first. */
export async function currentFolder(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const folder = (await textOf(currentFile(env)))?.trim();
  return folder ? folder : null;
}

/** Notes the folder for commands that are given none. */
export async function makeCurrent(folder: string, env = process.env): Promise<void> {
  const file = currentFile(env);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${folder}\n`, { mode: 0o600 });
}

async function textOf(file: string): Promise<string | null> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  return size > MOST_BYTES ? '' : readFile(file, 'utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
