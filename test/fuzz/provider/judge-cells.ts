import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { HOSTILE_MODEL, STEADY_MODEL, THROTTLING_MODEL } from '../stack/catalogue.js';
import { MAX_ATTEMPTS } from '../stack/fuzz-stack.js';
import { NAMED_REPLIES } from './named-replies.js';
import { rightAnswer } from './reply.js';

/** An execution of a fuzzed job, with all that came from outside. */
export interface FuzzedCell {
  readonly region: string;
  readonly model: string;
  readonly question: string;
  readonly status: string;
  readonly outcome: string;
  readonly response: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly finish: string | null;
  readonly attempts: number;
  readonly evidence: string;
}

/** Something that is wrong with a cell. */
export interface CellProblem {
  readonly number: number;
  readonly problem: string;
}

const CELLS = `
select region, model_id as model, question_id as question, status, outcome, response, error_code as code,
  error_message as message, finish_reason as finish, attempts, evidence::text as evidence
from executions where job_id = $1 order by id`;

const MESSAGE_LIMIT = 1_000;
const EVIDENCE_LIMIT = 8_000;
/** Calls that throttles add: they use up no attempts. */
const MOST_THROTTLES = 3;
/** Blanks of a line are no harm in an answer; a message of one line has none. */
const CONTROL = /[\p{Cc}\p{Cs}]/u;

export async function cellsOf(database: DatabaseProbe, jobId: string): Promise<FuzzedCell[]> {
  return database.query<FuzzedCell>(CELLS, [jobId]);
}

/** The case of a question. */
export function numberOf(question: string): number {
  return Number(question.replace('case-', ''));
}

/** What is wrong with a cell, held against the reply that it was given and the calls that it cost. */
export function problemsOfCell(cell: FuzzedCell, calls: number): CellProblem[] {
  const number = numberOf(cell.question);
  const problems =
    cell.model === STEADY_MODEL
      ? steadyProblems(cell, number, calls)
      : [...boundedCalls(cell, calls), ...boundedWords(cell), ...unexpected(cell, number)];
  return problems.map((problem) => ({ number, problem }));
}

/** The lane beside the hostile ones answers as if it were alone: right, and once. */
function steadyProblems(cell: FuzzedCell, number: number, calls: number): string[] {
  if (cell.status !== 'completed' || cell.response !== rightAnswer(number)) {
    return [`a cell of the lane beside it is ${summary(cell)}`];
  }
  return calls === 1 ? [] : [`a cell of the lane beside it was called ${calls} times`];
}

function boundedCalls({ model }: FuzzedCell, calls: number): string[] {
  const most = MAX_ATTEMPTS + (model === THROTTLING_MODEL ? MOST_THROTTLES : 0);
  return calls <= most ? [] : [`called ${calls} times, ${most} at most`];
}

function boundedWords(cell: FuzzedCell): string[] {
  const { status, code, finish, response, evidence } = cell;
  const message = cell.message ?? '';
  const wrong: readonly (readonly [boolean, string])[] = [
    [status === 'failed' && (code === null || message === ''), 'failed without a reason'],
    [message.length > MESSAGE_LIMIT, 'the error message is not bounded'],
    [CONTROL.test(message), 'the error message holds control characters'],
    [
      [code, finish].some((word) => CONTROL.test(word ?? '')),
      'code or reason hold control characters',
    ],
    [evidence.length > EVIDENCE_LIMIT, 'the evidence is not bounded'],
    [response?.isWellFormed() === false, 'the answer is no Unicode'],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

function unexpected(cell: FuzzedCell, number: number): string[] {
  if (cell.model !== HOSTILE_MODEL) return [];
  const named = NAMED_REPLIES[number];
  const expected = named?.expected?.(number);
  if (expected === undefined) return [];
  const { status, text, code } = expected;
  const isRight =
    cell.status === status &&
    (text === undefined || cell.response === text) &&
    (code === undefined || cell.code === code);
  return isRight
    ? []
    : [`${named?.name}: the cell is ${summary(cell)}, not ${JSON.stringify(expected)}`];
}

function summary({ status, code, message, response }: FuzzedCell): string {
  const words =
    code === null ? JSON.stringify((response ?? '').slice(0, 60)) : `${code}: ${message}`;
  return `${status} (${words.slice(0, 200)})`;
}
