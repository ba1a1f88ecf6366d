import { FileTextError, YamlFile, readFileText, type FieldPath } from '@beacon/config';
import { MAX_PROBLEMS, formatPath } from '@beacon/domain';
import { typesAt } from './body-schema.js';
import { fileFieldsOf } from './file-fields.js';
import { JobFile, type AddedQuestions } from './job-file.js';
import { JobFileError, type FileProblem } from './job-file.error.js';
import { QuestionsFileError, readQuestionsFile } from './questions-file.js';
import { schemaProblems } from './schema-problems.js';
import { TooMuchTextError, substituted } from './substitute.js';
import { Variables, type VariableSources } from './variables.js';

/**
 * Reads a job from a YAML or JSON file: puts its variables in, adds the questions of `questions_file`, and checks what can be checked
 * without a gateway.
 * @throws JobFileError with every problem found, each with its file, line, column, field and what is allowed.
 */
export function readJobFile(path: string, sources: VariableSources): JobFile {
  const file = YamlFile.read(path);
  if (!(file instanceof YamlFile)) throw new JobFileError(file.map(unreadable));
  return new JobFileReading(path, file).read(sources);
}

/** Of YAML's own errors the first sentence is enough; in braces and brackets a variable's own braces are YAML. */
function unreadable({ file, line, rule }: { file: string; line: number | null; rule: string }) {
  const hint = rule.startsWith('is not valid YAML') && hasVariable(file) ? IN_BRACES : '';
  return { file, line, column: null, field: '$', message: rule + hint };
}

const IN_BRACES = ' (within [ ] and { } a variable stands in quotes: "${NAME}")';

function hasVariable(path: string): boolean {
  try {
    return readFileText(path).includes('${');
  } catch (error) {
    if (error instanceof FileTextError) return false;
    throw error;
  }
}

class JobFileReading {
  readonly #problems: FileProblem[] = [];

  constructor(
    private readonly path: string,
    private readonly file: YamlFile,
  ) {}

  read(sources: VariableSources): JobFile {
    const data = this.#mapping();
    const fields = fileFieldsOf(data, this.#add);
    const variables = new Variables(fields.variables, sources);
    const given = { ...fields.body, questions_file: fields.questionsFile };
    // What is signed is sent as it is: a text that looks like a variable is one that was signed.
    const { questions_file: name, ...body } = isSigned(fields.body)
      ? given
      : this.#substituted(given, variables);
    for (const unused of variables.unused) this.#add([], unusedRule(unused));
    this.#refuse();
    const added = name === undefined || name === null ? null : this.#added(name, body);
    const job = new JobFile(this.path, withQuestions(body, added), this.file, added);
    this.#checkForm(job);
    this.#refuse();
    return job;
  }

  #mapping(): Readonly<Record<string, unknown>> {
    const { data } = this.file;
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { ...data };
    this.#add([], 'must be the fields of a job, such as benchmark, constraints and models');
    throw new JobFileError(this.#problems);
  }

  #substituted(data: object, variables: Variables): Readonly<Record<string, unknown>> {
    const isWrapped = Object.hasOwn(data, 'jobspec');
    try {
      return substituted(data, {
        value: (name) => variables.value(name),
        typesAt: (path) => typesAt(path, isWrapped),
        onProblem: this.#add,
      }) as Readonly<Record<string, unknown>>;
    } catch (error) {
      if (!(error instanceof TooMuchTextError)) throw error;
      this.#add([], error.message);
      throw new JobFileError(this.#problems);
    }
  }

  #added(name: unknown, body: Readonly<Record<string, unknown>>): AddedQuestions {
    try {
      const { path, questions } = readQuestionsFile(this.path, String(name));
      return { path, questions, from: questionsIn(body)?.length ?? 0 };
    } catch (error) {
      if (!(error instanceof QuestionsFileError)) throw error;
      this.#add(['questions_file'], error.message);
      throw new JobFileError(this.#problems);
    }
  }

  #checkForm(job: JobFile): void {
    for (const { path, field, message, allowed } of schemaProblems(job.body)) {
      const place = job.placeOf(path);
      this.#problems.push({
        ...place,
        field,
        message,
        ...(allowed === undefined ? {} : { allowed }),
      });
    }
  }

  readonly #add = (path: FieldPath, message: string): void => {
    if (this.#problems.length >= MAX_PROBLEMS) return;
    const place = this.file.placeOf(path);
    this.#problems.push({ file: this.path, ...place, field: formatPath(path), message });
  };

  #refuse(): void {
    if (this.#problems.length > 0) throw new JobFileError(this.#problems);
  }
}

function unusedRule(name: string): string {
  return `there is no \${${name}} in it: leave out --var ${name}, or correct its name`;
}

function specIn(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { jobspec } = body;
  const isObject = typeof jobspec === 'object' && jobspec !== null && !Array.isArray(jobspec);
  return isObject ? (jobspec as Readonly<Record<string, unknown>>) : body;
}

function isSigned(body: Readonly<Record<string, unknown>>): boolean {
  const { signature } = specIn(body);
  return typeof signature === 'string' && signature !== '';
}

/** Questions that are no list are left for the schema to refuse. */
function questionsIn(body: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  const questions = specIn(body)['questions'] ?? [];
  return Array.isArray(questions) ? questions : null;
}

function withQuestions(
  body: Readonly<Record<string, unknown>>,
  added: AddedQuestions | null,
): Readonly<Record<string, unknown>> {
  const own = questionsIn(body);
  if (added === null || own === null) return body;
  const questions = [...own, ...added.questions.map(({ question }) => question)];
  const spec = specIn(body);
  return spec === body ? { ...body, questions } : { ...body, jobspec: { ...spec, questions } };
}
