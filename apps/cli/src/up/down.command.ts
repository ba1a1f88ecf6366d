import { setTimeout as pause } from 'node:timers/promises';
import { endLeftovers } from '@beacon/stack';
import { z } from 'zod';
import { Stdout } from '../output/stdout.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { findFolder } from './find-folder.js';
import { StartFailedError } from './start-failure.js';
import { isRunning, readState, removeState } from './state-file.js';
import type { StackState } from './state-file.js';

const downOptions = z.object({
  data: z.string().min(1).optional(),
  json: z.boolean().default(false),
});

/** Services have 10 s to give back what they hold, one group after the other, PostgreSQL 20 s. */
const STOPPED_WITHIN_MS = 90_000;
const POLL_MS = 50;

/** `beacon down`: stops the stack of a data folder. That none runs is no failure. */
export async function down(given: Given): Promise<void> {
  const { data, json } = checked(given, downOptions);
  const folder = await findFolder(data);
  const was = await stopStack(folder);
  const text = json ? JSON.stringify({ data: folder, was, status: 'stopped' }) : said(folder, was);
  await new Stdout().write(`${text}\n`);
}

type Before = 'running' | 'killed' | 'stopped';

async function stopStack(folder: string): Promise<Before> {
  const state = await readState(folder);
  if (state === null) return 'stopped';
  if (!isRunning(state)) {
    await endLeftovers(state.processes);
    await removeState(folder);
    return 'killed';
  }
  process.kill(state.pid, 'SIGTERM');
  await untilGone(state);
  return 'running';
}

async function untilGone(state: StackState): Promise<void> {
  const deadline = performance.now() + STOPPED_WITHIN_MS;
  while (isRunning(state)) {
    if (performance.now() > deadline) throw stillThere(state);
    await pause(POLL_MS);
  }
}

function stillThere({ pid, data }: StackState): StartFailedError {
  return new StartFailedError(
    `Process ${pid} has not stopped after ${STOPPED_WITHIN_MS / 1000} s. What it does: beacon logs --data ${data}. To end it anyway: kill -9 ${pid}; nothing stored is lost.`,
  );
}

function said(folder: string, was: Before): string {
  if (was === 'running') return `Stopped. The data stays in ${folder}.`;
  if (was === 'killed')
    return `It had been killed; nothing of it runs any more. ${folder} is whole.`;
  return `Nothing ran on ${folder}.`;
}
