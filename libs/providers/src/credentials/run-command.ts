import { execFile } from 'node:child_process';
import { SECRET_LIMIT } from './secret-text.js';

/** A command that came to nothing. The message never holds what it printed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** How long a command may take, in milliseconds. */
const LIMIT_MS = 30_000;

/**
 * What a program prints, run without a shell and with no input, in bounded time and space.
 * @throws CommandError in a few words.
 */
export async function outputOf(argv: readonly string[], limitMs = LIMIT_MS): Promise<string> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const options = {
      timeout: limitMs,
      maxBuffer: SECRET_LIMIT,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
      windowsHide: true,
    } as const;
    const child = execFile(program, args, options, (error, printed) => {
      if (error === null) resolve(printed);
      else reject(new CommandError(reasonOf(error, limitMs)));
    });
    // Some programs wait for the end of what nobody writes; that one is gone already says its exit.
    child.stdin?.on('error', () => undefined).end();
  });
}

interface Failed {
  readonly code?: string | number | null | undefined;
  readonly killed?: boolean | undefined;
  readonly signal?: string | null | undefined;
}

function reasonOf({ code, killed, signal }: Failed, limitMs: number): string {
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `printed over ${SECRET_LIMIT} bytes`;
  if (killed === true) return `took longer than ${limitMs} ms`;
  if (typeof code === 'number') return `ended with exit code ${code}`;
  if (typeof code === 'string') return `cannot be run (${code})`;
  return `was ended by ${signal ?? 'a signal'}`;
}
