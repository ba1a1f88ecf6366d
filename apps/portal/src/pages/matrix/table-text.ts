import type { Schema } from '@beacon/client';
import { byFrequency } from './cell-mark.ts';

type Matrix = Pick<Schema<'MatrixView'>, 'models' | 'questions'>;
type Cell = Schema<'MatrixCell'>;

/** A table as texts: the first row is its head. */
export type TextTable = readonly (readonly string[])[];

/** Questions with a column for each model and region. */
export function tableOf({ models, questions }: Matrix): TextTable {
  const lanes = models.flatMap(({ id, regions }) =>
    regions.map((region) => ({ model: id, region })),
  );
  const head = [
    'question_id',
    'question',
    'category',
    ...lanes.map((lane) => `${lane.model} ${lane.region}`),
  ];
  const rows = questions.map(({ question_id: id, text, category, cells }) => [
    id ?? '',
    text,
    category ?? '',
    ...lanes.map(({ model, region }) =>
      cellText(cells.find((cell) => cell.model_id === model && cell.region === region)),
    ),
  ]);
  return [head, ...rows];
}

/** As CSV for spreadsheets, which run what starts like a formula: such texts get an apostrophe in front. */
export function toCsv(table: TextTable): string {
  return table.map((row) => row.map(csvField).join(',')).join('\r\n');
}

/** As a table of Markdown. */
export function toMarkdown([head = [], ...rows]: TextTable): string {
  const line = (fields: readonly string[]): string =>
    `| ${fields.map(markdownField).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.recorded === 0) return 'pending';
  const outcomes = byFrequency(cell.outcomes);
  if (outcomes.length === 0) return cell.quarantined > 0 ? 'quarantined' : 'cancelled';
  if (cell.expected === 1) return outcomes.map(([outcome]) => outcome).join('; ');
  return outcomes.map(([outcome, count]) => `${outcome} ${count}`).join('; ');
}

/** What a spreadsheet may take for a formula, also behind what shows nothing. */
const FORMULA = /^[\s\p{C}\p{M}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

function csvField(text: string): string {
  const safe = FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line break or a bar would end the cell; markup and HTML in somebody else's text is to stay text. */
function markdownField(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~&!#]/g, (sign) => `\\${sign}`)
    .trim();
}
