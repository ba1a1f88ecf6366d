import type { ExportedRow } from '../../exported-row.js';
import { nameOfCheck, type Check, type CheckedQuestion } from '../checks/check.js';
import type { Grade, GradedCheck } from '../checks/grade.js';
import { labelOf, type ResultColumn } from './column.js';

/** Where a row stands in promptfoo's table, and what it shows. */
export interface ResultPlace {
  readonly column: ResultColumn;
  readonly promptIdx: number;
  readonly testIdx: number;
}

/** promptfoo's reasons for a row that did not pass. */
const NONE = 0;
const ASSERTION = 1;
const ERROR = 2;

/** The one prompt of the table: what is asked is a variable. */
export const PROMPT = '{{question}}';

/** Of a row, what has its own place in promptfoo's. */
const PLACED = new Set(['question_text', 'text', 'duration_ms', 'cost_usd']);

/** One execution as promptfoo's results have it. */
export function resultRow(
  row: ExportedRow,
  place: ResultPlace,
  { grade, question, scores }: RowParts,
): object {
  const { promptIdx, testIdx, column } = place;
  const label = labelOf(column);
  const vars = varsOf(row, question);
  return {
    id: `beacon-${row.execution_id}`,
    promptIdx,
    testIdx,
    promptId: PROMPT,
    provider: { id: label, label },
    prompt: { raw: row.question_text ?? '', label: question?.prompt ?? PROMPT },
    vars,
    response: responseOf(row),
    ...(grade === null ? { error: errorOf(row) } : {}),
    success: grade?.pass ?? false,
    score: grade?.score ?? 0,
    failureReason: failureOf(grade),
    latencyMs: row.duration_ms ?? 0,
    ...(row.cost_usd === null ? {} : { cost: row.cost_usd }),
    namedScores: scores,
    gradingResult: grade === null ? null : gradingOf(grade, scores),
    tokenUsage: usageOf(row),
    testCase: testCaseOf(row, question, vars),
    metadata: metadataOf(row),
  };
}

/** What a row is made of besides the execution. */
export interface RowParts {
  /** Null for an execution that brought no answer. */
  readonly grade: Grade | null;
  /** Undefined where nothing is known of where the question came from. */
  readonly question: CheckedQuestion | undefined;
  readonly scores: Readonly<Record<string, number>>;
}

/** The variables of the test that the question came from; without one, the question as it was asked. */
function varsOf(row: ExportedRow, question: CheckedQuestion | undefined): object {
  return { question: row.question_text ?? '', ...question?.vars };
}

function responseOf(row: ExportedRow): object {
  return {
    output: row.text ?? '',
    ...(row.outcome.startsWith('refused') || row.outcome.startsWith('blocked')
      ? { isRefusal: true }
      : {}),
    ...(row.finish_reason === null ? {} : { finishReason: row.finish_reason }),
    tokenUsage: usageOf(row),
  };
}

function usageOf({ input_tokens: input, output_tokens: output }: ExportedRow): object {
  const [prompt, completion] = [input ?? 0, output ?? 0];
  return { total: prompt + completion, prompt, completion, cached: 0, numRequests: 1 };
}

function errorOf({ error_code: code, error_message: message }: ExportedRow): string {
  return [code ?? 'error', message].filter((part) => part !== null).join(': ');
}

function failureOf(grade: Grade | null): number {
  if (grade === null) return ERROR;
  return grade.pass ? NONE : ASSERTION;
}

function gradingOf(grade: Grade, scores: RowParts['scores']): object {
  return {
    pass: grade.pass,
    score: grade.score,
    reason: grade.reason,
    namedScores: scores,
    componentResults: grade.checks.map(componentOf),
  };
}

function componentOf({ check, pass, reason }: GradedCheck): object {
  return { pass, score: pass ? 1 : 0, reason, assertion: assertionOf(check) };
}

function assertionOf(check: Check): object {
  const { type, values, threshold, weight, metric } = check;
  const isList = type.endsWith('-all') || type.endsWith('-any');
  return {
    type: nameOfCheck(check),
    ...(values.length === 0 ? {} : { value: isList ? values : values[0] }),
    ...(threshold === null ? {} : { threshold }),
    ...(weight === 1 ? {} : { weight }),
    ...(metric === null ? {} : { metric }),
  };
}

function testCaseOf(
  { question_id: id }: ExportedRow,
  question: CheckedQuestion | undefined,
  vars: object,
): object {
  return {
    description: question?.description ?? id ?? PROMPT,
    vars,
    ...(question === undefined ? {} : { assert: question.assert.map(assertionOf) }),
    metadata: { ...question?.metadata, question_id: id },
  };
}

/** Region, repeat, outcome and evidence, under the names of Beacon's export; what is not known is left out. */
function metadataOf(row: ExportedRow): object {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== null && !PLACED.has(name)),
  );
}
