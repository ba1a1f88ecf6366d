import { once } from 'node:events';
import { onceOnExit, StoppedError } from '@beacon/stack';
import { RefusalError } from '../refusal.error.js';
import { startFailure } from './start-failure.js';
import type { Saying } from './detached.js';
import { runStack } from './stack-run.js';
import type { RunningStack } from './stack-run.js';
import { upSettings } from './up-settings.js';
import type { UpSettings } from './up-settings.js';

/** The process that a detached stack runs in: it gets its settings from the command that starts it, and tells that when all runs. */

function say(saying: Saying): void {
  // The command is gone once everything runs, or because it was stopped.
  if (process.connected) process.send?.(saying, () => undefined);
}

async function run(settings: UpSettings): Promise<void> {
  const giveUp = new AbortController();
  const tell = (text: string): void => say({ type: 'told', text });
  const starting = runStack(settings, { tell, signal: giveUp.signal });
  const stop = async (): Promise<void> => {
    giveUp.abort(new StoppedError('Stopped while it started.'));
    const stack: RunningStack | null = await starting.catch(() => null);
    await stack?.stop();
  };
  const forget = onceOnExit(stop, { exitCode: 0 });
  const { state } = await starting;
  // From here on the end of the command that started this is no reason to stop; before, it was.
  forget();
  process.on('SIGHUP', () => undefined);
  stopOnSignals(stop);
  say({ type: 'running', state });
}

function stopOnSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

async function main(): Promise<void> {
  const [message] = (await once(process, 'message')) as [unknown];
  try {
    await run(upSettings.parse(message));
  } catch (error) {
    if (error instanceof StoppedError) return;
    const told = startFailure(error);
    const message = told instanceof Error ? told.message : String(told);
    say({ type: 'failed', message, isRefusal: told instanceof RefusalError });
    process.exitCode = 1;
    process.disconnect();
  }
}

await main();
