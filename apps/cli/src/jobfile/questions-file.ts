import { realpathSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative } from 'node:path';
import { FileTextError, readFileText } from '@beacon/config';
import { codeOf } from '../error-code.js';
import { csvQuestions } from './csv-questions.js';
import { jsonLinesQuestions } from './json-lines-questions.js';
import type { FiledQuestion } from './filed-question.js';
import { yamlQuestions } from './yaml-questions.js';

/** Bytes of a file of questions: a gateway takes 100,000 of them in one job. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A reader of one kind of file. @throws JobFileError */
type QuestionReader = (path: string, text: string) => readonly FiledQuestion[];

const READERS: Readonly<Record<string, QuestionReader>> = {
  '.csv': csvQuestions,
  '.jsonl': jsonLinesQuestions,
  '.ndjson': jsonLinesQuestions,
  '.yaml': yamlQuestions,
  '.yml': yamlQuestions,
  '.json': yamlQuestions,
};

/** Why a file of questions is refused as it is named. */
export class QuestionsFileError extends Error {
  override readonly name = 'QuestionsFileError';
}

/**
 * The questions of a file that a job's file names.
 * @returns its path, and its questions in their order.
 * @throws QuestionsFileError for a name that is not accepted or cannot be read; JobFileError for what is in it.
 */
export function readQuestionsFile(
  jobFile: string,
  name: string,
): { readonly path: string; readonly questions: readonly FiledQuestion[] } {
  const read = READERS[extname(name).toLowerCase()];
  if (read === undefined) {
    throw new QuestionsFileError(`must end in one of ${Object.keys(READERS).join(', ')}`);
  }
  const path = besides(jobFile, name);
  return { path, questions: read(path, textOf(path)) };
}

/** Whoever writes a job's file chooses what is read and sent: nothing from outside of its folder, by no link either. */
function besides(jobFile: string, name: string): string {
  const folder = dirname(jobFile);
  const path = join(folder, name);
  const inside = relative(realOf(folder), realOf(path));
  if (isAbsolute(name) || isAbsolute(inside) || inside.split(/[\\/]/)[0] === '..') {
    throw new QuestionsFileError('must be a file in the folder of the job file, or below it');
  }
  return path;
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new QuestionsFileError(
      codeOf(error) === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read`,
      { cause: error },
    );
  }
}

function textOf(path: string): string {
  try {
    return readFileText(path, MOST_BYTES);
  } catch (error) {
    const reason = error instanceof FileTextError ? error.message : 'cannot be read';
    throw new QuestionsFileError(`${path} ${reason}`, { cause: error });
  }
}
