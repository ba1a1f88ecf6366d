import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A program of the project that runs from its sources, so that no test needs a build. */
export type SourceProgram = ChildProcessByStdio<null, Readable, Readable>;

const SOURCES = new URL('../../jest/register-sources.mjs', import.meta.url);

/** Starts the stack's program from the sources of the given project. */
export function spawnStackProgram(
  project: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): SourceProgram {
  const file = join(project, 'apps/cli/src/stack/main.ts');
  return spawn(process.execPath, ['--import', SOURCES.href, file, ...args], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The first line that the program writes to stdout; fails with its stderr when it ends before. */
export async function firstLine(program: SourceProgram): Promise<string> {
  let errors = '';
  program.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: program.stdout });
  const ended = once(program, 'close').then(() => {
    throw new Error(`The program ended without a line. ${errors}`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return line;
}
