import { terminalJson, terminalText } from '@beacon/domain';
import { benchClassifier, classifierReport } from './classifier.js';
import { benchFlood } from './flood.js';
import { floodJson, floodReport } from './flood-figures.js';
import { USAGE, readBenchOptions } from './options.js';
import type { BenchOptions } from './options.js';
import { LIVE_HEAD, benchLive, liveRow } from './live/index.js';
import { measureMixed } from './mixed/mixed.js';
import { mixedJson, mixedReport, problemsOf } from './mixed/report.js';
import { isHeld } from './ratio.js';
import { measureRatios } from './ratios.js';
import { benchContent } from './statistics/content.js';
import { benchStatistics } from './statistics/index.js';
import { benchSeries } from './statistics/series.js';
import { benchStorage, storageReport } from './storage/storage.js';
import { benchSubmissions, reportSubmissions } from './submissions/index.js';
import { benchVerdict, reportVerdict } from './verdict.js';
import { VERIFY_HEAD, benchVerify, verifyRow } from './verification/index.js';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function timeVerdicts(executions: number): Promise<void> {
  const results = await benchVerdict(executions, (timings) => say(reportVerdict(timings)));
  say(JSON.stringify({ verdict: results }));
}

async function sendSubmissions(submissions: number, questions: number): Promise<void> {
  const result = await benchSubmissions(submissions, questions);
  say(reportSubmissions(result));
  say(JSON.stringify({ submissions: result }));
}

async function runLive(cells: number): Promise<void> {
  say(LIVE_HEAD);
  const runs = await benchLive(cells, (run) => say(liveRow(run)));
  say(JSON.stringify({ live: runs }));
}

async function runVerify(rows: number): Promise<void> {
  say(VERIFY_HEAD);
  const runs = await benchVerify(rows, (run) => say(verifyRow(run)));
  say(JSON.stringify({ verify: runs }));
}

async function flood(jobs: number, { huge, concurrency }: BenchOptions): Promise<void> {
  const figures = await benchFlood({ jobs, huge, concurrency }, say);
  say(floodReport(figures));
  say(JSON.stringify({ flood: floodJson(figures), huge, concurrency }));
}

async function runRatios(options: BenchOptions): Promise<void> {
  const ratios = await measureRatios(options, say);
  const held = ratios.map((ratio) => ({ ...ratio, held: isHeld(ratio) }));
  say(JSON.stringify({ options, ratios: held }));
}

async function measureStorage(cells: number, concurrency: number): Promise<void> {
  const figures = await benchStorage(cells, concurrency);
  say(storageReport(figures));
  say(JSON.stringify({ storage: figures }));
}

/** Unlike the rest of the bench, this run fails: it is about what must not happen. */
async function runMixed(minutes: number): Promise<void> {
  const figures = await measureMixed({ minutes, say });
  say(mixedReport(figures));
  const problems = problemsOf(figures);
  for (const problem of problems) say(`FAILED: ${terminalText(problem)}`);
  say(terminalJson(JSON.stringify({ mixed: mixedJson(figures) })));
  if (problems.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = readBenchOptions();
  if (options === null) return void process.stdout.write(USAGE);
  if (options.mixed !== null) return runMixed(options.mixed);
  if (options.verdict !== null) return timeVerdicts(options.verdict);
  if (options.verify !== null) return runVerify(options.verify);
  if (options.submissions !== null) return sendSubmissions(options.submissions, options.questions);
  if (options.storage !== null) return measureStorage(options.storage, options.concurrency);
  if (options.live !== null) return runLive(options.live);
  if (options.flood !== null) return flood(options.flood, options);
  if (options.series !== null) return say(JSON.stringify(benchSeries(options.series, say)));
  if (options.statistics) {
    const statistics = benchStatistics(options.jobs, say);
    return say(JSON.stringify({ statistics, content: benchContent(options.jobs, say) }));
  }
  if (!options.classifier) return runRatios(options);
  const classifier = benchClassifier();
  say(classifierReport(classifier));
  say(JSON.stringify({ classifier }));
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
