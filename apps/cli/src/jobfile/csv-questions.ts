import { CsvError, parse } from 'csv-parse/sync';
import { lineError, type FiledQuestion } from './filed-question.js';

const COLUMNS = ['id', 'text', 'category', 'kind', 'language', 'statement', 'pair'] as const;
/** A question has at most 8,000 characters. */
const MOST_RECORD = 100_000;

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** The questions of a CSV file: a header, then one a row. An empty cell is a field that is not given. @throws JobFileError */
export function csvQuestions(path: string, text: string): readonly FiledQuestion[] {
  // A row's own line is the end of the row before it: the parser tells where a row ends, and texts may have several lines.
  let end = 1;
  return rowsOf(path, text).map(({ record, info }) => {
    const line = end + 1;
    end = info.lines;
    const given = Object.entries(record).filter(([, cell]) => cell !== '');
    return { question: Object.fromEntries(given), line };
  });
}

function rowsOf(path: string, text: string): readonly Row[] {
  try {
    return parse(text, {
      bom: true,
      columns: (header: readonly string[]) => checkedHeader(path, header),
      info: true,
      max_record_size: MOST_RECORD,
      skip_empty_lines: true,
    }) as unknown as readonly Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    throw lineError(path, line, `is no CSV: ${error.message}`);
  }
}

function checkedHeader(path: string, header: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const wrong = names.find(
    (name, index) => !COLUMNS.some((column) => column === name) || names.indexOf(name) < index,
  );
  if (wrong !== undefined) {
    throw lineError(path, 1, `${JSON.stringify(wrong)} is no column, or stands twice; ${ALLOWED}`);
  }
  if (!names.includes('id')) throw lineError(path, 1, `the column id is missing; ${ALLOWED}`);
  return names;
}

const ALLOWED = `the first line names the columns: ${COLUMNS.join(', ')}`;
