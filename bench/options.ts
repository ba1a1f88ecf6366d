import { parseArgs } from 'node:util';

/** What `npm run bench -- --help` prints. */
export const USAGE = `Measures this machine's Beacon, as ratios within one run. docs/benchmarks.md explains each.

  --only <list>      some of: end-to-end, recorder, makespan, behind (default: all, in this order)
  --cells <n>        cells of the large job, end to end (default 30000)
  --ceiling <n>      cells that the bare clients do, before it and after it (default 20000)
  --results <n>      results that the recorder alone is given (default 30000)
  --behind <n>       cells of the job that 72-cell jobs are submitted behind (default 1000000)
  --concurrency <n>  concurrency of each of the nine lanes (default 16)
  --profile <dir>    each service writes a CPU profile into this folder when it ends
  --mixed [minutes]  instead: everything at once for so long (default 10), and whether small jobs suffer; fails when they do
  --classifier       instead: the outcome classifier alone
  --statistics       instead: simulated jobs, what is claimed without an effect and found of one
  --series [n]       instead: n simulated series of 20 runs (default 200), what is claimed without a change and found of one
  --jobs <n>         jobs of each simulated design (default 400)
  --flood [jobs]     instead: submit so many small jobs (default 4000), and see what one-cell jobs on an idle lane take meanwhile
  --huge <n>         jobs of a million cells that are under way during the flood (default 0)
  --live [cells]     instead: a job of so many cells (default 3000) beside 0, 1, 100 and 1,000 readers of live events
  --storage [cells]  instead: what a job of so many cells (default 30000) leaves in database and broker
  --verdict <n>      instead: time the verdict and the matrix of ended jobs of n executions
  --verify <n>       instead: make signed exports of n rows, and time \`beacon verify\` of them
  --submissions <n>  instead: send n submissions of many questions at once to a gateway
  --questions <n>    questions of each of them (default 100000)
`;

const PARTS = ['end-to-end', 'recorder', 'makespan', 'behind'] as const;

/** A part of the bench. */
export type BenchPart = (typeof PARTS)[number];

/** What is measured, and how much of it. */
export interface BenchOptions {
  readonly only: readonly BenchPart[];
  readonly cells: number;
  readonly ceiling: number;
  readonly results: number;
  readonly behind: number;
  readonly concurrency: number;
  /** Folder for CPU profiles of the services; null for none. */
  readonly profile: string | null;
  /** Minutes of mixed load; null when it is not asked for. */
  readonly mixed: number | null;
  readonly classifier: boolean;
  readonly statistics: boolean;
  /** Jobs of each simulated design. */
  readonly jobs: number;
  /** Simulated series; null when there are none. */
  readonly series: number | null;
  /** Cells of the job whose storage is measured; null when it is not. */
  readonly storage: number | null;
  /** Executions of the jobs whose verdicts are timed; null when jobs are run. */
  readonly verdict: number | null;
  /** Rows of the exports that are made and verified; null when there are none. */
  readonly verify: number | null;
  /** Large submissions that are sent at once; null when jobs are run. */
  readonly submissions: number | null;
  /** Questions of each of them. */
  readonly questions: number;
  /** Small jobs of a flood; null when none is made. */
  readonly flood: number | null;
  /** Cells of the jobs beside readers of live events; null when there are none. */
  readonly live: number | null;
  /** Jobs of a million cells beside a flood. */
  readonly huge: number;
}

const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['--flood', '4000'],
  ['--live', '3000'],
  ['--mixed', '10'],
  ['--series', '200'],
  ['--storage', '30000'],
]);

/**
 * Reads the command line; null when it asks for help.
 * @throws Error that names the option which cannot be used.
 */
export function readBenchOptions(): BenchOptions | null {
  const { values } = parseArgs({
    args: withDefaults(process.argv.slice(2)),
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      cells: { type: 'string', default: '30000' },
      ceiling: { type: 'string', default: '20000' },
      results: { type: 'string', default: '30000' },
      behind: { type: 'string', default: '1000000' },
      concurrency: { type: 'string', default: '16' },
      profile: { type: 'string' },
      mixed: { type: 'string' },
      classifier: { type: 'boolean', default: false },
      statistics: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '400' },
      series: { type: 'string' },
      storage: { type: 'string' },
      verdict: { type: 'string' },
      verify: { type: 'string' },
      submissions: { type: 'string' },
      questions: { type: 'string', default: '100000' },
      flood: { type: 'string' },
      live: { type: 'string' },
      huge: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    only: values.only.split(',').map(partOf),
    cells: wholeNumber('--cells', values.cells, 1),
    ceiling: wholeNumber('--ceiling', values.ceiling, 1),
    results: wholeNumber('--results', values.results, 1),
    behind: wholeNumber('--behind', values.behind, 1),
    concurrency: wholeNumber('--concurrency', values.concurrency, 1),
    profile: values.profile ?? null,
    mixed: values.mixed === undefined ? null : wholeNumber('--mixed', values.mixed, 1),
    classifier: values.classifier,
    statistics: values.statistics,
    jobs: wholeNumber('--jobs', values.jobs, 1),
    series: values.series === undefined ? null : wholeNumber('--series', values.series, 1),
    storage: values.storage === undefined ? null : wholeNumber('--storage', values.storage, 1),
    verdict: values.verdict === undefined ? null : wholeNumber('--verdict', values.verdict, 9),
    verify:
      values.verify === undefined ? null : wholeNumber('--verify', values.verify, LEAST_VERIFIED),
    submissions:
      values.submissions === undefined ? null : wholeNumber('--submissions', values.submissions, 1),
    questions: wholeNumber('--questions', values.questions, 1),
    flood: values.flood === undefined ? null : wholeNumber('--flood', values.flood, 1),
    live: values.live === undefined ? null : wholeNumber('--live', values.live, 1),
    huge: wholeNumber('--huge', values.huge, 0),
  };
}

/** What answers say is compared in smaller jobs, and these say nothing. */
const LEAST_VERIFIED = 60_000;

/** The parser of the command line knows no option whose value may be left out. */
function withDefaults(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    const value = DEFAULTS.get(arg);
    const isBare = (args[index + 1] ?? '--').startsWith('--');
    return value !== undefined && isBare ? [arg, value] : [arg];
  });
}

function partOf(name: string): BenchPart {
  const part = PARTS.find((known) => known === name.trim());
  if (part === undefined) throw new Error(`--only takes some of ${PARTS.join(', ')}, not ${name}`);
  return part;
}

function wholeNumber(name: string, text: string, min: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new Error(`${name} must be a whole number from ${min}`);
}
