import type { Input } from '../../rows/open-input.js';
import { Problems } from '../../rows/problems.js';
import { readLines } from '../../rows/read-lines.js';
import { readRow } from '../../rows/read-row.js';
import { RefusalError } from '../../refusal.error.js';
import { exportRow } from './export-row.js';
import { RowCounter } from './row-counter.js';
import type { Counted } from './row-counter.js';

/**
 * Counts the rows of an export.
 * @throws RefusalError that names what is wrong, with line and field.
 */
export async function countRows(input: Input): Promise<Counted> {
  const problems = new Problems(input.name);
  const counter = new RowCounter();
  for await (const lines of readLines(input)) {
    for (const line of lines) {
      const read = readRow(exportRow, line);
      if (read.ok) counter.add(read.row, `${input.name}: line ${line.number}`);
      else problems.add(read.problems);
    }
  }
  problems.refuse();
  return counter.counted;
}

/**
 * The same of a file that stands for a job: each execution must be there once.
 * @throws RefusalError
 */
export async function countFile(input: Input): Promise<Counted> {
  const counted = await countRows(input);
  if (counted.cells.length === 0) throw new RefusalError(`${input.name}: there are no rows.`);
  if (counted.doubled === 0) return counted;
  throw new RefusalError(
    `${input.name}: ${counted.doubled} executions are there twice: give the rows of one export.`,
  );
}
