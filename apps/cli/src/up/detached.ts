import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '@beacon/stack';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { RefusalError } from '../refusal.error.js';
import { StartFailedError, startFailure } from './start-failure.js';
import { stateSchema } from './state-file.js';
import type { StackState } from './state-file.js';
import type { UpSettings } from './up-settings.js';

/** What the supervisor says to the command that started it. */
const saying = z.discriminatedUnion('type', [
  z.object({ type: z.literal('told'), text: z.string() }),
  z.object({ type: z.literal('running'), state: stateSchema }),
  z.object({ type: z.literal('failed'), message: z.string(), isRefusal: z.boolean() }),
]);

export type Saying = z.output<typeof saying>;

const SUPERVISOR = fileURLToPath(new URL('./supervisor.main.js', import.meta.url));

/**
 * Starts a stack in a process of its own, which outlives this one and the terminal, and resolves when it runs. It is given up when this process
 * ends before.
 * @throws RefusalError for what whoever typed the command can mend; StartFailedError.
 */
export async function startDetached(
  settings: UpSettings,
  tell: (text: string) => void,
): Promise<StackState> {
  const log = await openErrorLog(settings.data);
  try {
    const child = fork(SUPERVISOR, { detached: true, stdio: ['ignore', log, log, 'ipc'] });
    // Not as an argument: those are in the list of processes, for everybody to read.
    child.send(settings);
    const state = await untilRunning(child, settings.data, tell);
    child.disconnect();
    child.unref();
    return state;
  } finally {
    closeSync(log);
  }
}

/** Where the process's own last words go, should it crash. */
async function openErrorLog(data: string): Promise<number> {
  try {
    const { logs } = await openDataFolder(data);
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    return openSync(join(logs, 'supervisor.err'), 'a', 0o600);
  } catch (error) {
    throw startFailure(error);
  }
}

async function untilRunning(
  child: ChildProcess,
  data: string,
  tell: (text: string) => void,
): Promise<StackState> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const said = saying.parse(message);
      if (said.type === 'told') tell(said.text);
      else if (said.type === 'running') resolve(said.state);
      else reject(failureOf(said.message, said.isRefusal));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(
        failureOf(
          `the process that was to look after the stack ended with ${signal ?? code}; its last words: ${data}/logs/supervisor.err`,
          false,
        ),
      ),
    );
  });
}

function failureOf(message: string, isRefusal: boolean): Error {
  return isRefusal ? new RefusalError(message) : new StartFailedError(message);
}
