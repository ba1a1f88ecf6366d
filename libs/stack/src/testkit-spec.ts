import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from './processes/guarded-child.js';

/** Waits until a condition holds; fails after the limit with its name. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 20_000,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await delay(50);
  }
}

/** Command lines of the running processes that contain the text. Ended ones that nobody has collected yet do not count. */
export function runningWith(text: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,pid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(text) && !line.startsWith('Z'));
}

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

/** A folder for temporary files that any user can enter. */
export async function openTempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beacon-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/** A command that runs JavaScript in a Node of its own. */
export function nodeScript(name: string, script: string): Command {
  return { name, file: process.execPath, args: ['--input-type=module', '--eval', script] };
}

const LIBRARIES = pathToFileURL(join(import.meta.dirname, '../../'));

/** Lets Node find `x.ts` where a source says `./x.js`, and the sources of the project's libraries. */
const RESOLVE_SOURCES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      const library = /^@beacon\\/([a-z-]+)$/.exec(specifier)?.[1];
      if (library) return next('${LIBRARIES.href}' + library + '/src/index.ts', context);
      const isOwn = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
      return next(isOwn ? specifier.replace(/\\.js$/, '.ts') : specifier, context);
    },
  });
`)}`;

/** A program of the tools that runs from its sources, so that no test needs a build. */
export type SourceProgram = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the stack's program from the sources of the given project. */
export function spawnStackProgram(
  project: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): SourceProgram {
  const file = join(project, 'apps/cli/src/stack/main.ts');
  const loading = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning'];
  return spawn(process.execPath, [...loading, '--import', RESOLVE_SOURCES, file, ...args], {
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
