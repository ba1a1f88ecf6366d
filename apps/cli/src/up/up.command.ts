import { resolve } from 'node:path';
import { onceOnExit, StoppedError } from '@beacon/stack';
import { terminalText } from '@beacon/domain';
import { Stdout } from '../output/stdout.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise } from '../refusal.error.js';
import { startFailure } from './start-failure.js';
import { startDetached } from './detached.js';
import { runStack } from './stack-run.js';
import type { RunningStack } from './stack-run.js';
import type { StackState } from './state-file.js';
import { upOptions } from './up-settings.js';
import type { UpOptions, UpSettings } from './up-settings.js';
import { upText } from './up-text.js';

/** `beacon up`: runs the stack until it is stopped, or leaves it running. */
export async function up(given: Given): Promise<void> {
  const options = checked(given, upOptions);
  const settings = settingsOf(options);
  if (options.detach) await show(await startDetached(settings, tell), options);
  else await runHere(settings, options);
}

function settingsOf({ data, catalogue, questions, port, demo, detach }: UpOptions): UpSettings {
  return {
    data: resolve(data),
    catalogue: catalogue === undefined ? null : resolve(catalogue),
    questions: questions === undefined ? null : resolve(questions),
    port: port ?? null,
    demo,
    detached: detach,
    folder: process.cwd(),
  };
}

/** Resolves when the stack runs; the process then lives until it is told to stop. */
async function runHere(settings: UpSettings, options: UpOptions): Promise<void> {
  const giveUp = new AbortController();
  const starting = runStack(settings, { tell, signal: giveUp.signal });
  const stop = async (): Promise<void> => {
    giveUp.abort(new StoppedError('Stopped while it started.'));
    const stack: RunningStack | null = await starting.catch(() => null);
    if (stack !== null) tell('stopping; the data stays …');
    await stack?.stop();
  };
  onceOnExit(stop, { exitCode: 0 });
  try {
    await show((await starting).state, options);
  } catch (error) {
    // Whoever stopped it knows; the exit is the stop's.
    if (error instanceof StoppedError) throw new EndedOtherwise(0);
    throw startFailure(error);
  }
}

async function show(state: StackState, { json }: UpOptions): Promise<void> {
  const { processes: _, mark: __, ...shown } = state;
  await new Stdout().write(json ? `${JSON.stringify(shown)}\n` : upText(state));
}

/** Progress and warnings, on standard error: standard output has the addresses. */
function tell(text: string): void {
  process.stderr.write(`beacon: ${terminalText(text)}\n`);
}
