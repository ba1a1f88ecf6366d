import type { JobBenchmark, JobQuestion } from '../job-specification.js';
import { typeFault } from './faults.js';
import { readQuestions } from './questions.js';
import { show } from './problems.js';
import type { Path } from './problems.js';
import type { JobContext } from './context.js';
import type { BenchmarkFields, SubmittedJob } from './submitted.js';

/** Longest prompt of a job without questions, in UTF-16 units. */
const PROMPT_LENGTH = 100_000;

/** Reads `benchmark`, which is required. */
export function readBenchmark(
  { job, path }: SubmittedJob,
  { problems, read }: JobContext,
): BenchmarkFields {
  const at = [...path, 'benchmark'];
  if (job.benchmark !== undefined && job.benchmark !== null) {
    return read.benchmark(job.benchmark, at, problems);
  }
  problems.add(at, typeFault(null, 'an object with a name', at));
  return {};
}

/** What a job keeps of its benchmark. */
export function toBenchmark(fields: BenchmarkFields): JobBenchmark {
  const { name, version = null, description = null, ...rest } = fields;
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return { name: name ?? '', version, description, details: Object.fromEntries(given) };
}

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
  const { questions } = envelope.job;
  checkPromptLength(envelope, benchmark, context);
  if (questions && questions.length > 0) {
    return { questions: readQuestions(questions, at, context), prompt: null };
  }
  if (questions) reportEmpty(isBiasDetection(envelope, benchmark), at, context);
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
