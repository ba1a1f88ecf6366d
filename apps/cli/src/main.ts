import { readFileSync } from 'node:fs';
import { terminalText } from '@beacon/domain';
import { codeOf } from './error-code.js';
import { ReaderGoneError } from './output/output.js';
import { Stdout } from './output/stdout.js';
import { RefusalError, UsageError } from './refusal.error.js';
import { ANALYSE_USAGE, CLASSIFY_USAGE, PUBLISH_USAGE, REVIEW_USAGE, USAGE } from './usage.js';

/** A command, and its help. Its code is loaded when it runs: help needs none of it. */
interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const ANALYSE: Command = {
  usage: ANALYSE_USAGE,
  run: async (args) => (await import('./analyse/analyse.command.js')).analyse(args),
};

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  [
    'classify',
    {
      usage: CLASSIFY_USAGE,
      run: async (args) =>
        args.includes('--judge')
          ? (await import('./judge/judge.command.js')).judge(args)
          : (await import('./classify/classify.command.js')).classify(args),
    },
  ],
  ['analyse', ANALYSE],
  ['analyze', ANALYSE],
  [
    'review',
    {
      usage: REVIEW_USAGE,
      run: async (args) => (await import('./review/review.command.js')).review(args),
    },
  ],
  [
    'publish',
    {
      usage: PUBLISH_USAGE,
      run: async (args) => (await import('./publish/publish.command.js')).publish(args),
    },
  ],
]);

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined)
    throw new UsageError('A command is missing: classify, analyse, review or publish.');
  if (name === '--version' || name === 'version') return say(`${version()}\n`);
  if (isHelp(name)) return say(helpOf(args[0]));
  const command = commandOf(name);
  return args.some(isHelpOption) ? say(command.usage) : command.run(args);
}

function isHelp(word: string): boolean {
  return word === 'help' || isHelpOption(word);
}

function isHelpOption(word: string): boolean {
  return word === '--help' || word === '-h';
}

function helpOf(name: string | undefined): string {
  return name === undefined ? USAGE : commandOf(name).usage;
}

function commandOf(name: string): Command {
  const command = COMMANDS.get(name);
  if (command === undefined) {
    throw new UsageError(
      `There is no command ${JSON.stringify(name)}: use classify, analyse, review or publish.`,
    );
  }
  return command;
}

function say(text: string): Promise<void> {
  return new Stdout().write(text);
}

/** That of the project, whose folder is above apps/cli/dist. */
function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return `beacon ${version}`;
}

/** Says what went wrong, and how bad it is: 2 when the reader of this can mend it, 1 otherwise. */
function report(error: unknown): number {
  if (error instanceof UsageError) return complain(`${error.message}\n${HELP}`, 2);
  if (error instanceof RefusalError) return complain(error.message, 2);
  // A failure of the system, such as a full disk, is told by its message; a mistake of ours by its stack.
  if (!(error instanceof Error)) return complain(String(error), 1);
  return complain(codeOf(error) === null ? (error.stack ?? error.message) : error.message, 1);
}

const HELP = 'Help: npm run --silent beacon -- help';

/** The one way to standard error: messages quote files, options and gateways. */
function complain(text: string, exitCode: number): number {
  process.stderr.write(`${terminalText(text)}\n`);
  return exitCode;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ReaderGoneError)) process.exitCode = report(error);
}
