import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { terminalText } from '@beacon/domain';
import { Gateway } from '../gateway/gateway.js';
import { anyPort } from './choose-port.js';
import { runStack } from './stack-run.js';
import type { RunningStack } from './stack-run.js';
import { startFailure } from './start-failure.js';
import type { UpSettings } from './up-settings.js';

/** With what a stack is started for some work. */
export interface StackOptions {
  /** Undefined for a temporary folder. */
  readonly data?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly questions?: string | undefined;
  readonly demo: boolean;
}

/**
 * Starts a stack, works on it, and stops it, whatever the work comes to. Its data goes with it unless a folder is named.
 * @throws RefusalError, StartFailedError when it does not start; the signal's reason when that stops the start; what the work throws.
 */
export async function withStack<T>(
  options: StackOptions,
  signal: AbortSignal,
  work: (gateway: Gateway) => Promise<T>,
): Promise<T> {
  // A stack makes what this process writes from then on its owner's alone; reports are for others, too.
  const umask = process.umask();
  const temporary =
    options.data === undefined ? await mkdtemp(join(tmpdir(), 'beacon-run-')) : null;
  try {
    const stack = await startOn(resolve(options.data ?? temporary ?? ''), options, signal);
    try {
      return await work(new Gateway(stack.state.gateway));
    } finally {
      await stack.stop();
    }
  } finally {
    process.umask(umask);
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

async function startOn(
  data: string,
  options: StackOptions,
  signal: AbortSignal,
): Promise<RunningStack> {
  try {
    const settings = await settingsOf(data, options);
    return await runStack(settings, { tell, signal, isNoted: false });
  } catch (error) {
    throw startFailure(error);
  }
}

async function settingsOf(
  data: string,
  { catalogue, questions, demo }: StackOptions,
): Promise<UpSettings> {
  return {
    data,
    catalogue: catalogue === undefined ? null : resolve(catalogue),
    questions: questions === undefined ? null : resolve(questions),
    port: await anyPort(),
    demo,
    detached: false,
    folder: process.cwd(),
  };
}

function tell(text: string): void {
  process.stderr.write(`beacon: ${terminalText(text)}\n`);
}
