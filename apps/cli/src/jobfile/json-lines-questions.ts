import { lineError, type FiledQuestion } from './filed-question.js';

/** The questions of a file of JSON Lines: an object or an id on each line. @throws JobFileError */
export function jsonLinesQuestions(path: string, text: string): readonly FiledQuestion[] {
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return [];
    const line = index + 1;
    return [{ question: parsed(path, row, line), line }];
  });
}

function parsed(path: string, row: string, line: number): unknown {
  try {
    return JSON.parse(row);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error);
    throw lineError(path, line, `is no JSON: ${reason}`);
  }
}
