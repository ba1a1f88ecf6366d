import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { COMMAND } from './command-spec.js';

/** What a run of the command came to. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const [FILE = '', ...FIRST] = COMMAND;

/** Runs the command in a folder, several at once if wanted. */
export class BeaconProgram {
  constructor(
    private readonly folder: string,
    /** Beside what a command needs to run. The environment of whoever tests must not choose a gateway. */
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  async run(args: readonly string[], input = ''): Promise<Ran> {
    return this.start(args, input).end();
  }

  /** The same, to be looked at while it runs. */
  start(args: readonly string[], input = ''): PlainRun {
    const child = spawn(FILE, [...FIRST, ...args], {
      cwd: this.folder,
      env: this.environment,
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    return new PlainRun(child);
  }

  /** Starts it on a terminal of its own, of 80 columns, by util-linux's `script`. */
  onTerminal(args: readonly string[], rows = 30): TerminalRun {
    const command = [...COMMAND, ...args].map(quoted).join(' ');
    const child = spawn(
      'script',
      ['-qec', `stty cols 80 rows ${rows}; exec ${command}`, '/dev/null'],
      {
        cwd: this.folder,
        env: this.environment,
      },
    );
    return new TerminalRun(child);
  }

  private get environment(): NodeJS.ProcessEnv {
    return {
      PATH: path(),
      HOME: this.folder,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ...this.env,
    };
  }
}

/** The Node of the specs first: an installed command is started by the first one. */
function path(): string {
  return [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
}

/** A command without a terminal, and what it has written so far. */
export class PlainRun {
  #stdout = '';
  #stderr = '';
  readonly #ended: Promise<number | null>;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (this.#stdout += part));
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (this.#stderr += part));
    this.#ended = once(child, 'close').then(([code]) => code as number | null);
  }

  get stdout(): string {
    return this.#stdout;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** For what runs until it is told to end, and what a spec leaves running when it fails. */
  kill(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.child.kill(signal);
  }

  /** Waits until it has ended. */
  async end(): Promise<Ran> {
    const status = await this.#ended;
    return { status, stdout: this.#stdout, stderr: this.#stderr };
  }
}

/** A command on a terminal, and all that it wrote there. */
export class TerminalRun {
  #written = '';
  readonly #ended: Promise<number | null>;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => (this.#written += part));
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (this.#written += part));
    this.#ended = once(child, 'close').then(([code]) => code as number | null);
  }

  get written(): string {
    return this.#written;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  type(keys: string): void {
    this.child.stdin?.write(keys);
  }

  /** Waits until it has ended; returns its exit code. */
  async end(): Promise<number | null> {
    return this.#ended;
  }

  /** For a spec that failed before its command ended. */
  kill(): void {
    this.child.kill('SIGKILL');
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
