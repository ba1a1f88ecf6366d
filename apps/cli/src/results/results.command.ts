import { Gateway } from '../gateway/gateway.js';
import { Stdout } from '../output/stdout.js';
import { show, showJson, showText } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { count } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import { columnsOf } from '../terminal/screen-size.js';
import { styleOf } from '../terminal/style.js';
import { CSV_HEAD, csvRows } from './matrix-csv.js';
import { matrixMarkdown } from './matrix-markdown.js';
import { matrixText } from './matrix-text.js';
import type { Matrix } from './marks.js';
import { matrixPages, readMatrix, type MatrixQuery } from './read.js';

const FIELDS = [
  'differs',
  'model_id',
  'region',
  'outcome',
  'status',
  'category',
  'q',
  'sort',
  'limit',
  'offset',
] as const;

/** Shows the matrix of a job. */
export async function results(job: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = apiFields(given, FIELDS) as MatrixQuery;
  if (given.csv === true) return writeCsv(gateway, job, query);
  const matrix = await readMatrix(gateway, job, query);
  if (given.json === true) return showJson(matrix);
  if (given.md === true) return show(matrix, given, matrixMarkdown);
  const [columns, style] = [columnsOf(process.stdout), styleOf(process.stdout)];
  const shown = onlyModels(printable(matrix), given);
  const regions = regionsOf(shown, given);
  const text = matrixText(shown, { columns, style, ...(regions === null ? {} : { regions }) });
  await showText([text, ...moreLines(matrix)].join('\n'));
}

/** Only the models that were asked for: the API's filters choose questions, and leave all of their cells. */
function onlyModels(matrix: Matrix, { modelId }: Given): Matrix {
  const models = wanted(modelId);
  if (models === null) return matrix;
  const { summary } = matrix;
  return {
    ...matrix,
    models: matrix.models.filter(({ id }) => models.has(id.toLowerCase())),
    summary: {
      ...summary,
      differing: summary.differing.filter(({ model_id: id }) => models.has(id.toLowerCase())),
    },
  };
}

/** The regions that were asked for, by id or code; null for all, and for spellings that only the gateway knows. */
function regionsOf({ regions }: Matrix, { region }: Given): ReadonlySet<string> | null {
  const names = wanted(region);
  if (names === null) return null;
  const ids = regions
    .filter(({ id, code }) => names.has(id.toLowerCase()) || names.has(code.toLowerCase()))
    .map(({ id }) => id);
  return ids.length === 0 ? null : new Set(ids);
}

function wanted(list: unknown): ReadonlySet<string> | null {
  if (typeof list !== 'string') return null;
  return new Set(list.split(',').map((name) => name.trim().toLowerCase()));
}

function moreLines({ next_offset: next, total, offset, questions }: Matrix): readonly string[] {
  if (next === null) return [];
  const left = total - offset - questions.length;
  return ['', `${count(left, 'more question')}: --offset ${next}, or all with --csv`];
}

async function writeCsv(gateway: Gateway, job: string, query: MatrixQuery): Promise<void> {
  const output = new Stdout();
  let head = `${CSV_HEAD}\r\n`;
  for await (const page of matrixPages(gateway, job, query)) {
    await output.write(head + csvRows(page));
    head = '';
  }
}
