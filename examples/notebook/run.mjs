/**
 * Runs the SQL of verdict-counts.md against a job's Parquet export, and compares the counts with the gateway's verdict:
 * `node examples/notebook/run.mjs JOB [FILE.parquet]`. Ends with 1 when a count is another.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [job, file = `${job}.parquet`] = process.argv.slice(2);
if (job === undefined) {
  process.stderr.write('Usage: node run.mjs JOB [FILE.parquet]\n');
  process.exit(2);
}

/** How `beacon` is called; in a checkout of the project `node apps/cli/dist/main.js`. */
const [command, ...first] = (process.env.BEACON ?? 'beacon').split(' ');
const beacon = (...args) =>
  execFileSync(command, [...first, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });

const PAGE = readFileSync(join(import.meta.dirname, 'verdict-counts.md'), 'utf8');
const blocks = [...PAGE.matchAll(/^## (.+)$|^```sql\n([\s\S]*?)^```$/gm)];

beacon('export', job, '--format', 'parquet', '--out', file);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const duckdb = await instance.connect();
await duckdb.run(`create view executions as from '${file.replaceAll("'", "''")}'`);
for (const [, heading, sql] of blocks) {
  if (heading !== undefined) {
    process.stdout.write(`\n${heading}\n`);
    continue;
  }
  const rows = (await duckdb.runAndReadAll(sql)).getRowObjectsJson();
  if (rows.length > 0 && !('Count' in rows[0])) process.stdout.write(`${table(rows)}\n`);
}

const counts = (await duckdb.runAndReadAll('from counts')).getRowObjectsJson();
const differences = compared(counts, JSON.parse(beacon('verdict', job, '--json')).models);
duckdb.closeSync();
instance.closeSync();
for (const difference of differences) process.stdout.write(`${difference}\n`);
const compare = counts.length * 4;
process.stdout.write(
  differences.length === 0
    ? `\n${compare} numbers, the same as in the gateway's verdict.\n`
    : `\n${differences.length} of ${compare} numbers are others than in the gateway's verdict.\n`,
);
process.exitCode = differences.length === 0 && counts.length > 0 ? 0 : 1;

/** Each number that the verdict has, with the one that was counted here. */
function compared(rows, models) {
  return models.flatMap(({ model_id: model, endpoints }) =>
    ['refused', 'withheld'].flatMap((endpoint) =>
      endpoints[endpoint].rates.flatMap(({ region, events, rate }) => {
        const row = rows.find((each) => each.model === model && each.region === region);
        const here = row === undefined ? [0, null] : [row[endpoint], row[endpoint] / row.n];
        return here[0] === events && (here[1] === rate || Math.abs(here[1] - rate) < 1e-12)
          ? []
          : [`${model} ${region} ${endpoint}: ${here.join(', ')} here, ${events}, ${rate} there`];
      }),
    ),
  );
}

function table(rows) {
  const names = Object.keys(rows[0]);
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name])))];
  const widths = names.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
