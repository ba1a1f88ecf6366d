import { countLine, renderTable } from './faults/report/table.js';
import { matrixFooter } from './faults/matrix.js';
import { FaultOptionsError, readOptions, USAGE } from './faults/options.js';
import type { FaultOptions } from './faults/options.js';
import { SCENARIOS } from './faults/scenarios/index.js';
import type { Scenario } from './faults/scenario.js';
import { Suite } from './faults/suite.js';
import { onceOnExit } from './once-on-exit.js';

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

async function runScenarios(options: FaultOptions): Promise<boolean> {
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
  const results = await suite.run(chosen(options));
  forget();
  write(renderTable(results));
  write(matrixFooter(chosen(options)));
  write(countLine(results));
  return results.every(({ problems }) => problems.length === 0);
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.mode === 'help') return write(USAGE);
  if (options.mode === 'list') return list();
  if (!(await runScenarios(options))) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`faults: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
