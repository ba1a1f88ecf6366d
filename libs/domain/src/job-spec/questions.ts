import type { JobQuestion } from '../job-specification.js';
import type { BankQuestion } from '../question.js';
import { tooMany } from './regions.js';
import { show } from './problems.js';
import type { Path } from './problems.js';
import type { JobContext } from './context.js';
import { conflict } from './faults.js';
import type { QuestionFields } from './submitted.js';

/**
 * Reads a list of questions: ids of the bank, or `{id, text}`. Each id once, in the order first named. A question that
 * is not known is a problem: it is never replaced, and its id is never asked as if it were its text.
 */
export function readQuestions(
  list: readonly unknown[],
  path: Path,
  context: JobContext,
): readonly JobQuestion[] {
  const { problems, limits } = context;
  if (list.length > limits.maxQuestions) {
    problems.add(path, tooMany('questions', list.length, limits.maxQuestions));
    return [];
  }
  const byId = new Map<string, JobQuestion>();
  for (const [index, entry] of list.entries()) {
    if (problems.isFull) break;
    const question = readQuestion(entry, [...path, index], context);
    if (question !== null) keep(question, byId, [...path, index], context);
  }
  return [...byId.values()];
}

function keep(
  question: JobQuestion,
  byId: Map<string, JobQuestion>,
  path: Path,
  { problems }: JobContext,
): void {
  const first = byId.get(question.id);
  if (first === undefined) {
    byId.set(question.id, question);
  } else if (first.text !== question.text) {
    const message = `${show(question.text)} is another text than an earlier question ${show(question.id)} has`;
    problems.add([...path, 'text'], { code: 'question_text_conflict', message });
  }
}

function readQuestion(entry: unknown, path: Path, context: JobContext): JobQuestion | null {
  if (typeof entry === 'string') return fromBank(entry, path, context);
  if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
    return readInline(entry, path, context);
  }
  const message = `must be a question's id or an object with id and text, not ${show(entry)}`;
  context.problems.add(path, { code: 'wrong_type', message });
  return null;
}

function fromBank(id: string, path: Path, { bank, problems }: JobContext): JobQuestion | null {
  const known = bank.find(id);
  if (known !== undefined) return asJobQuestion(known);
  const message = `${show(id)} is not the id of a question in the bank`;
  const allowed = 'an id of the question bank, or {"id", "text"} with a text of your own';
  problems.add(path, { code: 'unknown_question', message, allowed });
  return null;
}

function asJobQuestion({ id, text, category, language, statement }: BankQuestion): JobQuestion {
  const question = { id, text, category, language, source: 'bank' } as const;
  return statement === null ? question : { ...question, statement };
}

function readInline(entry: object, path: Path, context: JobContext): JobQuestion | null {
  const fields = context.read.question(entry, path, context.problems);
  if (context.problems.touches(path) || fields.id === undefined || fields.id === null) return null;
  const known = context.bank.find(fields.id);
  if (known !== undefined) return checkAgainst(known, fields, path, context);
  if (fields.text === undefined || fields.text === null) {
    return fromBank(fields.id, [...path, 'id'], context);
  }
  const { text, category = null, language = null, kind = null, statement = null } = fields;
  return {
    id: fields.id,
    text,
    category,
    language,
    source: 'inline',
    ...(kind === null ? {} : { kind }),
    ...(statement === null ? {} : { statement }),
  };
}

function checkAgainst(
  known: BankQuestion,
  given: QuestionFields,
  path: Path,
  { problems }: JobContext,
): JobQuestion {
  if ((given.text ?? known.text) !== known.text) {
    const message = `${show(given.text)} is not the text of ${show(known.id)} in the bank: leave the text out, or use another id`;
    problems.add([...path, 'text'], { code: 'question_text_conflict', message });
  }
  for (const field of ['category', 'language', 'kind', 'statement'] as const) {
    const value = given[field] ?? known[field];
    if (value === known[field]) continue;
    const fault = conflict(show(value), `the bank's ${field}`, show(known[field]));
    problems.add([...path, field], fault);
  }
  return asJobQuestion(known);
}
