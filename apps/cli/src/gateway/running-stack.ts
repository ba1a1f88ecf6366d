import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../error-code.js';
import { RefusalError } from '../refusal.error.js';

/** What commands read of the file that a running stack keeps in its data folder. */
const stateSchema = z.object({
  gateway: z.url({ protocol: /^https?$/ }),
  catalogue: z.string().nullable().default(null),
  nats: z.string().nullable().default(null),
  simulator: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
});

/** What commands take from the stack that `beacon up` left running, where nothing else is said. */
export interface NotedStack {
  readonly gateway: string;
  /** Its data folder. */
  readonly folder: string;
  /** File of its models and regions; null where a version wrote the state that did not tell. */
  readonly catalogue: string | null;
  /** Address of its broker, without credentials; null until it runs. */
  readonly nats: string | null;
  /** Address of the simulated models; null without them. */
  readonly simulator: string | null;
}

/** Far more than a path or a state takes. */
const MOST_BYTES = 1024 ** 2;

/** Names the data folder of the last `beacon up`. */
export function currentFile(env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_STATE_HOME: home } = env;
  return home ? join(home, 'beacon', 'current') : join(homedir(), '.beacon', 'current');
}

/**
 * The stack that `beacon up` left running; null when it left none.
 * @throws RefusalError when its files are not what `beacon up` writes.
 */
export function notedStack(env: NodeJS.ProcessEnv = process.env): NotedStack | null {
  const folder = textIfThere(currentFile(env))?.trim();
  if (!folder) return null;
  const file = join(folder, 'beacon.json');
  const text = textIfThere(file);
  return text === null ? null : { ...stackIn(text, file), folder };
}

function stackIn(text: string, file: string): z.output<typeof stateSchema> {
  const result = stateSchema.safeParse(parsed(text));
  if (result.success) return result.data;
  throw new RefusalError(
    `${file} names no gateway: it is not what \`beacon up\` writes. Remove it, or give --gateway.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textIfThere(file: string): string | null {
  try {
    if (statSync(file).size > MOST_BYTES) return '';
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return null;
    throw error;
  }
}
