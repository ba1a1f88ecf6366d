import { checkedQuestionSchema, type CheckedQuestion } from '@beacon/formats';
import { openInput } from '../rows/open-input.js';
import { Problems } from '../rows/problems.js';
import { readLines } from '../rows/read-lines.js';
import { readRow } from '../rows/read-row.js';

/** The checks of a file that `beacon import promptfoo` wrote, by id of the question. @throws RefusalError */
export async function readChecks(path: string): Promise<ReadonlyMap<string, CheckedQuestion>> {
  const checks = new Map<string, CheckedQuestion>();
  const problems = new Problems(path);
  for await (const lines of readLines(openInput(path))) {
    for (const line of lines) {
      const read = readRow(checkedQuestionSchema, line);
      if (!read.ok) problems.add(read.problems);
      else if (checks.has(read.row.id))
        problems.add([`line ${line.number}: ${read.row.id} is there twice.`]);
      else checks.set(read.row.id, read.row);
    }
  }
  problems.refuse();
  return checks;
}
