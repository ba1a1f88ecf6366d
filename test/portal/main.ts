import { onceOnExit } from '@beacon/stack';
import { findChromium, NoChromiumError } from './browser/chromium.js';
import { bundleResult } from './bundle/bundle-budget.js';
import { measureLargeJob } from './look/measure.js';
import { takeScreenshots } from './look/screenshots.js';
import { PortalOptionsError, readPortalOptions, USAGE } from './options.js';
import type { PortalOptions } from './options.js';
import type { Scenario } from './scenario.js';
import { SCENARIOS } from './scenarios/index.js';
import { Stage } from './stage/stage.js';
import type { StageOptions } from './stage/stage.js';
import { countLine, resultLine, runScenarios } from './suite.js';
import type { ScenarioResult } from './suite.js';

const BUNDLE = 'bundle';

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function chosen({ only }: PortalOptions): readonly Scenario[] {
  const names = [BUNDLE, ...SCENARIOS.map(({ name }) => name)];
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new PortalOptionsError(`no such scenario: ${unknown.join(', ')}; --list names them all`);
  }
  return only.length === 0 ? SCENARIOS : SCENARIOS.filter(({ name }) => only.includes(name));
}

function list(): void {
  write(`${BUNDLE.padEnd(22)} What the pages load stays within its budget; needs no browser.`);
  for (const { name, about } of SCENARIOS) write(`${name.padEnd(22)} ${about}`);
}

function stageOptions({ verbose }: PortalOptions): StageOptions {
  return {
    onLine: verbose ? (name, line) => void process.stderr.write(`[${name}] ${line}\n`) : undefined,
  };
}

/** Does something on a stage, and stops it however that ends. */
async function onStage<Result>(
  options: StageOptions,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const stage = await Stage.start(options);
  const forget = onceOnExit(() => stage.stop());
  try {
    return await work(stage);
  } finally {
    forget();
    await stage.stop();
  }
}

async function run(options: PortalOptions): Promise<void> {
  const scenarios = chosen(options);
  const results: ScenarioResult[] = [];
  const tell = (result: ScenarioResult): void => {
    results.push(result);
    write(resultLine(result));
  };
  if (options.only.length === 0 || options.only.includes(BUNDLE)) tell(await bundleResult(write));
  const skipped = await runInBrowser(options, scenarios, tell);
  if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  write(countLine(results, skipped));
}

/** Runs the scenarios; returns how many could not be run, because there is no browser. */
async function runInBrowser(
  options: PortalOptions,
  scenarios: readonly Scenario[],
  tell: (result: ScenarioResult) => void,
): Promise<number> {
  if (scenarios.length === 0) return 0;
  try {
    findChromium();
  } catch (error) {
    if (!(error instanceof NoChromiumError)) throw error;
    write(`SKIPPED: ${error.message}`);
    return scenarios.length;
  }
  await onStage(stageOptions(options), (stage) => runScenarios(stage, scenarios, tell));
  return 0;
}

async function main(): Promise<void> {
  const options = readPortalOptions(process.argv.slice(2));
  switch (options.mode) {
    case 'help':
      return write(USAGE);
    case 'list':
      return list();
    case 'screenshots':
      return onStage({ ...stageOptions(options), latencyMs: 0 }, (stage) =>
        takeScreenshots(stage, options.folder, write),
      );
    case 'measure':
      return measureLargeJob(stageOptions(options), options.executions, write);
    case 'run':
      return run(options);
  }
}

await main().catch((error: unknown) => {
  const isPlain = error instanceof PortalOptionsError || error instanceof NoChromiumError;
  const words = isPlain ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`portal: ${words}\n`);
  process.exitCode = 1;
});
