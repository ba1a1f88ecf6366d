/**
 * Refusal rates by question and region, while a job runs: `node examples/analytics-duckdb/live-refusals.mjs JOB [DATABASE]`.
 *
 * `beacon tap` keeps a table of the job's events; this program looks at it once a second. Stopped and started again, both go on.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [job, database = 'refusals.duckdb'] = process.argv.slice(2);
if (job === undefined) {
  process.stderr.write('Usage: node live-refusals.mjs JOB [DATABASE]\n');
  process.exit(2);
}

/** How `beacon` is called; in a checkout of the project `node apps/cli/dist/main.js`. */
const [command, ...first] = (process.env.BEACON ?? 'beacon').split(' ');
const QUERY = readFileSync(join(import.meta.dirname, 'refusals.sql'), 'utf8');
const LOOK_MS = 1_000;

/** The rates now; null while the tap has the file, which DuckDB gives to one process at a time, or has not made it yet. */
async function rates() {
  if (!existsSync(database)) return null;
  let instance;
  try {
    instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY', threads: '1' });
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(QUERY, [job]);
    connection.closeSync();
    return result.getRowObjectsJson();
  } catch (error) {
    if (/could not set lock|does not exist/i.test(String(error))) return null;
    throw error;
  } finally {
    instance?.closeSync();
  }
}

function show(rows) {
  const answers = rows.reduce((sum, row) => sum + row.answers, 0);
  const refused = rows.filter((row) => row.refused > 0);
  process.stdout.write(`\n${answers} answers; questions that are refused:\n`);
  for (const { question, region, answers: of, refused: some, percent } of refused)
    process.stdout.write(
      `  ${question.padEnd(24)} ${region.padEnd(14)} ${String(percent).padStart(5)} %  (${some} of ${of})\n`,
    );
}

const args = ['tap', '--name', job, '--job', job, '--until-complete', job, '--out', database];
const tap = spawn(command, [...first, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
const ended = new Promise((resolve, reject) => {
  tap.once('error', reject);
  tap.once('exit', (code) => resolve(code ?? 1));
});

let shown = '';
for (let code = null; ;) {
  const rows = await rates();
  const text = JSON.stringify(rows);
  if (rows !== null && text !== shown) show(rows);
  if (rows !== null) shown = text;
  // The last look is behind the tap's end: it has seen everything.
  if (code !== null && rows !== null) process.exit(code);
  if (code !== null && code !== 0) process.exit(code);
  code = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LOOK_MS, null))]);
}
