import { parseArgs } from 'node:util';

/** What the command is asked to do. */
export interface PortalOptions {
  readonly mode: 'run' | 'list' | 'screenshots' | 'measure' | 'help';
  /** Names of the scenarios to run; empty for all. */
  readonly only: readonly string[];
  /** Folder for the pictures of the mode `screenshots`. */
  readonly folder: string;
  /** Executions of the job that the mode `measure` looks at, at least. */
  readonly executions: number;
  readonly verbose: boolean;
}

/** The arguments cannot be used; the message says why. */
export class PortalOptionsError extends Error {
  override readonly name = 'PortalOptionsError';
}

export const USAGE = `Uses the portal in a real browser, on an embedded stack with simulated models, and checks what a reader would.

  --list               names the scenarios
  --only <name,...>    runs these scenarios
  --screenshots <dir>  takes a picture of every page instead, in both themes and at phone width
  --measure            measures the pages of a large job instead
  --executions <n>     of that job, at least (default 100000)
  --verbose            shows what the processes write, on stderr
`;

const DEFAULT_EXECUTIONS = 100_000;
const MAX_EXECUTIONS = 2_000_000;

/**
 * Reads the arguments.
 * @throws PortalOptionsError naming the argument that is wrong.
 */
export function readPortalOptions(args: readonly string[]): PortalOptions {
  const { values } = parse(args);
  return {
    mode: modeOf(values),
    only: values.only?.split(',').filter((name) => name !== '') ?? [],
    folder: values.screenshots ?? '',
    executions:
      values.executions === undefined ? DEFAULT_EXECUTIONS : executionsOf(values.executions),
    verbose: values.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        list: { type: 'boolean', default: false },
        only: { type: 'string' },
        screenshots: { type: 'string' },
        measure: { type: 'boolean', default: false },
        executions: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PortalOptionsError(`${reason}\n\n${USAGE}`, { cause });
  }
}

interface Modes {
  readonly help: boolean;
  readonly list: boolean;
  readonly measure: boolean;
  readonly screenshots?: string | undefined;
}

function modeOf({ help, list, measure, screenshots }: Modes): PortalOptions['mode'] {
  if (help) return 'help';
  if (list) return 'list';
  if (screenshots !== undefined) return 'screenshots';
  return measure ? 'measure' : 'run';
}

function executionsOf(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= MAX_EXECUTIONS) return value;
  throw new PortalOptionsError(
    `--executions must be a whole number, 1 to ${MAX_EXECUTIONS}, not ${text}`,
  );
}
