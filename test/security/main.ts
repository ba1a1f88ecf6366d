import { readOptions, SecurityOptionsError, USAGE } from './frame/options.js';
import type { SecurityOptions } from './frame/options.js';
import type { PartResult, SecurityPart } from './frame/part.js';
import { countLine, failureLines, renderPart } from './frame/report.js';
import { messageOf } from './frame/row.js';
import { runParts } from './frame/run-parts.js';
import { SECURITY_PARTS } from './parts.js';

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function chosen({ only }: SecurityOptions): readonly SecurityPart[] {
  const unknown = only.filter((name) => SECURITY_PARTS.every((part) => part.name !== name));
  if (unknown.length > 0) {
    throw new SecurityOptionsError(`no such part: ${unknown.join(', ')}; --list names them all`);
  }
  return only.length === 0 ? SECURITY_PARTS : SECURITY_PARTS.filter((p) => only.includes(p.name));
}

function showJson({ part, rows }: PartResult): void {
  for (const row of rows) write(JSON.stringify({ part: part.name, ...row }));
}

async function run(options: SecurityOptions): Promise<void> {
  const context = {
    isShort: options.short,
    tell: (text: string) => void process.stderr.write(`${text}\n`),
    onLine: options.verbose
      ? (name: string, line: string) => void process.stderr.write(`[${name}] ${line}\n`)
      : undefined,
  };
  const results = await runParts(chosen(options), context, (result) => {
    if (options.json) showJson(result);
  });
  for (const result of results) write(renderPart(result));
  const failures = failureLines(results);
  for (const line of failures) write(line);
  write(countLine(results));
  if (failures.length > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.mode === 'help') return write(USAGE);
  if (options.mode === 'run') return run(options);
  for (const { name, about } of SECURITY_PARTS) write(`${name.padEnd(12)} ${about}`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`security: ${messageOf(error)}\n`);
  process.exitCode = 1;
});
