import { answerLine } from '@beacon/formats';
import type { AnswerLine, AnswersHead } from '@beacon/formats';
import type { ExecutionRow } from '@beacon/persistence';
import type { ErrorDetail } from '../../http/errors/api-error.js';
import type { IntakeContext } from '../intake-context.js';
import type { ImportOrder } from './import-order.js';
import { importedRow } from './imported-row.js';
import { LineProblems, linesOf, problemAt, readLine } from './lines.js';

const ANSWER_BOUNDS = { values: 500, levels: 8 };

/** A part of a file of answers that was read. */
export interface TypedAnswers {
  /** A list of execution rows, as JSON in UTF-8. */
  readonly rowsJson: Uint8Array;
  /** Region and key of each row's cell, and the line that it comes from. */
  readonly cells: readonly string[];
  readonly lines: readonly number[];
  /** Whether every answer came with its own moment. */
  readonly timesKnown: boolean;
}

/**
 * Reads some lines of answers and types each as one that was asked: by its provider's signal and its text.
 * @param bytes whole lines.
 * @param first number of the first of them.
 * @throws ApiError 400 with what is wrong, by line and field.
 */
export function typedAnswers(
  _context: IntakeContext,
  bytes: Uint8Array,
  first: number,
  order: ImportOrder,
): TypedAnswers {
  const problems = new LineProblems();
  const known = knownIn(order.head);
  const rows: ExecutionRow[] = [];
  const lines: number[] = [];
  let timesKnown = true;
  for (const line of linesOf(bytes, first)) {
    const read = readLine(line, answerLine, ANSWER_BOUNDS);
    const faults =
      'problems' in read ? read.problems : faultsOf(read.value, order.head, known, line.number);
    problems.add(faults);
    if (faults.length > 0 || 'problems' in read) continue;
    timesKnown &&= read.value.started_at !== null || read.value.completed_at !== null;
    rows.push(importedRow(read.value, known.questions.get(read.value.question) ?? '', order));
    lines.push(line.number);
  }
  problems.refuse();
  return {
    rowsJson: new TextEncoder().encode(JSON.stringify(rows)),
    cells: rows.map(({ region, cell }) => `${region} ${cell}`),
    lines,
    timesKnown,
  };
}

interface Known {
  readonly models: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  /** Texts by id. */
  readonly questions: ReadonlyMap<string, string>;
}

function knownIn({ models, regions, questions }: AnswersHead): Known {
  return {
    models: new Set(models.map(({ id }) => id)),
    regions: new Set(regions),
    questions: new Map(questions.map(({ id, text }) => [id, text])),
  };
}

/** A line may only be of a cell and a file that the head names. */
function faultsOf(
  answer: AnswerLine,
  { repeats, source }: AnswersHead,
  known: Known,
  line: number,
): ErrorDetail[] {
  const { model, region, question, repeat, file } = answer;
  const unknown = (field: string, message: string) =>
    problemAt(line, [field], 'unknown_cell', message);
  return [
    ...(known.models.has(model) ? [] : [unknown('model', 'the head names no such model')]),
    ...(known.regions.has(region) ? [] : [unknown('region', 'the head names no such region')]),
    ...(known.questions.has(question)
      ? []
      : [unknown('question', 'the head names no such question')]),
    ...(repeat <= repeats ? [] : [unknown('repeat', `the head says ${repeats} repeats`)]),
    ...(file < source.files.length ? [] : [unknown('file', 'the head names no such file')]),
  ];
}
