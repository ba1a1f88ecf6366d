import { randomInt } from 'node:crypto';
import { countLine, renderTable } from './report/table.js';
import { matrixFooter } from './matrix.js';
import { FaultOptionsError, readOptions, USAGE } from './options.js';
import type { FaultOptions } from './options.js';
import { SCENARIOS } from './scenarios/index.js';
import { randomScenario } from './random/random-scenario.js';
import type { Scenario, ScenarioResult } from './scenario.js';
import { inOrder, Suite } from './suite.js';
import { onceOnExit } from '@beacon/stack';

function chosen({ only, short }: FaultOptions): readonly Scenario[] {
  const unknown = only.filter((id) => !SCENARIOS.some((scenario) => scenario.id === id));
  if (unknown.length > 0) {
    throw new FaultOptionsError(`no such scenario: ${unknown.join(', ')}; --list names them all`);
  }
  if (only.length > 0) return SCENARIOS.filter(({ id }) => only.includes(id));
  return short ? SCENARIOS.filter((scenario) => scenario.short === true) : SCENARIOS;
}

function list(): void {
  for (const { id, matrix, name } of SCENARIOS) {
    const numbers = matrix.length === 0 ? '' : ` [${matrix.join(', ')}]`;
    write(`${id.padEnd(28)} ${name}${numbers}`);
  }
}

async function run(
  options: FaultOptions,
  scenarios: Iterable<Scenario>,
): Promise<readonly ScenarioResult[]> {
  const suite = new Suite({
    tell: (text) => void process.stderr.write(`${text}\n`),
    onResult: (result) => {
      if (options.json) write(JSON.stringify(result));
    },
    onLine: options.verbose
      ? (name, line) => void process.stderr.write(`[${name}] ${line}\n`)
      : undefined,
  });
  const forget = onceOnExit(() => suite.stop());
  const results = await suite.run(scenarios);
  forget();
  write(renderTable(results));
  if (failed(results).length > 0) process.exitCode = 1;
  return results;
}

async function runChosen(options: FaultOptions): Promise<void> {
  const scenarios = chosen(options);
  const results = await run(options, inOrder(scenarios));
  // Told once more beside the table, where who reads only the end of a log finds them.
  for (const { id, problems } of failed(results))
    write(`FAILED: ${id}\n  ${problems.join('\n  ')}`);
  for (const { id, skipped } of results) if (skipped !== null) write(`SKIPPED: ${id}: ${skipped}`);
  write(matrixFooter(results.filter(({ skipped }) => skipped === null)));
  write(countLine(results));
}

async function runRandom(options: FaultOptions): Promise<void> {
  const seed = options.seed ?? randomInt(2 ** 32);
  write(`seed ${seed}`);
  const results = await run(options, rounds(seed, options.minutes));
  for (const { id, done, problems } of failed(results)) {
    const own = id.replace('random-', '');
    write(
      `FAILED: repeat with --random --seed ${own} --minutes 1: ${done}\n  ${problems.join('\n  ')}`,
    );
  }
  write(countLine(results));
}

function failed(results: readonly ScenarioResult[]): readonly ScenarioResult[] {
  return results.filter(({ problems }) => problems.length > 0);
}

/** A round after the other until the time is over. Each has a seed of its own, so that it can be repeated alone. */
function* rounds(seed: number, minutes: number): Generator<Scenario> {
  const deadline = performance.now() + minutes * 60_000;
  for (let round = 0; performance.now() < deadline; round += 1) {
    yield randomScenario((seed + round) % 2 ** 32);
  }
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.mode === 'help') return write(USAGE);
  if (options.mode === 'list') return list();
  return options.mode === 'random' ? runRandom(options) : runChosen(options);
}

await main().catch((error: unknown) => {
  process.stderr.write(`faults: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
