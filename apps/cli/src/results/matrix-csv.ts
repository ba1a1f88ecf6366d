import { spreadsheetText } from '@beacon/domain';
import { outcomeOf, type Cell, type Matrix } from './marks.js';

const OUTCOMES = [
  'answered',
  'partial',
  'evasive',
  'refused',
  'blocked_input',
  'blocked_output',
  'empty',
  'truncated',
  'error',
] as const;

/** The first line: the cell, then how many of its repeats came to what. */
export const CSV_HEAD = [
  'question_id',
  'category',
  'model_id',
  'region',
  'status',
  'outcome',
  'expected',
  'recorded',
  'quarantined',
  ...OUTCOMES,
].join(',');

/** A row for each cell, with CRLF behind it as RFC 4180 wants. No text in it is taken for a formula. */
export function csvRows({ questions }: Matrix): string {
  return questions
    .flatMap((question) =>
      question.cells.map((cell) => rowOf(question.question_id, question.category, cell)),
    )
    .map((row) => `${row}\r\n`)
    .join('');
}

function rowOf(questionId: string | null, category: string | null, cell: Cell): string {
  return [
    questionId,
    category,
    cell.model_id,
    cell.region,
    cell.status,
    outcomeOf(cell),
    cell.expected,
    cell.recorded,
    cell.quarantined,
    ...OUTCOMES.map((outcome) => cell.outcomes[outcome] ?? 0),
  ]
    .map(field)
    .join(',');
}

function field(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : spreadsheetText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
