import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { problemsOf, writePages } from './docs.js';

/**
 * `npm run docs` writes the generated parts of the documentation from the code; with `--check` it writes nothing, and fails when a part
 * is not what the code says, or when a page names a file, a heading or a command that does not exist.
 */

/** From `tools/docs` and from `dist/tools/docs` alike: npm starts commands in the project's folder. */
const ROOT = process.cwd();

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  if (!values.check) {
    const written = await writePages(ROOT);
    process.stdout.write(`${written.length === 0 ? 'nothing to write' : written.join('\n')}\n`);
  }
  const problems = await problemsOf(ROOT);
  for (const problem of problems) process.stderr.write(`docs: ${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`docs: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
