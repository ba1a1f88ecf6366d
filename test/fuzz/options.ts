import { parseArgs } from 'node:util';

/** The two fuzzers. */
export const PARTS = ['api', 'provider'] as const;
export type FuzzPart = (typeof PARTS)[number];

/** One case of a run, by which it is repeated. */
export interface CaseName {
  readonly part: FuzzPart;
  readonly number: number;
}

/** What the fuzzer is asked to do. */
export interface FuzzOptions {
  /** Drawn when it is not given. */
  readonly seed: number | null;
  /** Of both parts together. */
  readonly minutes: number;
  readonly parts: readonly FuzzPart[];
  /** The one case to repeat; null for a whole run. */
  readonly only: CaseName | null;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** The arguments cannot be used; the message says why. */
export class FuzzOptionsError extends Error {
  override readonly name = 'FuzzOptionsError';
}

export const USAGE = `Sends requests to the API that nobody should send, and lets a provider answer as none should, and checks that nothing breaks.

  --seed <n>         what everything is drawn from (default: drawn and printed)
  --minutes <n>      how long, both parts together (default 10)
  --short            about a minute, for CI
  --only <part>      api or provider
  --case <part:n>    repeats one case of a seed, such as api:1234, and shows it
  --json             the figures as one JSON line at the end
  --verbose          shows what the processes write, on stderr
`;

const MAX_SEED = 0xffff_ffff;
const MAX_CASE = 1_000_000_000;
const DEFAULT_MINUTES = 10;
const SHORT_MINUTES = 0.8;
const MAX_MINUTES = 24 * 60;

/**
 * Reads the arguments; null when they ask for help.
 * @throws FuzzOptionsError naming the argument that is wrong.
 */
export function readFuzzOptions(args: readonly string[]): FuzzOptions | null {
  const { values } = parse(args);
  if (values.help) return null;
  const only = values.case === undefined ? null : caseNamed(values.case);
  const seed = values.seed === undefined ? null : whole('--seed', values.seed, 0, MAX_SEED);
  if (only !== null && seed === null)
    throw new FuzzOptionsError('--case needs the --seed it is of');
  return {
    seed,
    minutes: minutesOf(values),
    parts: only === null ? partsOf(values.only) : [only.part],
    only,
    json: values.json,
    verbose: values.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        minutes: { type: 'string' },
        short: { type: 'boolean', default: false },
        only: { type: 'string' },
        case: { type: 'string' },
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FuzzOptionsError(`${reason}\n\n${USAGE}`, { cause });
  }
}

function minutesOf({ minutes, short }: { minutes?: string | undefined; short: boolean }): number {
  if (minutes !== undefined) return whole('--minutes', minutes, 1, MAX_MINUTES);
  return short ? SHORT_MINUTES : DEFAULT_MINUTES;
}

function partsOf(only: string | undefined): readonly FuzzPart[] {
  return only === undefined ? PARTS : [partNamed('--only', only)];
}

function partNamed(option: string, name: string): FuzzPart {
  const part = PARTS.find((known) => known === name);
  if (part === undefined)
    throw new FuzzOptionsError(`${option} takes ${PARTS.join(' or ')}, not ${name}`);
  return part;
}

function caseNamed(text: string): CaseName {
  const [part = '', number = ''] = text.split(':');
  return { part: partNamed('--case', part), number: whole('--case', number, 0, MAX_CASE) };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new FuzzOptionsError(`${name} must be a whole number, ${min} to ${max}`);
}
