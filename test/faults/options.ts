import { parseArgs } from 'node:util';

/** What the suite is asked to do. */
export interface FaultOptions {
  readonly mode: 'run' | 'list' | 'random' | 'help';
  /** Ids of the scenarios to run; empty for all. */
  readonly only: readonly string[];
  readonly short: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
  /** Of the random mode; drawn when it is not given. */
  readonly seed: number | null;
  readonly minutes: number;
}

/** The arguments cannot be used; the message says why. */
export class FaultOptionsError extends Error {
  override readonly name = 'FaultOptionsError';
}

export const USAGE = `Breaks things while jobs run, with real processes, signals and sockets, and checks that nothing is lost and nothing done twice.

  --list             names the scenarios and which numbers of the fault matrix they show
  --only <id,...>    runs these scenarios
  --short            runs the short subset
  --random           draws jobs and faults instead
  --seed <n>         of the random mode (default: drawn and printed)
  --minutes <n>      of the random mode (default 5)
  --json             one JSON line for each scenario on stdout, before the table
  --verbose          shows what the processes write, on stderr
`;

const MAX_SEED = 0xffff_ffff;
const DEFAULT_MINUTES = 5;
const MAX_MINUTES = 24 * 60;

/**
 * Reads the arguments.
 * @throws FaultOptionsError naming the argument that is wrong.
 */
export function readOptions(args: readonly string[]): FaultOptions {
  const { values } = parse(args);
  return {
    mode: modeOf(values),
    only: values.only?.split(',').filter((id) => id !== '') ?? [],
    short: values.short,
    json: values.json,
    verbose: values.verbose,
    seed: values.seed === undefined ? null : wholeNumber('--seed', values.seed, 0, MAX_SEED),
    minutes:
      values.minutes === undefined
        ? DEFAULT_MINUTES
        : wholeNumber('--minutes', values.minutes, 1, MAX_MINUTES),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        list: { type: 'boolean', default: false },
        only: { type: 'string' },
        short: { type: 'boolean', default: false },
        random: { type: 'boolean', default: false },
        seed: { type: 'string' },
        minutes: { type: 'string' },
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FaultOptionsError(`${reason}\n\n${USAGE}`, { cause });
  }
}

function modeOf(values: {
  readonly help: boolean;
  readonly list: boolean;
  readonly random: boolean;
}): FaultOptions['mode'] {
  if (values.help) return 'help';
  if (values.list) return 'list';
  return values.random ? 'random' : 'run';
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new FaultOptionsError(`${name} must be a whole number, ${min} to ${max}`);
}
