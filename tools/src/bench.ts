import { parseArgs } from 'node:util';
import { writeBenchCatalogue } from './bench/catalogue.js';
import { benchClassifier, classifierReport } from './bench/classifier.js';
import { MemorySampler } from './bench/memory-sampler.js';
import { benchJob } from './bench/job.js';
import { benchVerdict, reportVerdict } from './bench/verdict.js';
import { BeaconApi } from './demo/api.js';
import { waitForEnd } from './demo/run-job.js';
import { makeTempFolder } from './folders.js';
import { onceOnExit } from './once-on-exit.js';
import { startStack } from './stack.js';
import type { Stack } from './stack.js';

const USAGE = `Runs jobs through the whole path on this machine and measures them.

  --cells <n>        cells of the large job (default 100000)
  --concurrency <n>  concurrency of each of the nine lanes (default 16)
  --latency <ms>     what the simulated provider takes for an answer (default 0)
  --classifier       instead: the outcome classifier alone
  --verdict <n>      instead: time the verdict and the matrix of ended jobs of n executions
`;

/** A job as small as makes the services warm: what they need of memory for any job at all. */
const SMALL_CELLS = 1_000;

interface Measured {
  readonly cells: number;
  /** From the request to its answer. */
  readonly acceptedMs: number;
  readonly seconds: number;
  readonly executionsPerSecond: number;
  /** Highest resident memory of each process while the job ran, in MiB. */
  readonly peakMiB: Readonly<Record<string, number>>;
}

async function measure(stack: Stack, cells: number): Promise<Measured> {
  const api = new BeaconApi(stack.gatewayUrl);
  const memory = new MemorySampler(stack);
  const startedAt = performance.now();
  const jobId = await api.submit(benchJob(cells));
  const acceptedMs = performance.now() - startedAt;
  const job = await waitForEnd(api, jobId, { everyMs: 250 });
  const seconds = (performance.now() - startedAt) / 1000;
  if (job.status !== 'completed' || job.counters.recorded !== job.counters.expected) {
    throw new Error(`the job ended ${job.status}: ${JSON.stringify(job.counters)}`);
  }
  return {
    cells: job.counters.recorded,
    acceptedMs: round(acceptedMs),
    seconds: round(seconds),
    executionsPerSecond: Math.round(job.counters.recorded / seconds),
    peakMiB: memory.stop(),
  };
}

function report(small: Measured, large: Measured): string {
  const rows = Object.entries(large.peakMiB).map(([name, peak]) => {
    const before = small.peakMiB[name] ?? Number.NaN;
    return `  ${name.padEnd(24)} ${before.toFixed(0).padStart(6)} MiB ${peak.toFixed(0).padStart(6)} MiB   x ${(peak / before).toFixed(2)}`;
  });
  return [
    `job of ${small.cells} cells: accepted in ${small.acceptedMs} ms, done in ${small.seconds} s, ${small.executionsPerSecond} executions/s`,
    `job of ${large.cells} cells: accepted in ${large.acceptedMs} ms, done in ${large.seconds} s, ${large.executionsPerSecond} executions/s`,
    '',
    'Highest resident memory during the small and during the large job:',
    ...rows,
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface BenchOptions {
  readonly cells: number;
  readonly concurrency: number;
  readonly latency: number;
  readonly classifier: boolean;
  /** Executions of the jobs whose verdicts are timed; null when jobs are run. */
  readonly verdict: number | null;
}

function readOptions(): BenchOptions | null {
  const { values } = parseArgs({
    options: {
      cells: { type: 'string', default: '100000' },
      concurrency: { type: 'string', default: '16' },
      latency: { type: 'string', default: '0' },
      classifier: { type: 'boolean', default: false },
      verdict: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    cells: wholeNumber('--cells', values.cells, 1),
    concurrency: wholeNumber('--concurrency', values.concurrency, 1),
    latency: wholeNumber('--latency', values.latency, 0),
    classifier: values.classifier,
    verdict: values.verdict === undefined ? null : wholeNumber('--verdict', values.verdict, 9),
  };
}

function wholeNumber(name: string, text: string, min: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new Error(`${name} must be a whole number from ${min}`);
}

async function timeVerdicts(executions: number): Promise<void> {
  const results = await benchVerdict(executions, (timings) =>
    process.stdout.write(`${reportVerdict(timings)}\n`),
  );
  process.stdout.write(`${JSON.stringify({ verdict: results })}\n`);
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return void process.stdout.write(USAGE);
  if (options.verdict !== null) return timeVerdicts(options.verdict);
  const classifier = benchClassifier();
  process.stdout.write(`${classifierReport(classifier)}\n`);
  if (options.classifier) return void process.stdout.write(`${JSON.stringify({ classifier })}\n`);
  const folder = await makeTempFolder();
  const cataloguePath = await writeBenchCatalogue(folder.path, options.concurrency);
  const stack = await startStack({
    cataloguePath,
    env: { simulator: { SIMULATOR_LATENCY: String(options.latency) } },
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await folder.remove();
  };
  const forget = onceOnExit(stop);
  try {
    const small = await measure(stack, SMALL_CELLS);
    const large = await measure(stack, options.cells);
    process.stdout.write(
      `${report(small, large)}\n${JSON.stringify({ ...options, classifier, small, large })}\n`,
    );
  } finally {
    forget();
    await stop();
  }
}

/** A request that fails says why in its cause only. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${wordsOf(error.cause)}`;
}

await main().catch((error: unknown) => {
  process.stderr.write(`bench: ${wordsOf(error)}\n`);
  process.exitCode = 1;
});
