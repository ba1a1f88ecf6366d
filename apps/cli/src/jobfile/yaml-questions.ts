import { YamlFile } from '@beacon/config';
import { JobFileError } from './job-file.error.js';
import { lineError, type FiledQuestion } from './filed-question.js';

/** The questions of a YAML or JSON file: a list as under `questions` of a job. @throws JobFileError */
export function yamlQuestions(path: string): readonly FiledQuestion[] {
  const file = YamlFile.read(path);
  if (!(file instanceof YamlFile)) {
    throw new JobFileError(
      file.map(({ line, rule }) => ({ file: path, line, column: null, field: '$', message: rule })),
    );
  }
  if (!Array.isArray(file.data)) {
    throw lineError(path, 1, 'must be a list of questions, as under questions in a job');
  }
  return file.data.map((question: unknown, index) => ({ question, line: file.lineOf([index]) }));
}
