import type { JobQuestion } from '../job-specification.js';
import type { BankQuestion } from '../question.js';
import { conflict, show, tooMany, typeFault } from './problems.js';
import type { Path, Read } from './problems.js';
import type { JobContext } from './context.js';
import type { BenchmarkFields, QuestionFields, ReadList, SubmittedJob } from './submitted.js';

/** Longest prompt of a job without questions, in UTF-16 units. */
const PROMPT_LENGTH = 100_000;

/** What a job asks: questions, or else one prompt of its own. */
export interface Asked {
  readonly questions: readonly JobQuestion[];
  readonly prompt: string | null;
}

/** Reads what the job asks. Absent questions mean the job's own prompt; an empty list is a problem. */
export function readAsked(
  envelope: SubmittedJob,
  benchmark: BenchmarkFields,
  context: JobContext,
): Asked {
  const at = [...envelope.path, 'questions'];
  const { questions } = envelope.parts;
  checkPromptLength(envelope, benchmark, context);
  if (questions !== null && questions.entries.length > 0) {
    return { questions: readQuestions(questions, at, context), prompt: null };
  }
  if (questions !== null) reportEmpty(isBiasDetection(envelope, benchmark), at, context);
  if (context.problems.touches(at)) return { questions: [], prompt: null };
  return { questions: [], prompt: readPrompt(envelope, benchmark, context) };
}

const QUESTIONS_REQUIRED = 'questions are required for bias-detection v1 jobspec';

function reportEmpty(isBias: boolean, at: Path, { problems }: JobContext): void {
  const why = isBias ? QUESTIONS_REQUIRED : 'questions are required where the list is given';
  const message = `${why}: the list is empty`;
  problems.add(at, { code: 'empty_list', message });
}

/** Specifications of "1" and "1.0" are the older form, in which a bias benchmark asked its own prompt. */
function isBiasDetection({ job }: SubmittedJob, { name }: BenchmarkFields): boolean {
  return (name ?? '').toLowerCase().includes('bias') && (job.version ?? 'v1') === 'v1';
}

function promptPath(path: Path): Path {
  return [...path, 'benchmark', 'input', 'data', 'prompt'];
}

function checkPromptLength(
  { path }: SubmittedJob,
  { input }: BenchmarkFields,
  { problems }: JobContext,
): void {
  const prompt = input?.data?.['prompt'];
  if (typeof prompt !== 'string' || prompt.length <= PROMPT_LENGTH) return;
  const message = `the prompt has ${prompt.length} characters`;
  const allowed = `1..${PROMPT_LENGTH} characters`;
  problems.add(promptPath(path), { code: 'invalid_length', message, allowed });
}

function readPrompt(
  envelope: SubmittedJob,
  benchmark: BenchmarkFields,
  { problems }: JobContext,
): string | null {
  const path = promptPath(envelope.path);
  const prompt = benchmark.input?.data?.['prompt'] ?? null;
  const type = benchmark.input?.type ?? 'prompt';
  if (isBiasDetection(envelope, benchmark)) {
    const allowed = 'questions; or version "1.0", to ask benchmark.input.data.prompt';
    const code = 'questions_required';
    problems.add([...envelope.path, 'questions'], { code, message: QUESTIONS_REQUIRED, allowed });
  } else if (type !== 'prompt') {
    const message = `an input of type ${type} is not read: name the questions in "questions"`;
    const at = [...envelope.path, 'benchmark', 'input', 'type'];
    problems.add(at, { code: 'unsupported_input_type', message, allowed: 'prompt' });
  } else if (prompt !== null && typeof prompt !== 'string') {
    problems.add(path, typeFault(prompt, 'a string', path));
  } else if ((prompt ?? '').trim() === '' && !problems.touches(path)) {
    const message = `there is nothing to ask: the prompt is ${show(prompt)} and there are no questions`;
    problems.add(path, { code: 'missing_prompt', message });
  }
  return typeof prompt === 'string' ? prompt : null;
}

/**
 * Reads a list of questions: ids of the bank, or `{id, text}`. Each id once, in the order first named. A question that
 * is not known is a problem: it is never replaced, and its id is never asked as if it were its text.
 */
export function readQuestions(
  { entries, objects }: ReadList<QuestionFields>,
  path: Path,
  context: JobContext,
): readonly JobQuestion[] {
  const { problems, limits } = context;
  if (entries.length > limits.maxQuestions) {
    problems.add(path, tooMany('questions', entries.length, limits.maxQuestions));
    return [];
  }
  const byId = new Map<string, JobQuestion>();
  for (const [index, entry] of entries.entries()) {
    if (problems.isFull) break;
    const question = readQuestion(entry, objects[index] ?? null, [...path, index], context);
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

function readQuestion(
  entry: unknown,
  object: Read<QuestionFields> | null,
  path: Path,
  context: JobContext,
): JobQuestion | null {
  if (typeof entry === 'string') return fromBank(entry, path, context);
  if (object !== null) return readInline(object, path, context);
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

function asJobQuestion(
  { id, text, category, language, statement }: BankQuestion,
  pair: string | null = null,
): JobQuestion {
  return {
    id,
    text,
    category,
    language,
    source: 'bank',
    ...(statement === null ? {} : { statement }),
    ...(pair === null ? {} : { pair }),
  };
}

function readInline(
  object: Read<QuestionFields>,
  path: Path,
  context: JobContext,
): JobQuestion | null {
  const fields = context.problems.collect(object);
  if (context.problems.touches(path) || fields.id === undefined || fields.id === null) return null;
  const known = context.bank.find(fields.id);
  if (known !== undefined) return checkAgainst(known, fields, path, context);
  if (fields.text === undefined || fields.text === null) {
    return fromBank(fields.id, [...path, 'id'], context);
  }
  const { text, category = null, language = null } = fields;
  return { id: fields.id, text, category, language, source: 'inline', ...givenParts(fields) };
}

/** What a question of the job's own may say beside its text; absent where it does not. */
function givenParts({
  kind = null,
  statement = null,
  pair = null,
}: QuestionFields): Pick<JobQuestion, 'kind' | 'statement' | 'pair'> {
  return {
    ...(kind === null ? {} : { kind }),
    ...(statement === null ? {} : { statement }),
    ...(pair === null ? {} : { pair }),
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
  // The bank joins a question with its neutral partner; which ones are translations of each other the job says.
  return asJobQuestion(known, given.pair);
}
