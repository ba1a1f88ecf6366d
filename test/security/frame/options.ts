import { parseArgs } from 'node:util';

/** What the suite is asked to do. */
export interface SecurityOptions {
  readonly mode: 'run' | 'list' | 'help';
  /** Names of the parts to run; empty for all. */
  readonly only: readonly string[];
  readonly short: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** The arguments cannot be used; the message says why. */
export class SecurityOptionsError extends Error {
  override readonly name = 'SecurityOptionsError';
}

export const USAGE = `Tries what nobody may do, against real processes, and shows what came of it.

  --list             names the parts
  --only <part,...>  runs these parts
  --short            less of what is repeated, for CI
  --json             one JSON line for each row on stdout, before the tables
  --verbose          shows what the processes write, on stderr
`;

/**
 * Reads the arguments.
 * @throws SecurityOptionsError naming the argument that is wrong.
 */
export function readOptions(args: readonly string[]): SecurityOptions {
  const { list, help, only, ...flags } = parse(args);
  return {
    mode: modeOf({ list, help }),
    only: only?.split(',').filter((name) => name !== '') ?? [],
    ...flags,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        list: flag,
        only: { type: 'string' },
        short: flag,
        json: flag,
        verbose: flag,
        help: flag,
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SecurityOptionsError(`${reason}\n\n${USAGE}`, { cause });
  }
}

function modeOf(asked: {
  readonly list: boolean;
  readonly help: boolean;
}): SecurityOptions['mode'] {
  if (asked.help) return 'help';
  return asked.list ? 'list' : 'run';
}
