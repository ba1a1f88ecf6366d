import { classifyOutcome } from '@beacon/classification';
import { terminalJson } from '@beacon/domain';
import { z } from 'zod';
import { openOutput } from '../output/open-output.js';
import type { Output } from '../output/output.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { openInput } from '../rows/open-input.js';
import { Problems } from '../rows/problems.js';
import { readLines, type Line } from '../rows/read-lines.js';
import { readRow } from '../rows/read-row.js';
import { answerRow } from './answer-row.js';

const VALUES = z.object({
  in: z.string(option('in', 'a file of answers, or - for standard input')).min(1),
  out: z.string().min(1).default('-'),
});

/** Types answers, one JSON line for each, in their order. It holds no more than a group of lines at a time. */
export async function classify(given: Given): Promise<void> {
  const values = checked(given, VALUES);
  const input = openInput(values.in);
  const output = await openOutput(values.out);
  try {
    for await (const lines of readLines(input)) await classifyLines(lines, input.name, output);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** What comes before a wrong line is written. */
async function classifyLines(lines: readonly Line[], file: string, output: Output): Promise<void> {
  const problems = new Problems(file);
  let text = '';
  for (const line of lines) {
    const read = readRow(answerRow, line);
    if (!read.ok) {
      problems.add(read.problems);
      break;
    }
    text += `${terminalJson(JSON.stringify({ id: read.row.id, ...classifyOutcome(read.row.input) }))}\n`;
  }
  if (text !== '') await output.write(text);
  problems.refuse();
}
