import type { ImportNote } from '@beacon/formats';
import { terminalLine } from '@beacon/domain';
import { count, number } from '../terminal/format.js';
import { wrap } from '../terminal/wrap.js';

/** What an import came to, with fields that are stable as JSON. */
export interface ImportSummary {
  readonly files: readonly string[];
  readonly models: readonly string[];
  readonly regions: readonly string[];
  readonly prompts: number;
  readonly questions: number;
  readonly checks: number;
  readonly repeats: number;
  readonly cells: number;
  readonly changed: readonly ImportNote[];
  readonly left_out: readonly ImportNote[];
  readonly next: readonly string[];
}

const WIDTH = 80;

/** The report for people. */
export function importText(summary: ImportSummary): string {
  const { models, regions, questions, prompts, checks, repeats, cells } = summary;
  return [
    ...summary.files.map((file) => `wrote ${terminalLine(file)}`),
    '',
    `Taken: ${[
      count(questions, 'question'),
      count(prompts, 'prompt'),
      count(models.length, 'model'),
      count(checks, 'assertion'),
    ].join(', ')}`,
    ...wrap(
      `Cells: ${number(cells)} from ${regions.join(', ')}; repeats: ${number(repeats)}`,
      WIDTH,
    ),
    ...section('Changed', summary.changed),
    ...section('Left out', summary.left_out),
    '',
    'Next:',
    ...summary.next.map((line) => `  ${line}`),
  ].join('\n');
}

function section(heading: string, notes: readonly ImportNote[]): readonly string[] {
  if (notes.length === 0) return [];
  return ['', `${heading} (${number(notes.length)}):`, ...notes.flatMap(noteLines)];
}

/** What stands where, and below it what is said of it. */
function noteLines(note: ImportNote): readonly string[] {
  const lines = wrap(terminalLine(note.message), WIDTH - 4);
  return [`  ${terminalLine(placeOf(note))}`, ...lines.map((line) => `    ${line}`)];
}

function placeOf({ file, line, field }: ImportNote): string {
  return `${file}:${line}: ${field}`;
}

/** One line for a refusal. */
export function noteText(note: ImportNote): string {
  return `${placeOf(note)}: ${note.message}`;
}
