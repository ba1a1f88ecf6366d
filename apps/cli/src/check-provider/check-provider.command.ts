import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigurationError } from '@beacon/config';
import { z } from 'zod';
import { notedStack } from '../gateway/running-stack.js';
import { Stdout } from '../output/stdout.js';
import { checked } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise, RefusalError } from '../refusal.error.js';
import { laneJson } from './check-json.js';
import type { LaneCheck } from './check-lane.js';
import { checkProvider } from './check-provider.js';
import { isSound, laneText, summaryText } from './check-text.js';

/** Where the lanes of a demo find their models. */
const SIMULATOR = 'BEACON_SIMULATOR_URL';

const OPTIONS = z.object({
  catalogue: z.string().min(1, '--catalogue is empty, give a file.').optional(),
  all: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** `beacon check-provider`: one cheap call for a lane, and what is and is not as expected. */
export async function checkProviderCommand(lane: string | undefined, given: Given): Promise<void> {
  const { catalogue, all, json } = checked(given, OPTIONS);
  const output = new Stdout();
  const checks: LaneCheck[] = [];
  const asked = { catalogue: catalogueFile(catalogue), lane, all };
  try {
    for await (const check of checkProvider({
      ...asked,
      env: environment(),
      signal: interrupt(),
    })) {
      checks.push(check);
      await output.write(json ? laneJson(check) : `${laneText(check)}\n`);
    }
  } catch (error) {
    throw error instanceof ConfigurationError ? new RefusalError(error.message) : error;
  }
  if (!json) await output.write(summaryText(checks));
  if (!checks.every(isSound)) throw new EndedOtherwise(1);
}

/** What is named, else the catalogue of this folder, else that of the stack that runs. */
function catalogueFile(named: string | undefined): string {
  const file = resolve(named ?? 'catalogue.yaml');
  if (named !== undefined || existsSync(file)) return file;
  const running = notedStack()?.catalogue ?? null;
  if (running !== null) return running;
  throw new RefusalError(
    'No catalogue: there is no catalogue.yaml here. Name one with --catalogue, or write one with `beacon init`.',
  );
}

/** That of this shell, and the address of the simulated models that `beacon up` runs: it tells it to the services alone. */
function environment(): NodeJS.ProcessEnv {
  const { env } = process;
  if (env[SIMULATOR] !== undefined) return env;
  return { ...env, [SIMULATOR]: notedStack()?.simulator ?? undefined };
}

/** Ctrl-C ends the call in flight; a second one ends the process. */
function interrupt(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('stopped by Ctrl-C')));
  return stop.signal;
}
