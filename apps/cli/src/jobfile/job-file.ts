import type { FieldPath, YamlFile } from '@beacon/config';
import type { FileProblem } from './job-file.error.js';
import { stepsOf } from './field-path.js';
import type { FiledQuestion } from './filed-question.js';

/** Questions of another file, which follow those that stand in the job's file. */
export interface AddedQuestions {
  readonly path: string;
  readonly questions: readonly FiledQuestion[];
  /** Where the first of them is among all questions of the job. */
  readonly from: number;
}

/** A problem as the gateway tells it. */
export interface ToldProblem {
  readonly field: string;
  readonly message: string;
  readonly allowed?: string | undefined;
}

/** A job that was read from a file. */
export class JobFile {
  constructor(
    /** As it was named. */
    readonly path: string,
    /** What to send to `POST /api/v1/jobs`, or to `/plan`. */
    readonly body: Readonly<Record<string, unknown>>,
    private readonly file: YamlFile,
    private readonly added: AddedQuestions | null,
  ) {}

  /** What the gateway says of a field, with the place of it in the file. */
  problem({ field, message, allowed }: ToldProblem): FileProblem {
    return {
      ...this.placeOf(stepsOf(field)),
      field,
      message,
      ...(allowed === undefined ? {} : { allowed }),
    };
  }

  /** Where a field of the body stands. */
  placeOf(path: FieldPath): Pick<FileProblem, 'file' | 'line' | 'column'> {
    const line = this.#lineOfAdded(path);
    if (line !== undefined) return { file: this.added?.path ?? this.path, line, column: null };
    return { file: this.path, ...this.file.placeOf(path) };
  }

  #lineOfAdded(path: FieldPath): number | undefined {
    const inJob = path[0] === 'jobspec' ? path.slice(1) : path;
    const [list, index] = inJob;
    if (this.added === null || list !== 'questions' || typeof index !== 'number') return undefined;
    return this.added.questions[index - this.added.from]?.line;
  }
}
