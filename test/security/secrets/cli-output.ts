import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Piece } from './place.js';

const PROGRAM = fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));
const LIMIT_MS = 20_000;
const MOST_BYTES = 16 * 1_024 * 1_024;
const AT_ONCE = 3;

/** What `beacon` prints, on both streams, for each of these command lines. How it ends is of no matter here. */
export async function cliOutput(
  commands: readonly (readonly string[])[],
  env: Readonly<Record<string, string>>,
): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  const left = [...commands];
  const work = async (): Promise<void> => {
    for (let args = left.shift(); args !== undefined; args = left.shift()) {
      pieces.push({ where: `beacon ${args.join(' ')}`, text: await printed(args, env) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return pieces;
}

async function printed(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const options = { env: { ...process.env, ...env }, timeout: LIMIT_MS, maxBuffer: MOST_BYTES };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], options, (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}
