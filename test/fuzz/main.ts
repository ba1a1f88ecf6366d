import { randomInt } from 'node:crypto';
import { FuzzOptionsError, readFuzzOptions, USAGE } from './options.js';
import type { FuzzOptions } from './options.js';
import { figuresOf, renderReport } from './report.js';
import { FuzzRun } from './run.js';

const SEEDS = 2 ** 32;

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function fuzz(options: FuzzOptions): Promise<void> {
  const seed = options.seed ?? randomInt(SEEDS);
  write(`seed ${seed}`);
  const run = new FuzzRun(options, seed, {
    tell: write,
    onLine: options.verbose
      ? (name, line) => void process.stderr.write(`[${name}] ${line}\n`)
      : undefined,
  });
  const report = await run.run();
  if (options.only === null) write(renderReport(report));
  if (options.json) write(JSON.stringify(figuresOf(report)));
  write(`${report.findings.length} found`);
  if (report.findings.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = readFuzzOptions(process.argv.slice(2));
  if (options === null) return write(USAGE);
  await fuzz(options);
}

await main().catch((error: unknown) => {
  const words =
    error instanceof FuzzOptionsError
      ? error.message
      : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`fuzz: ${words}\n`);
  process.exitCode = 1;
});
